"""`iku test`: texts and folders go in; which of their examples hold comes out."""

from pathlib import Path

import click

from iku_dsl.checks.examples import FAILS
from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.cli.progress import progress
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.diagnostics.report import Report
from iku_dsl.reports.examples_json import examples_json
from iku_dsl.reports.examples_junit import examples_junit
from iku_dsl.reports.examples_text import added_text, examples_text
from iku_dsl.session import Session
from iku_dsl.syntax.files import write_text
from iku_dsl.workspace.documents import text_files


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--junit", type=click.Path(path_type=Path), help="write the results to this file as JUnit XML")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--generate", is_flag=True, help="first add the examples that are missing to the texts, to be checked")
@click.option("--stdout", "show", is_flag=True, help="with --generate: change nothing; write them to standard output")
@options.language
def test(
    paths: tuple[Path, ...], junit: Path | None, style: str, generate: bool, show: bool, translate: Translate
) -> None:
    """Run the examples in texts. A folder stands for all its texts.

    Example: iku test manuals
    """
    files = text_files(paths)
    with progress(len(files) * (2 if generate else 1)) as done:
        session = Session(done=done)
        texts = session.test(files, generate, write=not show)
    if generate and show:
        click.echo(added_text(texts), nl=False)
    elif style == "json":
        click.echo(examples_json(texts, translate), nl=False)
    else:
        click.echo(examples_text(texts, translate), nl=False)
    if junit is not None:
        write_text(junit, examples_junit(texts, translate), session.report)
    rest = Report()  # an example that fails has been shown with all its figures
    rest.extend(each for each in session.report if each.rule is not FAILS)
    finish(rest, translate, failed=any(each.failed for each in texts))
