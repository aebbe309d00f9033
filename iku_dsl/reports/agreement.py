"""A contract scored as reported and as computed goes in; its realisations side by side come out."""

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Translate, english, say
from iku_dsl.readings.agreement import Agreement, Verdict, agreements
from iku_dsl.readings.comparing import Comparison
from iku_dsl.readings.show import quantity
from iku_dsl.reports.score_json import exactly
from iku_dsl.reports.score_table import notes
from iku_dsl.reports.words import quantity_text
from iku_dsl.values.enclosed import ends

SAID = {
    Verdict.EQUAL: say("equal"),
    Verdict.DIFFERENT: say("different"),
    Verdict.NOT_COMPUTED: say("not computed"),
    Verdict.NOT_REPORTED: say("not reported"),
    Verdict.NEITHER: say("neither reported nor computed"),
}
RULE = say(
    "Equal: the computed realisation, rounded half up to the digits that are printed, is the printed one; where "
    "several printed ones make up the reported one, both are exactly the same."
)


def of_realisations(compared: Comparison, translate: Translate = english) -> Iterator[RenderableType]:
    """Go through what stands below the values: the realisations, when two are equal, how many are, what is missing."""
    found = agreements(compared)
    yield Text()
    yield _table(found, translate)
    yield Text("\n" + RULE.words(translate))
    yield Text(_counts(found, translate))
    for scores, words in ((compared.own, say("As reported:")), (compared.other, say("As computed:"))):
        below = list(notes(scores, translate))
        if below:
            yield Text("\n" + words.words(translate), style="bold")
            yield from below


def _table(found: tuple[Agreement, ...], translate: Translate) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(translate("Code"), no_wrap=True)
    table.add_column(translate("Realisation"), ratio=1)
    for name in (translate("Reported"), translate("Computed"), translate("Difference")):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column(translate("They are"), no_wrap=True)
    for each in found:
        table.add_row(*(Text(visible(cell)) for cell in _cells(each, translate)))
    return table


def _cells(each: Agreement, translate: Translate) -> tuple[str, ...]:
    reported, computed = each.reported, each.computed
    return (
        reported.score.code,
        reported.score.title,
        quantity_text(reported, reported.realisation, translate),
        quantity_text(computed, computed.realisation, translate),
        _difference(each) or "",
        SAID[each.verdict].words(translate),
    )


def _difference(each: Agreement) -> str | None:
    """Return the difference with its sign, exactly where few decimals do."""
    found = each.difference
    if found is None:
        return None
    text = quantity(found, each.reported.percent)
    mark, plain = ("\u2248", text[1:]) if text.startswith("\u2248") else ("", text)
    return f"{mark}+{plain}" if ends(found)[0] > 0 else text


def _counts(found: tuple[Agreement, ...], translate: Translate) -> str:
    """Return how many indicators there are of each verdict, those that need a look by their codes."""
    lines = []
    for verdict, words in SAID.items():
        codes = [each.reported.score.code for each in found if each.verdict is verdict]
        if codes:
            named = "" if verdict is Verdict.EQUAL else f": {', '.join(codes)}"
            lines.append(f"{len(codes)} {words.words(translate)}{named}")
    return visible("; ".join(lines))


def realisations_object(compared: Comparison) -> dict[str, dict[str, Any]]:
    """Return both realisations of every indicator, by its code; `difference` is the computed less the reported one."""
    return {each.reported.score.code: _object(each) for each in agreements(compared)}


def _object(each: Agreement) -> dict[str, Any]:
    reported, computed, percent = each.reported, each.computed, each.reported.percent
    return {
        "printed": each.printed.printed if each.printed else None,
        "reported": reported.written(reported.realisation),
        **exactly("reported_", reported.realisation, percent),
        "computed": computed.written(computed.realisation),
        **exactly("computed_", computed.realisation, percent),
        "difference": _difference(each),
        **exactly("difference_", each.difference, percent),
        "decimals": each.decimals,
        "verdict": each.verdict.value,
    }
