"""`iku equal`: two texts, or a manual and a formula, go in; whether they are one function comes out."""

import sys
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import USAGE, finish, write
from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.reports.equal_json import equal_json
from iku_dsl.reports.equal_text import equal_text
from iku_dsl.session import Session
from iku_dsl.syntax.typed import is_typed


@click.command()
@click.argument("first", type=click.Path(path_type=Path))
@click.argument("second", required=False, type=click.Path(path_type=Path))
@click.option("--formula", default="", metavar="FORMULA", help="a formula over the names of the manual, in quotes")
@click.option(
    "--component", "components", multiple=True, metavar="LABEL", help='A, or "value of A"; twice: of the one, the other'
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.language
def equal(
    first: Path, second: Path | None, formula: str, components: tuple[str, ...], style: str, translate: Translate
) -> None:
    """Prove that two texts compute the same, or show data for which they differ.

    Example: iku equal manuals/office-2026/IK-2.iku --formula "on_time / issued" --component "value of A"
    """
    _require(second, formula, components, translate)
    session = Session()
    found = session.equal(first, second, formula, components)
    if found is not None:
        click.echo(equal_json(found, translate) if style == "json" else equal_text(found, translate), nl=False)
    elif any(is_typed(each.span) for each in session.report):
        write(session.report, translate)
        sys.exit(USAGE)
    finish(session.report, translate, failed=found is None or found.equal is not True)


def _require(second: Path | None, formula: str, components: tuple[str, ...], translate: Translate) -> None:
    """Stop where the words of the command line do not name two things."""
    if len(components) > 2:
        raise click.UsageError(say("a component is named once, or once for each of the two").words(translate))
    if formula and (second is not None or len(components) == 2):
        raise click.UsageError(say("a formula is compared with one manual, or one component of it").words(translate))
    if second is None and not formula and len(components) < 2:
        raise click.UsageError(say("name a second text, a formula or two components").words(translate))
