"""Weights that stand beside each other go in; a sum that is not the declared one, or not to be known, is reported."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

import attrs

from iku_dsl.checks.weight_cases import Case, Table
from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.lower import Lowering
from iku_dsl.formula.lower_definitions import lower_steps, open_scope
from iku_dsl.model.constants import compares, constant
from iku_dsl.model.documents import AnyDocument
from iku_dsl.readings.exact import Exact
from iku_dsl.syntax.formulas import Formula
from iku_dsl.values.outcomes import Missing, Value
from iku_dsl.values.periods import quarter, year
from iku_dsl.values.rounding import plain_text

NOT_ADDING_UP = Rule(
    "IKU510",
    "weights-not-adding-up",
    Severity.ERROR,
    "the weights of {whose}{case} add up to {total}, not to {wanted}",
    why="Weights are never rescaled in silence: a sum that is not the declared one is an error of the text or of the "
    "sheet.",
    example="component A weight 60%: a\ncomponent B weight 50%: b",
    instead="Correct a weight, or write `weights total 110%` when the sheet says so.",
)
NOT_SUMMED = Rule(
    "IKU533",
    "weights-not-summed",
    Severity.NOTE,
    "`{weight}` depends on data, so nobody checks what the weights of {whose} add up to",
    why="A sum is compared with the whole where every weight of a case is a number that the text states.",
    example="component A weight done / planned: 1\ncomponent B weight 50%: 1",
    instead="Write the cases with their numbers: `weight 65% when planned = 0, weight 70%`.",
)
ANY_YEAR = 2000
PERIODS = (year(ANY_YEAR), *(quarter(ANY_YEAR, number) for number in range(1, 5)))
SHOWN = 40


@attrs.frozen
class Whose:
    """What the weights of a sum are the weights of, where it stands, and its cases in the words of the author."""

    name: Phrase
    span: Span
    cases: dict[Case, str]


@attrs.frozen
class Tally:
    """A sum of weights for every period; `absent` and `unknown` count the weights in it that have no figure there."""

    figures: tuple[Fraction, ...]
    unknown: tuple[int, ...] = (0,) * len(PERIODS)
    absent: int = 0

    def plus(self, other: "Tally", times: int = 1) -> "Tally":
        """Return the sum with another one added, or with -1 taken off."""
        figures = tuple(one + times * two for one, two in zip(self.figures, other.figures, strict=True))
        unknown = tuple(one + times * two for one, two in zip(self.unknown, other.unknown, strict=True))
        return Tally(figures, unknown, self.absent + times * other.absent)


NOTHING = (Fraction(0),) * len(PERIODS)


@attrs.define
class WeightSums:
    """The sums of one document; what a weight comes to is computed once."""

    document: AnyDocument
    report: Report
    known: dict[int, tuple[Value, ...]] = attrs.field(factory=dict)

    def check(self, group: list[Table], whole: Table, whose: Whose) -> None:
        """Report weights that do not add up to the whole in a case; where nothing says it, the whole is 100%.

        Where a weight is nowhere said, or wrong in itself, there is no sum.
        """
        self._note(group, whose)
        tallies = [{case: self._tally(each) for case, each in weight.items()} for weight in group]
        goals = {case: self._tally(each) for case, each in whole.items()}
        default = goals.get("", Tally((Fraction(1),) * len(PERIODS)))
        usual, mentions = Tally(NOTHING), defaultdict[Case, list[dict[Case, Tally]]](list)
        for each in tallies:
            usual = usual.plus(each[""])
            for case in each.keys() - {""}:
                mentions[case].append(each)
        for case, text in whose.cases.items():
            found = usual
            for each in mentions[case]:
                found = found.plus(each[""], -1).plus(each[case])
            self._compare(found, goals.get(case, default), text, whose)

    def _note(self, group: list[Table], whose: Whose) -> None:
        formulas = [each for weight in group for each in weight.values() if each is not None and not compares(each)]
        unknown = [each for each in formulas if all(isinstance(value, Missing) for value in self.values(each))]
        if unknown:
            first = min(unknown, key=lambda each: each.span.start)
            self.report.add(NOT_SUMMED.at(first.span, weight=first.span.text[:SHOWN], whose=whose.name))

    def _tally(self, formula: Formula | None) -> Tally:
        if formula is None or compares(formula):
            return Tally(NOTHING, absent=1)
        values = self.values(formula)
        figures = tuple(value if isinstance(value, Fraction) else Fraction(0) for value in values)
        return Tally(figures, tuple(int(not isinstance(value, Fraction)) for value in values))

    def _compare(self, found: Tally, whole: Tally, case: str, whose: Whose) -> None:
        known = [not one and not other for one, other in zip(found.unknown, whole.unknown, strict=True)]
        for sure, total, wanted in zip(known, found.figures, whole.figures, strict=True):
            if sure and not found.absent and not whole.absent and total != wanted:
                when = say(" when {case}", case=case) if case else ""
                data = {"whose": whose.name, "case": when, "total": percent(total), "wanted": percent(wanted)}
                self.report.add(NOT_ADDING_UP.at(whose.span, _difference(wanted, total), **data))
                return

    def values(self, formula: Formula) -> tuple[Value, ...]:
        """Return what a formula comes to without any data: for the year, and for each of its quarters."""
        number = constant(formula)
        if number is not None:
            return (number,) * len(PERIODS)
        if id(formula) not in self.known:
            self.known[id(formula)] = tuple(self._computed(formula))
        return self.known[id(formula)]

    def _computed(self, formula: Formula) -> Iterator[Value]:
        scope, lowering = open_scope(self.document, self.document.code, ANY_YEAR), Lowering()
        lower_steps(self.document, scope, lowering, formula)
        node, exact = lowering.lower(formula, scope), Exact(Store())
        return (exact.value(node, period) for period in PERIODS)


def _difference(wanted: Fraction, total: Fraction) -> Phrase:
    """Return how far weights are from what they must be; a hundred times as much is a percent sign left out."""
    if total == wanted * 100:
        return say("put a `%` behind each of the weights")
    much = plain_text(abs(wanted - total) * 100)
    return say("{much}% too little", much=much) if wanted > total else say("{much}% too much", much=much)


def percent(value: Fraction) -> str:
    """Return a weight as it is written."""
    return plain_text(value * 100) + "%"
