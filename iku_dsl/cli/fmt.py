"""`iku fmt`: texts go in; the same texts in canonical form, or in the other vocabulary, stand in their place."""

import sys
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import FAILED, finish
from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.session import Session
from iku_dsl.syntax.files import write_text
from iku_dsl.syntax.vocabulary import LANGUAGES
from iku_dsl.workspace.documents import text_files


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="change nothing; name the texts that are not canonical, and end with 1")
@click.option("--to", type=click.Choice(LANGUAGES), help="translate into this vocabulary")
@click.option("--stdout", "show", is_flag=True, help="change nothing; write the result to standard output")
@options.language
def fmt(paths: tuple[Path, ...], check: bool, to: str | None, show: bool, translate: Translate) -> None:
    """Put texts into canonical form. A folder stands for all its texts; one with an error is left alone.

    Example: iku fmt --check manuals
    """
    session, stale = Session(), False
    for path in text_files(paths):
        text = session.format(path, to)
        if text is None:
            continue
        if show:
            click.echo(text, nl=False)
        elif path.read_bytes() != text.encode():
            stale = True
            if check or write_text(path, text, session.report):
                said = say("{path}: not canonical", path=path) if check else say("{path}: written", path=path)
                click.echo(said.words(translate))
    if check and stale and not session.report.failed:
        sys.exit(FAILED)
    finish(session.report, translate)
