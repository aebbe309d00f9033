"""`iku check`: texts and folders go in; every diagnostic about them comes out."""

from collections.abc import Iterable
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import EMITTERS, finish
from iku_dsl.cli.progress import progress
from iku_dsl.diagnostics.phrase import Phrase, Translate, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.session import Session
from iku_dsl.workspace.documents import text_files


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(sorted(EMITTERS)), default="full", show_default=True)
@click.option(
    "--source", type=click.Path(path_type=Path), help="the text of a report, in which what was published is looked up"
)
@options.language
def check(paths: tuple[Path, ...], style: str, source: Path | None, translate: Translate) -> None:
    """Check texts and the data beside them. A folder stands for all its texts.

    Example: iku check manuals
    """
    files = text_files(paths)
    with progress(len(files)) as done:
        session = Session(done=done)
        counted = session.check(files, source)
    report = _of(files, session.report)
    if style == "full":
        click.echo(_summary(counted, len(report)).words(translate), err=True)
    finish(report, translate, style, notes=True)


def _of(files: Iterable[Path], report: Report) -> Report:
    """Leave out the notes about texts that nobody asked about; errors and warnings in them concern who uses them."""
    asked = {file.resolve() for file in files}
    found = Report()
    for each in report:
        source = Path(each.span.source.path) if each.span else None
        elsewhere = source is not None and source.suffix == ".iku" and source.resolve() not in asked
        if each.severity is not Severity.NOTE or not elsewhere:
            found.add(each)
    return found


def _summary(counted: int, found: int) -> Phrase:
    checked = say("1 text checked") if counted == 1 else say("{texts} texts checked", texts=counted)
    if not found:
        return say("{checked}: nothing to report", checked=checked)
    said = say("1 diagnostic") if found == 1 else say("{found} diagnostics", found=found)
    return say("{checked}, {said}", checked=checked, said=said)
