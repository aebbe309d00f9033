"""What was found of a claim: one of six verdicts, and what it rests on."""

from enum import Enum
from fractions import Fraction

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantities import Formula
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.values.outcomes import Value


class Verdict(Enum):
    """What is said of a claim. Bounds only refute: they are too wide to confirm."""

    REFUTED = "refuted"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"
    ROUNDING = "rounding"
    RECONCILED = "reconciled"
    UNCHECKABLE = "uncheckable"


GRAVITY = tuple(Verdict)


@attrs.frozen(eq=False)
class Checked:
    """A claim against one formula.

    `value` is what that comes to with the printed figures, `bounds` between what it lies with all they may stand for.
    `inputs` are the claims that it was computed from, `witness` unrounded figures of them that do give what is printed.
    `unsure` is the confidence of the rule that gives another figure, where that is too low for a criterion.
    `outward` says that the inputs refute it only together with what they were computed from in their turn.
    """

    claim: Claim
    formula: Formula
    verdict: Verdict
    value: Value
    bounds: Value | None = None
    inputs: tuple[Claim, ...] = ()
    witness: tuple[tuple[Claim, Fraction], ...] = ()
    why: Phrase | None = None
    unsure: str = ""
    outward: bool = False


def gravest(found: list[Checked]) -> Verdict:
    """Return the verdict of a claim that was held against several formulas."""
    return min((each.verdict for each in found), key=GRAVITY.index, default=Verdict.UNCHECKABLE)
