"""A contract scored in two ways goes in; the page, or the object for scripts, that shows what differs comes out."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Translate, each_of, english, say
from iku_dsl.readings.comparing import Comparison, Difference
from iku_dsl.readings.scoring import Score
from iku_dsl.reports.agreement import of_realisations, realisations_object
from iku_dsl.reports.score_json import BASIS, exactly, missing_object
from iku_dsl.reports.score_table import notes
from iku_dsl.reports.words import statuses_of, value_text


def comparison_table(compared: Comparison, files: tuple[str, str], translate: Translate = english) -> RenderableType:
    """Return the page: each indicator and each member both ways, and the difference."""
    own, other = _sides(compared, translate)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(translate("Code"), no_wrap=True)
    table.add_column(translate("Name"), ratio=1)
    for name in (own, other, translate("Difference")):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column(translate("Status"), no_wrap=True)
    for each in compared.members():
        table.add_row(*_cells(each, translate), style="bold")
    if compared.members():
        table.add_row(*[""] * 6)
    for each in compared.indicators():
        table.add_row(*_cells(each, translate))
    below = of_realisations(compared, translate) if compared.of_bases else notes(compared.other, translate)
    return Group(_title(compared, files, translate), table, *_unmatched(compared, translate), *below)


def _sides(compared: Comparison, translate: Translate) -> tuple[str, str]:
    """Return what the two columns of values are called."""
    if compared.of_bases:
        return translate("Reported"), translate("Computed")
    return compared.own.lowered.card.framework.code, compared.other.lowered.card.framework.code


def _unmatched(compared: Comparison, translate: Translate) -> Iterator[Text]:
    """Say which levels and statuses of the contract's own framework the other one does not have."""
    own, other = (each.lowered.card.framework for each in (compared.own, compared.other))
    lost = [level for level in own.levels if level not in other.levels]
    known = statuses_of(other)
    gone = [status for status in statuses_of(own) if status not in known]
    said = [say("the levels {names}", names=", ".join(lost))] if lost else []
    said += [say("the statuses {names}", names=", ".join(gone))] if gone else []
    if said:
        line = say("{framework} does not have {what}", framework=other.code, what=each_of(said))
        yield Text("\n" + visible(line.words(translate)))


def _title(compared: Comparison, files: tuple[str, str], translate: Translate) -> Text:
    contract = compared.own.lowered.card.contract
    text = Text(visible(contract.title or contract.code), style="bold")
    text.append(f", {contract.year}, {compared.own.period.spoken.words(translate)}\n", style="not bold")
    codes = (each.lowered.card.framework.code for each in (compared.own, compared.other))
    for code, file in dict(zip(codes, files, strict=True)).items():
        text.append(f"{code}: {file}\n", style="not bold dim")
    return text


def _cells(each: Difference, translate: Translate) -> tuple[Text, ...]:
    title = each.named.title or each.named.code or each.named.level
    words = (each.named.code, title, _value(each.own, translate), _value(each.other, translate), each.text or "")
    return (*(Text(visible(word)) for word in words), Text(visible(_status(each, translate))))


def _value(score: Score | None, translate: Translate) -> str:
    return "-" if score is None else value_text(score, translate)


def _status(each: Difference, translate: Translate) -> str:
    own, other = (score.status if score else None for score in (each.own, each.other))
    if own == other:
        return own or ""
    none = translate("none")
    return f"{own or none} \u2192 {other or none}"


def comparison_object(compared: Comparison, own_hash: str, translate: Translate = english) -> dict[str, Any]:
    """Return what differs, beside the object of one of the two; of two bases the realisations too."""
    found: dict[str, Any] = {
        "framework": compared.own.lowered.card.framework.code,
        "framework_hash": own_hash,
        "bases": [BASIS[each.lowered.basis] for each in (compared.own, compared.other)],
        "members": [{"level": each.named.level, **_both(each)} for each in compared.members()],
        "indicators": [_both(each) for each in compared.indicators()],
    }
    if compared.of_bases:
        realisations = realisations_object(compared)
        for each in found["indicators"]:
            each["realisation"] = realisations[each["code"]]
        found["missing"] = missing_object(compared.other, translate)
    return found


def _both(each: Difference) -> dict[str, Any]:
    """Return both values; `difference` is the other value less the contract's own."""
    return {
        "code": each.named.code,
        "value": each.own.text if each.own else None,
        **exactly("", each.own.value if each.own else None),
        "status": each.own.status if each.own else None,
        "other": {
            "value": each.other.text if each.other else None,
            **exactly("", each.other.value if each.other else None),
            "status": each.other.status if each.other else None,
        },
        "difference": each.text,
        **exactly("difference_", each.change),
    }
