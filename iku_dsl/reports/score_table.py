"""The scores of a contract go in; the page that a head of office reads comes out, in words and colour."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Translate, english, say
from iku_dsl.readings.scoring import IndicatorScore, Score, Scores
from iku_dsl.reports.missing import missing_lines
from iku_dsl.reports.words import label_of, quantity_text, value_text, weight_of

COLOURS = {  # of a terminal, for the words that frameworks use; another word is printed without colour
    "green": "green",
    "hijau": "green",
    "yellow": "yellow",
    "kuning": "yellow",
    "red": "red",
    "merah": "red",
}
MOST_NEEDS = 40


def score_table(
    scores: Scores, framework_files: str, framework_hash: str, translate: Translate = english
) -> RenderableType:
    """Return the whole page: what is scored, the levels with their indicators, conversions, what is missing."""
    title = _title(scores, framework_files, framework_hash, translate)
    return Group(title, _table(scores, translate), *notes(scores, translate))


def _title(scores: Scores, framework_files: str, framework_hash: str, translate: Translate) -> Text:
    contract, framework = scores.lowered.card.contract, scores.lowered.card.framework
    text = Text()
    text.append(visible(contract.title or contract.code), style="bold")
    text.append(f", {contract.year}, {scores.period.spoken.words(translate)}\n")
    named = f"{framework.code} ({visible(framework.title)})" if framework.title else framework.code
    text.append(say("scored under {framework}", framework=named).words(translate) + "\n")
    source = say("from {files}, sha256 {hash}", files=framework_files, hash=framework_hash[:12])
    text.append(source.words(translate) + "\n", style="dim")
    return text


def _table(scores: Scores, translate: Translate) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(translate("Code"), no_wrap=True)
    table.add_column(translate("Name"), ratio=1)
    for name in (translate("Target"), translate("Realisation"), translate("Value")):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column(translate("Status"), no_wrap=True)
    for cells in _rows(scores, translate):
        table.add_row(*cells)
    return table


def _rows(scores: Scores, translate: Translate) -> Iterator[tuple[Text, ...]]:
    """Go down from the top level: every member, then what belongs to it."""
    for level, members in reversed(scores.levels[-1:]):
        for member in members:
            yield from _member(scores, len(scores.levels) - 1, level, member, translate)
    known = {each.code for _, members in scores.levels[:1] for each in members}
    left = [each for each in scores.indicators if not _counts(each) or not ({"", each.score.parent} & known)]
    headings = {each.code: each.title for each in scores.lowered.card.members if each.code not in known}
    for code, title in headings.items():
        yield from _headed(scores, code, title, [each for each in left if _under(each, code)], translate)
    for each in left:
        if not any(_under(each, code) for code in headings):
            yield _indicator(scores, each, 0, translate)


def _counts(each: IndicatorScore) -> bool:
    return each.line.index.measured.indicator.counts


def _under(each: IndicatorScore, code: str) -> bool:
    return _counts(each) and each.score.parent == code


def _headed(
    scores: Scores, code: str, title: str, below: list[IndicatorScore], translate: Translate
) -> Iterator[tuple[Text, ...]]:
    """Go through the indicators of a member that has no value: the regime gives its level none."""
    if below:
        yield (Text(visible(code), style="bold"), Text(visible(title), style="bold"), *(Text(),) * 4)
    for each in below:
        yield _indicator(scores, each, 1, translate)


def _member(scores: Scores, at: int, level: str, member: Score, translate: Translate) -> Iterator[tuple[Text, ...]]:
    indent = len(scores.levels) - 1 - at
    if indent == 1:
        yield (Text(),) * 6
    yield _level(scores, level, member, indent, translate)
    if at == 0:
        for each in scores.indicators:
            if _counts(each) and member.code in ("", each.score.parent):
                yield _indicator(scores, each, indent + 1, translate)
        return
    name, below = scores.levels[at - 1]
    for child in below:
        if member.code in ("", child.parent):
            yield from _member(scores, at - 1, name, child, translate)


def _level(scores: Scores, level: str, member: Score, indent: int, translate: Translate) -> tuple[Text, ...]:
    title = member.title or member.code.replace("_", " ")
    code = member.code if member.code.replace("_", " ").casefold() != title.casefold() else ""
    said = ", ".join(each for each in ("" if code else level, weight_of(member)) if each)
    name = f"{title} ({said})" if said else title
    cells = (code, name, "", "", value_text(member, translate))
    return (*(Text(visible(cell), style="bold") for cell in _indented(cells, indent)), _status(scores, member))


def _indicator(scores: Scores, each: IndicatorScore, indent: int, translate: Translate) -> tuple[Text, ...]:
    mark = " *" if each.converted is True else ""
    aim = each.aim or quantity_text(each, each.target, translate)
    reached = quantity_text(each, each.realisation, translate)
    cells = (each.score.code, each.score.title, aim, reached, value_text(each.score, translate) + mark)
    return (*(Text(visible(cell)) for cell in _indented(cells, indent)), _status(scores, each.score))


def _indented(cells: tuple[str, ...], indent: int) -> tuple[str, ...]:
    return ("  " * indent + cells[0], *cells[1:]) if cells[0] else ("", "  " * 0 + cells[1], *cells[2:])


def _status(scores: Scores, score: Score) -> Text:
    if not isinstance(score.status, str):
        return Text("")
    label = label_of(scores.lowered.card.framework, score.status)
    return Text(visible(f"{score.status}: {label}" if label else score.status), style=COLOURS.get(score.status, ""))


def notes(scores: Scores, translate: Translate = english) -> Iterator[Text]:
    """Go through what stands below a scorecard: conversions, ties, and what is missing."""
    converted = [each.score.code for each in scores.indicators if each.converted is True]
    left = [each.score.code for each in scores.indicators if each.qualifies is True and each.converted is False]
    if converted:
        yield Text("\n" + say("* converted: {codes}", codes=", ".join(converted)).words(translate))
    if left:
        said = say("qualified and not converted, for the places were taken: {codes}", codes=", ".join(left))
        yield Text(said.words(translate))
    if scores.tied:
        said = say(
            "equal candidates for the last conversions: {codes}; values that depend on it are ranges",
            codes=", ".join(scores.tied),
        )
        yield Text("\n" + said.words(translate))
    lines = missing_lines(scores, translate)
    if lines:
        yield Text("\n" + translate("Missing, and needed:"), style="bold")
        yield from (Text(visible(f"  {line}")) for line in lines[:MOST_NEEDS])
