"""An audit goes in; the words that all of its forms share come out: its scope, its limits, and what changes."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.effect import Change
from iku_dsl.audit.relations import MOST_COLUMNS
from iku_dsl.audit.verdict import Verdict
from iku_dsl.diagnostics.phrase import PLACE, Phrase, say
from iku_dsl.readings.show import quantity
from iku_dsl.values.enclosed import Number
from iku_dsl.values.periods import Period
from iku_dsl.values.rounding import Rounding, decimal_text

FEW = 3  # changes besides that a terminal is shown one by one
DIGITS = range(2, 13)  # decimals in which two values are told apart, the fewest first
COUNTED = {
    Verdict.RECONCILED: say("{count} reconciled"),
    Verdict.ROUNDING: say("{count} explained by rounding"),
    Verdict.REFUTED: say("{count} refuted"),
    Verdict.CONTRADICTED: say("{count} contradicted"),
    Verdict.UNDECIDED: say("{count} undecided"),
    Verdict.UNCHECKABLE: say("{count} not checkable"),
}
MEANINGS = (
    (Verdict.RECONCILED, say("reconciled"), say("recomputed exactly, it is printed so")),
    (Verdict.ROUNDING, say("rounding"), say("unrounded figures that are printed as they are give it")),
    (Verdict.REFUTED, say("refuted"), say("nothing that the other figures may stand for gives it")),
    (Verdict.CONTRADICTED, say("contradicted"), say("the same quantity is printed otherwise elsewhere")),
    (
        Verdict.UNDECIDED,
        say("undecided"),
        say("the bounds leave it open, or only a rule of low confidence excludes it"),
    ),
    (Verdict.UNCHECKABLE, say("uncheckable"), say("nothing it could be compared with was published or stated")),
)
TOLERANCE = say(
    "a printed figure stands for all that is printed like it; what is set (targets, weights, caps) or counted is exact"
)
LIMITS = (
    TOLERANCE,
    say("bounds of rounded figures only refute: that a figure lies within them confirms nothing"),
    say("a cause is a hypothesis: another computation that gives what is printed, and no proof that it was made"),
    say("what no text of the contract, its manuals and its framework says how to compute is not checkable"),
    say("a total is held against the rows that were transcribed: transcribe a table whole, or without its total"),
    say("a rule that nearly all rows of a table keep is sought among its first {count} columns", count=MOST_COLUMNS),
)
NO_REASON = say("nothing it could be compared with is known")
NO_SOURCE = say("no text of the report was given, so that nothing shows that these figures were printed")


def summary(found: Audited) -> list[Phrase]:
    """Return how many claims have which verdict."""
    every = list(found.verdicts.values())
    return [
        attrs.evolve(said, data=say("{count}", count=every.count(each)).data)
        for each, said in COUNTED.items()
        if each in every
    ]


def looked_up(found: Audited) -> list[Phrase]:
    """Return in which texts of the report the figures were looked up, and how many stand there."""
    said = [
        say(
            "looked up in `{file}` (SHA-256 {hash}): {count} stand where they are cited",
            file=each.text.name,
            hash=each.text.sha256,
            count=len(each.standing),
        )
        for each in found.material.proofs
    ]
    return said or [NO_SOURCE]


@attrs.frozen(eq=False)
class Reason:
    """Why claims have the verdict that they have: a sentence that fits all of them, and each with its own."""

    template: str
    claims: tuple[tuple[Claim, Phrase], ...]

    @property
    def says(self) -> Phrase:
        """Return the sentence; where it is another one for each, with what differs left out."""
        several = {each for _, each in self.claims}
        if len(several) == 1:
            return several.pop()
        return Phrase(self.template, tuple((place, "\u2026") for place in PLACE.findall(self.template)))


def by_reason(found: Audited, verdict: Verdict) -> list[Reason]:
    """Return the claims of a verdict by the reason for it, the commonest first."""
    groups: dict[str, list[tuple[Claim, Phrase]]] = {}
    for each in found.claims:
        if found.verdicts[each] is verdict:
            why = found.why(each) or NO_REASON
            groups.setdefault(why.template, []).append((each, why))
    reasons = [Reason(template, tuple(several)) for template, several in groups.items()]
    return sorted(reasons, key=lambda each: -len(each.claims))


def told_apart(before: Number, after: Number) -> tuple[str, str]:
    """Return two values in the fewest decimals that show them to be two."""
    if isinstance(before, Fraction) and isinstance(after, Fraction):
        for decimals in DIGITS:
            old, new = (decimal_text(each, Rounding(decimals)) for each in (before, after))
            if old != new:
                return old, new
    return quantity(before, False), quantity(after, False)


def changed(change: Change, within: Period) -> Phrase:
    """Return a change as a person reads it; its period is named where it is another one than `within`."""
    before, after = told_apart(change.before, change.after)
    said = say("{subject} {before} → {after}", subject=change.subject or say("the score"), before=before, after=after)
    if change.period != within:
        said = say("{change} for {period}", change=said, period=change.period.said_in(within.year))
    if change.statuses is not None:
        was, now = (each or say("no status") for each in change.statuses)
        said = say("{change} ({was} → {now})", change=said, was=was, now=now)
    return said


def shortly(changes: Sequence[Change], subject: str, within: Period, most: int | None = FEW) -> list[Phrase]:
    """Return what changes: the subject itself and the score, then other statuses, then others.

    Where the others are more than `most`, it is only said how many there are. A wrong figure has been told already.
    """
    changes = [each for each in changes if not each.itself]
    first = list(dict.fromkeys(_first(changes, subject, within)))
    others = [each for each in changes if each not in first]
    turned = [each for each in others if each.statuses is not None]
    left = [each for each in others if each.statuses is None]
    named = left if most is None or len(left) <= most else []
    said = [changed(each, within) for each in (*first, *turned, *named)]
    return said if len(named) == len(left) else [*said, say("{count} other values", count=len(left))]


def _first(changes: Iterable[Change], subject: str, within: Period) -> Iterator[Change]:
    known = list(changes)
    yield from (each for each in known if each.subject == subject and each.period == within)
    yield from (each for each in known if each.subject == "")
