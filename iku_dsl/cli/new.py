"""`iku new`: a kind of document and a code go in; a commented text to start from stands in the folder."""

from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.diagnostics.report import Report
from iku_dsl.syntax.starter import KINDS, start
from iku_dsl.syntax.vocabulary import LANGUAGES


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("code")
@click.option("--in", "folder", type=click.Path(path_type=Path), default=Path(), help="the folder to write into")
@click.option("--to", "language", type=click.Choice(LANGUAGES), default="english", help="the vocabulary of the text")
@options.language
def new(kind: str, code: str, folder: Path, language: str, translate: Translate) -> None:
    """Write a commented text to start from: a manual, a contract with its data, or a framework.

    Example: iku new manual 5a-CP
    """
    report = Report()
    for path in start(kind, code, language, folder, report):
        click.echo(str(path))
    finish(report, translate)
