"""The scores of a contract go in; the page that a head of office reads comes out, in words and colour."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import worded
from iku_dsl.readings.scoring import IndicatorScore, Score, Scores
from iku_dsl.reports.words import absent, label_of, target_text, value_text, weight_of
from iku_dsl.values.outcomes import Need

COLOURS = {  # of a terminal, for the words that frameworks use; another word is printed without colour
    "green": "green",
    "hijau": "green",
    "yellow": "yellow",
    "kuning": "yellow",
    "red": "red",
    "merah": "red",
}
MOST_NEEDS = 40


def score_table(scores: Scores, framework_files: str, framework_hash: str) -> RenderableType:
    """Return the whole page: what is scored, the levels with their indicators, conversions, what is missing."""
    return Group(_title(scores, framework_files, framework_hash), _table(scores), *notes(scores))


def _title(scores: Scores, framework_files: str, framework_hash: str) -> Text:
    contract, framework = scores.lowered.card.contract, scores.lowered.card.framework
    text = Text()
    text.append(visible(contract.title or contract.code), style="bold")
    text.append(f", {contract.year}, {scores.period}\n")
    text.append(
        f"scored under {framework.code} ({visible(framework.title)})\n"
        if framework.title
        else f"scored under {framework.code}\n"
    )
    text.append(f"from {framework_files}, sha256 {framework_hash[:12]}\n", style="dim")
    return text


def _table(scores: Scores) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Code", no_wrap=True)
    table.add_column("Name", ratio=1)
    for name in ("Target", "Realisation", "Value"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Status", no_wrap=True)
    for cells in _rows(scores):
        table.add_row(*cells)
    return table


def _rows(scores: Scores) -> Iterator[tuple[Text, ...]]:
    """Go down from the top level: every member, then what belongs to it."""
    for level, members in reversed(scores.levels[-1:]):
        for member in members:
            yield from _member(scores, len(scores.levels) - 1, level, member)
    known = {each.code for _, members in scores.levels[:1] for each in members}
    for each in scores.indicators:
        counts = each.line.index.measured.indicator.counts
        if not counts or not ({"", each.score.parent} & known):
            yield _indicator(scores, each, 0)


def _member(scores: Scores, at: int, level: str, member: Score) -> Iterator[tuple[Text, ...]]:
    indent = len(scores.levels) - 1 - at
    if indent == 1:
        yield (Text(),) * 6
    yield _level(scores, level, member, indent)
    if at == 0:
        for each in scores.indicators:
            if each.line.index.measured.indicator.counts and member.code in ("", each.score.parent):
                yield _indicator(scores, each, indent + 1)
        return
    name, below = scores.levels[at - 1]
    for child in below:
        if member.code in ("", child.parent):
            yield from _member(scores, at - 1, name, child)


def _level(scores: Scores, level: str, member: Score, indent: int) -> tuple[Text, ...]:
    title = member.title or member.code.replace("_", " ")
    code = member.code if member.code.replace("_", " ").casefold() != title.casefold() else ""
    said = ", ".join(each for each in ("" if code else level, weight_of(member)) if each)
    name = f"{title} ({said})" if said else title
    cells = (code, name, "", "", value_text(member))
    return (*(Text(visible(cell), style="bold") for cell in _indented(cells, indent)), _status(scores, member))


def _indicator(scores: Scores, each: IndicatorScore, indent: int) -> tuple[Text, ...]:
    mark = " *" if each.converted is True else ""
    target, realisation = target_text(each), each.written(each.realisation) or absent(each.realisation)
    cells = (each.score.code, each.score.title, target, realisation, value_text(each.score) + mark)
    return (*(Text(visible(cell)) for cell in _indented(cells, indent)), _status(scores, each.score))


def _indented(cells: tuple[str, ...], indent: int) -> tuple[str, ...]:
    return ("  " * indent + cells[0], *cells[1:]) if cells[0] else ("", "  " * 0 + cells[1], *cells[2:])


def _status(scores: Scores, score: Score) -> Text:
    if not isinstance(score.status, str):
        return Text("")
    label = label_of(scores.lowered.card.framework, score.status)
    return Text(visible(f"{score.status}: {label}" if label else score.status), style=COLOURS.get(score.status, ""))


def notes(scores: Scores) -> Iterator[Text]:
    """Go through what stands below a scorecard: conversions, ties, and what is missing."""
    converted = [each.score.code for each in scores.indicators if each.converted is True]
    left = [each.score.code for each in scores.indicators if each.qualifies is True and each.converted is False]
    if converted:
        yield Text(f"\n* converted: {', '.join(converted)}")
    if left:
        yield Text(f"qualified and not converted, for the places were taken: {', '.join(left)}")
    if scores.tied:
        yield Text(
            f"\nequal candidates for the last conversions: {', '.join(scores.tied)}; "
            "values that depend on it are ranges"
        )
    needs = scores.needs()
    if needs:
        yield Text("\nMissing, and needed:", style="bold")
        yield from (Text(_need(need)) for need in needs[:MOST_NEEDS])


def _need(need: Need) -> str:
    period = f" for {worded(need.period)}" if need.period else ""
    why = f" ({worded(need.why)})" if need.why else ""
    return f"  {need.subject}: {worded(need.name)}{period}{why}, looked for in {worded(need.looked_in)}"
