"""What a manual gives for units and periods goes in; a table for a person, or a list for a script, comes out."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Translate, english, say, worded
from iku_dsl.readings.show import quantity
from iku_dsl.readings.unit_values import Computation, UnitValue
from iku_dsl.reports.missing import grouped_lines
from iku_dsl.reports.score_json import exactly, need_object
from iku_dsl.reports.words import absent
from iku_dsl.values.enclosed import Number
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Value

MOST_REASONS = 40
MOST_NAMED = 5


def computed_table(found: Computation, columns: tuple[str, ...], translate: Translate = english) -> RenderableType:
    """Return the page: a line for each unit and period, with the components and values asked for, and what lacks."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    if found.key:
        table.add_column(found.key)
    table.add_column(translate("Period"), no_wrap=True)
    for name in (translate("Realisation"), *columns):
        table.add_column(name, justify="right", no_wrap=True)
    before = ""
    for each in found.values:
        own = [] if not found.key else ["" if each.unit == before else each.unit]
        table.add_row(*(Text(visible(cell)) for cell in (*own, *_cells(each, columns, found, translate))))
        before = each.unit
    title = Text(visible(found.manual.title or found.manual.code) + "\n", style="bold")
    return Group(title, table, *_reasons(found, translate))


def _cells(each: UnitValue, columns: tuple[str, ...], found: Computation, translate: Translate) -> Iterator[str]:
    yield period_text(each, translate)
    shown = ((each.realisation, found.percent), *(found.column(each, name) for name in columns))
    for value, percent in shown:
        yield value_text(value, percent) or worded(absent(value), translate)


def period_text(each: UnitValue, translate: Translate = english) -> str:
    """Return the period with its year."""
    return say("{period} {year}", period=each.period.spoken, year=each.period.year).words(translate)


def value_text(value: Value, percent: bool) -> str | None:
    """Return a realisation or a contribution as a person writes it, or None where there is none."""
    return quantity(value, percent) if isinstance(value, Number) and not isinstance(value, bool) else None


def _reasons(found: Computation, translate: Translate) -> Iterator[Text]:
    """Go through why realisations are not there: what failed, and what is missing, in one line for all alike."""
    faults: dict[str, list[str]] = {}
    for each in found.values:
        if isinstance(each.realisation, Fault):
            said = each.realisation.diagnostic.message.words(translate)
            faults.setdefault(said, []).append(_whose(each, translate))
    needs = [need for each in found.values if isinstance(each.realisation, Missing) for need in each.realisation.needs]
    if faults:
        yield Text("\n" + translate("Not computed:"), style="bold")
    for said, whose in list(faults.items())[:MOST_REASONS]:
        named = "; ".join(whose[:MOST_NAMED]) + ("; \u2026" if len(whose) > MOST_NAMED else "")
        yield Text(visible(f"  {named} ({len(whose)}): {said}" if len(whose) > 1 else f"  {named}: {said}"))
    if needs:
        yield Text("\n" + translate("Missing, and needed:"), style="bold")
    for line in grouped_lines(tuple(dict.fromkeys(needs)), translate)[:MOST_REASONS]:
        yield Text(visible(f"  {line}"))


def _whose(each: UnitValue, translate: Translate) -> str:
    period = period_text(each, translate)
    return f"{each.unit}, {period}" if each.unit else period


def computed_list(found: Computation, translate: Translate = english) -> list[dict[str, Any]]:
    """Return an object for each unit and period, in the order of the table; `unit` is null where there are none."""
    return [_object(each, found, translate) for each in found.values]


def _object(each: UnitValue, found: Computation, translate: Translate) -> dict[str, Any]:
    value, percent = each.realisation, found.percent
    return {
        "manual": found.manual.code,
        "unit": each.unit if found.key else None,
        "period": str(each.period),
        "year": each.period.year,
        "realisation": value_text(value, percent),
        **exactly("", value, percent),
        "components": {code: _part(part, percent) for code, part in each.components.items()},
        "values": {name: _part(known, percent=False) for name, known in each.steps.items()},
        "not_applicable": isinstance(value, NotApplicable),
        "missing": [need_object(need, translate) for need in value.needs] if isinstance(value, Missing) else [],
        "error": value.diagnostic.message.words(translate) if isinstance(value, Fault) else None,
    }


def _part(value: Value, percent: bool) -> dict[str, Any]:
    text = worded(absent(value)) if isinstance(value, (bool, str)) else None
    return {
        "value": value_text(value, percent) or text,
        **exactly("", value, percent),
        "not_applicable": isinstance(value, NotApplicable),
    }
