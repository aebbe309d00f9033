"""What was found of two documents goes in; what a person reads comes out: the same, or the data that show it is not."""

from collections.abc import Iterator

from iku_dsl.checks.proofs.claim import Verdict
from iku_dsl.checks.proofs.equal import Answer, Compared
from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, listed, say
from iku_dsl.readings.show import plainly
from iku_dsl.reports.witness_words import data_of_witness
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Value

SAID = {
    Verdict.PROVED: say("the same: proved"),
    Verdict.UNDECIDED: say("undecided: no difference was found, and none was excluded"),
    Verdict.SAMPLED: say("only tried: no data showed a difference, and nothing is proved"),
}


def equal_text(found: Compared, translate: Translate = english) -> str:
    """Return what was found, a paragraph for each pair of formulas."""
    return "".join(visible(line.words(translate)) + "\n" for line in _lines(found))


def _lines(found: Compared) -> Iterator[Phrase]:
    for each in found.answers:
        yield say("{of}: {answer}", of=each.of, answer=_said(each))
        for label, names in zip(found.labels, each.only, strict=True):
            if names:
                yield say("  only {text} looks at {names}", text=label, names=listed(names))
        if each.mixed:
            yield say("  in percent in one of them alone: {names}", names=listed(each.mixed))
    for label, polarities in zip(found.labels, found.alone, strict=True):
        if polarities:
            yield say("only {text} has an index of {names}", text=label, names=listed(polarities))
    if not found.answers:
        yield say("nothing is in both that could be compared")


def _said(answer: Answer) -> Phrase:
    if answer.why is not None:
        return say("undecided: {why}", why=answer.why)
    if answer.witness is None or answer.values is None:
        return SAID[answer.verdict]
    one, other = (_outcome(each, answer.percent) for each in answer.values)
    data = data_of_witness(answer.witness)
    if not data:
        return say("different: the one {one}, the other {other}", one=one, other=other)
    return say("different: with {data} the one {one}, the other {other}", data=listed(data), one=one, other=other)


def _outcome(value: Value, percent: bool) -> Phrase:
    if isinstance(value, NotApplicable):
        return say("does not apply")
    if isinstance(value, Fault):
        return say("has no value ({why})", why=value.diagnostic.message)
    if isinstance(value, Missing):
        return say("has no value")
    return say("gives {value}", value=plainly(value, percent))
