"""Claims, what was found of them and the findings go in; one verdict for each claim comes out."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.data_beside import NOT_AS_IN_THE_DATA
from iku_dsl.audit.discrepancies import IN_TWO_WAYS
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.in_tables import InTables
from iku_dsl.audit.in_words import InWords
from iku_dsl.audit.refutations import BY_UNSURE_RULE
from iku_dsl.audit.repeated import LIKE_ANOTHER_YEAR
from iku_dsl.audit.verdict import Checked, Verdict, gravest
from iku_dsl.audit.words import is_word

NO_PROOF = (BY_UNSURE_RULE, LIKE_ANOTHER_YEAR)  # what these say of a figure does not refute it
UNSURE = (*IN_TWO_WAYS, *NO_PROOF, NOT_AS_IN_THE_DATA)  # nor do they say which of two figures is wrong


@attrs.frozen(eq=False)
class Grounds:
    """What verdicts rest on: each claim against its formulas, the findings, the tables and the words of the report."""

    checked: Mapping[Claim, Sequence[Checked]]
    findings: Sequence[Finding]
    tables: InTables
    words: InWords

    def verdicts(self, claims: Iterable[Claim]) -> dict[Claim, Verdict]:
        """Return the verdict of each claim: of one that nothing computes, what its table says of it."""
        told = {
            **dict.fromkeys(self.tables.standing(), Verdict.RECONCILED),
            **dict.fromkeys(self.tables.rounded(), Verdict.UNDECIDED),
        }
        found = {each: self._verdict(each) for each in claims}
        return {each: told.get(each, own) if own is Verdict.UNCHECKABLE else own for each, own in found.items()}

    @cached_property
    def unlike(self) -> list[Finding]:
        """Return the findings of what is printed otherwise than the data have it."""
        return [each for each in self.findings if each.diagnostic.rule is NOT_AS_IN_THE_DATA]

    @cached_property
    def beside(self) -> list[Finding]:
        """Return the findings of what is printed in two ways."""
        return [each for each in self.findings if each.diagnostic.rule in IN_TWO_WAYS]

    @cached_property
    def sure(self) -> list[Finding]:
        """Return the findings that say which figure is wrong."""
        return [each for each in self.findings if each.diagnostic.rule not in UNSURE]

    def _verdict(self, claim: Claim) -> Verdict:
        """Return the verdict of a claim: what its formulas say, and what other printed figures and the data do."""
        own = gravest(list(self.checked.get(claim, ())))
        if own is Verdict.REFUTED or _is_about(claim, self.sure):
            return Verdict.REFUTED
        if _is_about(claim, self.unlike) or (
            own is Verdict.UNCHECKABLE and any(claim in each.together for each in self.beside)
        ):
            return Verdict.CONTRADICTED
        return Verdict.RECONCILED if is_word(claim) and self.words.agrees(claim) else own


def _is_about(claim: Claim, findings: Iterable[Finding]) -> bool:
    return any(claim in (each.claim, *each.also) for each in findings)
