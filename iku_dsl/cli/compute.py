"""`iku compute`: a manual and a table go in; the realisation of every unit and period of it comes out."""

import json
import os
import sys
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.diagnostics.suggest import closest
from iku_dsl.readings.unit_values import Computation
from iku_dsl.session import Session
from iku_dsl.syntax.vocabulary import spelled_alike
from iku_dsl.values.periods import dated

WIDTH = 118  # of a page that no terminal bounds, where that is enough
WIDEST = 10_000


@click.command()
@click.argument("manual", type=click.Path(path_type=Path))
@click.option(
    "--data", required=True, type=click.Path(path_type=Path, exists=True), help="a table, or a folder of them"
)
@click.option("--by", default="", metavar="COLUMN", help="the column of the units, where the manual has no `for each`")
@click.option("--period", default="", help='one period for every unit: Q1, "to date Q2", year, "Q1 2024"')
@click.option("--year", type=click.IntRange(1, 9999), help="of periods that name none")
@click.option("--components", is_flag=True, help="show the contribution of every component")
@click.option("--show", multiple=True, metavar="NAME", help="show a component or a `value` of the manual; repeatable")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.language
def compute(
    manual: Path,
    data: Path,
    by: str,
    period: str,
    year: int | None,
    components: bool,
    show: tuple[str, ...],
    style: str,
    translate: Translate,
) -> None:
    """Compute a manual for every unit and period of a table, with no contract.

    Example: iku compute manuals/biro-kek-2025/1.1.iku --data manuals/biro-kek-2025/data --period "Q2 2025"
    """
    session = Session()
    if period and (year is not None or dated(period, 1) is None):
        options.period_of(period, translate)(year or 1)  # says what a period may be, and that it lies in another year
    found = session.compute(manual, data, by, period, year)
    if found is None or (not found.values and style == "text"):
        finish(session.report, translate)
    parts = found.names[: len(found.manual.parts)] if components else ()
    columns = tuple(dict.fromkeys((*parts, *(_column(each, found, translate) for each in show))))
    click.echo(_as_json(found, translate) if style == "json" else _page(found, columns, translate))
    finish(session.report, translate)


def _column(name: str, found: Computation, translate: Translate) -> str:
    """Return the name of a component or a value, however its letters are written."""
    known = {each.casefold(): each for each in found.names}
    own = spelled_alike(name.casefold(), known)
    if own is None:
        near = closest(name, found.names) or ", ".join(found.names)
        said = say('the manual has no component and no value "{name}"; did you mean {near}', name=name, near=near)
        raise click.BadParameter(said.words(translate), param_hint="--show")
    return known[own]


def _as_json(found: Computation, translate: Translate) -> str:
    from iku_dsl.reports.computed import computed_list

    return json.dumps(computed_list(found, translate), ensure_ascii=False, indent=2)


def _page(found: Computation, columns: tuple[str, ...], translate: Translate) -> str:
    from rich.console import Console

    from iku_dsl.reports.computed import computed_table

    table = computed_table(found, columns, translate)
    needed = Console(width=WIDEST).measure(table).maximum if columns else WIDTH  # a figure is never cut short
    wide = None if sys.stdout.isatty() or "COLUMNS" in os.environ else max(WIDTH, needed)
    console = Console(highlight=False, width=wide)
    with console.capture() as page:
        console.print(table)
    return "\n".join(line.rstrip() for line in page.get().splitlines())
