"""A refuted claim goes in; what may have been done instead comes out: computations that do give what is printed.

A hypothesis is no finding. It says which other computation fits, and how many refuted figures the same one fits.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.bench import Run, spot_of
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.follows import gives
from iku_dsl.audit.quantity_words import called
from iku_dsl.audit.verdict import Checked
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Gather, Node, Part
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.formula.walk import reachable
from iku_dsl.model.constants import constant
from iku_dsl.values.rounding import Mode, Rounding, rounded

HIGHEST = "the highest index"  # to which so many other figures would lead that none of them is named
MOST = 12  # other figures that are tried in the place of one input


@attrs.frozen(eq=False)
class Hypothesis:
    """What may have been done: `kind` is one for all figures to which the same was done; `explains` counts those."""

    kind: str
    says: Phrase
    explains: int = 1


@attrs.frozen(eq=False)
class Supposing:
    """What other computations are tried with: evaluations, all claims by subject and name, the contract's indices."""

    evaluations: Evaluations
    alike: Mapping[tuple[str, str], Sequence[Claim]]
    lowered: LoweredScorecard

    @classmethod
    def of(cls, evaluations: Evaluations, claims: Sequence[Claim], lowered: LoweredScorecard) -> "Supposing":
        """Return what is needed to suppose."""
        alike: dict[tuple[str, str], list[Claim]] = {}
        for each in claims:
            if each.figures:
                alike.setdefault((each.key.subject, each.key.name), []).append(each)
        return cls(evaluations, alike, lowered)

    def hypotheses(self, checked: Checked) -> list[Hypothesis]:
        """Return what fits a refuted claim, one of each kind."""
        found = {each.kind: each for each in _rounded_otherwise(checked)}
        for way in (_of_an_index, _other_input, _equal_weights, _copied):
            for each in way(self, checked) if HIGHEST not in found else ():
                found.setdefault(each.kind, each)
        return list(found.values())


def ranked(found: Mapping[Checked, list[Hypothesis]]) -> dict[Checked, list[Hypothesis]]:
    """Return the hypotheses of all claims, those first that explain most figures."""
    counts: dict[str, int] = {}
    for several in found.values():
        for each in several:
            counts[each.kind] = counts.get(each.kind, 0) + 1
    return {
        checked: sorted((attrs.evolve(h, explains=counts[h.kind]) for h in several), key=lambda h: -h.explains)
        for checked, several in found.items()
    }


def _rounded_otherwise(checked: Checked) -> Iterator[Hypothesis]:
    if isinstance(checked.value, Fraction) and not checked.claim.exact:
        yield from rounded_otherwise(checked.claim, checked.value)


def rounded_otherwise(claim: Claim, value: Fraction) -> Iterator[Hypothesis]:
    """Go through the ways of rounding a value, other than half up, that give what is printed."""
    figure = claim.figure
    unit = figure.step * Fraction(10) ** figure.decimals  # what one of the printed unit is in the quantity's
    for mode, says in (
        (Mode.DOWN, say("cut off, not rounded")),
        (Mode.HALF_EVEN, say("half rounded to the even digit")),
    ):
        if rounded(value / unit, Rounding(figure.decimals, mode)) * unit == figure.value:
            yield Hypothesis(mode.name, says)


def _of_an_index(supposing: Supposing, checked: Checked) -> Iterator[Hypothesis]:
    """An index as it is before its bounds or before conversion, or converted where the rule does not say so."""
    if checked.claim.key.name != "index":
        return
    line = next((e for e in supposing.lowered.lines if e.value.subject == checked.claim.key.subject), None)
    if line is None:
        return
    measured, run = line.index.measured, supposing.evaluations.printed
    for node, says in ((measured.raw, say("before its bounds")), (measured.ordinary, say("before conversion"))):
        if _gives(run, node, checked.claim):
            yield Hypothesis(f"index {says.template}", says)
    bounds = supposing.lowered.card.framework.bounds
    highest = constant(bounds.high) if bounds else None
    if highest is not None and checked.claim.admits(highest):
        yield Hypothesis(HIGHEST, say("the highest index, without the rule that gives it"))


def _gives(run: Run, node: Node, claim: Claim) -> bool:
    value = run.exact.value(node, claim.period)
    return isinstance(value, Fraction) and claim.admits(value)


def _other_input(supposing: Supposing, checked: Checked) -> Iterator[Hypothesis]:
    """Another figure of the same name in the place of an input: of another period, or printed elsewhere."""
    claim, formula = checked.claim, checked.formula
    for each in checked.inputs:
        every = supposing.alike[each.key.subject, each.key.name]
        others = [e for e in every if e.centre != each.centre and spot_of(e) != spot_of(claim)]
        for other in others[:MOST]:
            if gives(supposing.evaluations.printed, claim, formula, {each: other.centre}):
                says = say(
                    "the {name} of {subject} taken as {other}, as printed for {period} in {source}",
                    name=called(each.key.name),
                    subject=each.key.subject,
                    other=other.row.printed,
                    period=other.when,
                    source=other.row.source,
                )
                same = "another period" if other.period != each.period else "another place"
                yield Hypothesis(f"{each.key.name} of {same}", says)


def _equal_weights(supposing: Supposing, checked: Checked) -> Iterator[Hypothesis]:
    """A mean of which all members weigh alike."""
    for node in reachable((checked.formula.node,)):
        if isinstance(node, Gather) and node.function == "mean" and any(part.weight for part in node.parts):
            parts = tuple(Part(part.value, None, part.keep) for part in node.parts)
            if _gives(supposing.evaluations.printed, attrs.evolve(node, parts=parts), checked.claim):
                yield Hypothesis("equal weights", say("all members weighed alike"))


def _copied(supposing: Supposing, checked: Checked) -> Iterator[Hypothesis]:
    """The figure of something else: of one of its inputs, or of the same subject under another name."""
    claim = checked.claim
    own = [e for (subject, _), several in supposing.alike.items() if subject == claim.key.subject for e in several]
    for each in (*checked.inputs, *own):
        if each.key != claim.key and each.row.printed.strip("% ") == claim.row.printed.strip("% "):
            says = say(
                "the {name} of {subject} printed in its place ({source})",
                name=called(each.key.name),
                subject=each.key.subject,
                source=each.row.source,
            )
            yield Hypothesis("another figure", says)
