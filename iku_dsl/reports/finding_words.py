"""A finding goes in; what is said of it comes out: its place, arithmetic, criterion, cause and effect, as phrases."""

from collections.abc import Callable, Iterable
from fractions import Fraction

import attrs

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.criterion import criterion
from iku_dsl.audit.discrepancies import IN_TWO_WAYS
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.innermost import innermost
from iku_dsl.audit.verdict import Checked
from iku_dsl.audit.wording import subject_of, written
from iku_dsl.checks.consolidation import WAYS
from iku_dsl.data.source_text import span_of
from iku_dsl.diagnostics.phrase import Phrase, Translate, each_of, listed, say
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.formula.algebra import Fact
from iku_dsl.readings.named import Leaf
from iku_dsl.readings.worked import worked
from iku_dsl.reports.audit_words import FEW, shortly
from iku_dsl.values.numbers import finite_decimals, fraction_text
from iku_dsl.values.rounding import Rounding, decimal_text

LONGEST = 20  # decimals in which an unrounded figure is written; one with more is a fraction

Join = Callable[[Iterable[Phrase]], str | Phrase]  # how several are said in a row


@attrs.frozen(eq=False)
class Telling:
    """What findings are told with: the audit they are of, the language, and how many lesser changes are named."""

    audited: Audited
    translate: Translate
    most: int | None = FEW

    def arithmetic(self, found: Finding) -> Phrase | None:
        """Return the formula, the numbers put in, what that comes to, and what is printed."""
        if found.checked is None or found.value is None:
            return None
        steps = [*filter(None, self.steps(found.checked)), written(found.value, found.claim)]
        return say(
            "{steps}; printed is {printed}", steps=" = ".join(dict.fromkeys(steps)), printed=found.claim.row.printed
        )

    def steps(self, checked: Checked) -> tuple[str, str]:
        """Return the formula of a claim by names, and with the printed numbers put in; no numbers where it is one."""
        node, period, run = checked.formula.node, checked.claim.period, self.audited.evaluations.printed
        if checked.formula.apart and isinstance(node, Fact) and node.consolidate:
            parts = (say("{period} {printed}", period=e.period.spoken, printed=e.row.printed) for e in checked.inputs)
            said = say("{way} of {parts}", way=WAYS[node.consolidate], parts=listed(parts))
            return "", said.words(self.translate)
        node = innermost(node, run, period)
        by_name, numbers, _ = worked(node, run.exact, period, self.translate)
        return by_name, "" if isinstance(node, Leaf) else numbers

    def together(self, found: Finding, joined: Join = listed) -> Phrase | None:
        """Return the other figures with which the one that a finding is about cannot hold; a warning is not so sure."""
        others = [say("{printed} ({id})", printed=e.row.printed, id=e.row.id) for e in found.together[1:]]
        if not others:
            return None
        if found.diagnostic.severity is Severity.ERROR:
            return say("it cannot hold together with {others}", others=joined(others))
        return say("it was held against {others}", others=joined(others))

    def also(self, found: Finding) -> Phrase | None:
        """Return where else the same is printed."""
        return say("printed so also in {places}", places=listed(map(cited, found.also))) if found.also else None

    def criterion(self, found: Finding) -> Phrase:
        """Return what a finding is held against: the line of a text and its authority, or what no text need say."""
        stated = criterion(found, self.audited)
        if stated is None:
            return Phrase(found.diagnostic.rule.why)
        said = say("held against {place}", place=stated.place.where)
        if stated.authority:
            said = say("{place}, on the authority of {sources}", place=said, sources=each_of(stated.authority))
        if stated.confidence:
            said = say("{criterion} (read with {confidence} confidence)", criterion=said, confidence=stated.confidence)
        return said

    def causes(self, found: Finding) -> list[Phrase]:
        """Return the hypotheses about a finding, those first that explain most."""
        return [
            say("{what} (fits {count} of the refuted figures)", what=each.says, count=each.explains)
            for each in found.hypotheses
        ]

    def effect(self, found: Finding) -> Phrase | None:
        """Return what changes once it is put right, the figure's own subject and the score first."""
        subject = found.claim.key.subject.partition(":")[0]
        said = shortly(found.effect.changes, subject, found.claim.period, self.most)
        return listed_phrase(said) if said else None

    def remedy(self, found: Finding) -> Phrase | None:
        """Return the same as a sentence; nothing says which of two figures is right, so it is told of the other."""
        effect = self.effect(found)
        if effect is None:
            return None
        if found.diagnostic.rule in IN_TWO_WAYS:
            return say("with the other figure: {changes}", changes=effect)
        return say("put right: {changes}", changes=effect)


def place_of(claim: Claim) -> Phrase:
    """Return where a claim is printed, as far as its row says so, and the row."""
    place = claim.row.row.where
    return (
        say("{source}; {place}", source=cited(claim), place=place) if claim.row.source else say("{place}", place=place)
    )


def cited(claim: Claim) -> Phrase:
    """Return where in the report a claim is printed, as far as its row says so."""
    row = claim.row
    if row.lines is None:
        return say("{source}", source=row.source or row.id)
    return say("{source}, line {lines} of the report", source=row.source, lines=span_of(row.lines))


def listed_phrase(items: list[Phrase]) -> Phrase:
    """Return `a; b; c`, as one phrase."""
    found = items[0]
    for each in items[1:]:
        found = say("{one}; {other}", one=found, other=each)
    return found


def rounding_words(found: Audited, claim: Claim) -> Phrase:
    """Return unrounded figures, printed as they are, with which a formula gives what is printed."""
    checked = next(each for each in found.checked[claim] if each.witness)
    figures = [
        say("{value} for {printed} ({id})", value=exactly(value, each), printed=each.row.printed, id=each.row.id)
        for each, value in checked.witness
    ]
    return say("{claim}, printed as {printed} ({id}), comes to {value} {how}, and follows from {figures}",
               claim=subject_of(claim), printed=claim.row.printed, id=claim.row.id, value=written(checked.value, claim),
               how=checked.formula.says, figures=listed(figures))  # fmt: skip


def exactly(value: Fraction, claim: Claim) -> str:
    """Return a value in the unit of a claim to the last digit, or as a fraction where it has none."""
    percent = claim.quantity is not None and claim.quantity.percent
    scaled, sign = (value * 100, "%") if percent else (value, "")
    decimals = finite_decimals(scaled)
    short = decimals is not None and decimals <= LONGEST
    return (decimal_text(scaled, Rounding(decimals or 0)) if short else fraction_text(scaled)) + sign
