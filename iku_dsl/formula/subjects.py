"""The graph of a contract goes in; every figure that can be explained comes out, by the name a person asks for it."""

from collections.abc import Iterator

from iku_dsl.formula.algebra import Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.syntax.vocabulary import own_name


def subjects(lowered: LoweredScorecard) -> dict[str, Step]:
    """Return every figure that can be explained, by the name a person asks for it: `2a-CP`, `2a-CP:B.2`, `score`."""
    found = dict(_lines(lowered))
    for level, entries in lowered.levels:
        for entry in entries:
            found[entry.code or level] = entry.value
            if not entry.code:
                found["score"] = entry.value
    return found


def _lines(lowered: LoweredScorecard) -> Iterator[tuple[str, Step]]:
    for line in lowered.lines:
        measured = line.index.measured
        yield measured.indicator.key, line.value
        manual = measured.indicator.manual or measured.indicator.line
        for code, node in measured.components.items():
            yield f"{measured.indicator.key}:{own_name(code, manual.span.source.text)}", node
