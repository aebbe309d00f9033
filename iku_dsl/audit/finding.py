"""A rule that a claim breaks goes in; a finding comes out: a diagnostic, with what it rests on and what follows."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.effect import Effect
from iku_dsl.audit.hypotheses import Hypothesis
from iku_dsl.audit.verdict import Checked
from iku_dsl.audit.wording import subject_of, written
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.values.outcomes import Value

SEVERITIES = tuple(Severity)


@attrs.frozen(eq=False)
class Culprit:
    """A printed figure, what would have to stand in its place, and the ids of the findings that would end then."""

    claim: Claim
    value: Fraction
    explains: frozenset[str]

    @property
    def printed(self) -> str:
        """Return the figure as it would be printed."""
        return written(self.value, self.claim)


@attrs.frozen(eq=False)
class Finding:
    """One thing that does not hold: what is printed and against which rule.

    `id` stays the same from one report to the next, for it names the rule and the quantity. `together` are the claims
    that cannot all hold, the one it is about first; `also` say the same in other places. `value` is what it would be,
    `depends` how many other printed figures rest on it, `culprit` the one figure that explains it and other findings.
    """

    id: str
    diagnostic: Diagnostic
    claim: Claim
    together: tuple[Claim, ...]
    value: Value | None = None
    checked: Checked | None = None
    hypotheses: tuple[Hypothesis, ...] = ()
    effect: Effect = attrs.field(factory=Effect)
    depends: int = 0
    also: tuple[Claim, ...] = ()
    culprit: Culprit | None = None

    @property
    def gravity(self) -> tuple[Fraction, Fraction, int, int]:
        """Return how grave it is: by what the score changes, then any index, then how many figures rest on it."""
        return (*self.effect.gravity, self.depends, -SEVERITIES.index(self.diagnostic.severity))


def finding(
    breaks: Rule, claim: Claim, together: tuple[Claim, ...], value: Value | None = None, **data: object
) -> Finding:
    """Return a finding; what it is about and what is printed there stand in every message."""
    said: dict[str, object] = {"claim": subject_of(claim), "printed": claim.row.printed, **data}
    if value is not None:
        said["value"] = written(value, claim)
    name = f"{breaks.code}-{claim.row.subject}-{claim.row.quantity}-{claim.when.words()}".replace(" ", "_")
    return Finding(name, breaks.at(claim.row.span, **said), claim, together, value)


def told_apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings each with an id of its own: where one quantity is printed twice, the row tells which."""
    every, taken = tuple(findings), Counter[str]()
    taken.update(each.id for each in every)
    return tuple(
        attrs.evolve(each, id=f"{each.id}-{each.claim.row.id}") if taken[each.id] > 1 else each for each in every
    )


def merged(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Go through the findings; what is printed alike in several places, and breaks the same rule, is one.

    Of several that only differ in how finely they are printed, it is about the finest.
    """
    groups: dict[Hashable, list[Finding]] = {}
    for each in findings:
        groups.setdefault((each.diagnostic.rule.code, each.claim.key, each.claim.period), []).append(each)
    for group in groups.values():
        alike: list[list[Finding]] = []
        for each in sorted(group, key=_step):
            own = next((several for several in alike if _says_the_same(each.claim, several[0].claim)), None)
            if own is None:
                alike.append([each])
            else:
                own.append(each)
        for first, *others in alike:
            yield attrs.evolve(first, also=tuple(dict.fromkeys(each.claim for each in others)))


def _step(finding: Finding) -> Fraction:
    return finding.claim.figure.step if finding.claim.figures else Fraction(0)


def _says_the_same(coarse: Claim, fine: Claim) -> bool:
    if not coarse.figures or not fine.figures:
        return coarse.row.printed == fine.row.printed
    return coarse.centre == fine.centre or (not coarse.exact and coarse.admits(fine.centre))
