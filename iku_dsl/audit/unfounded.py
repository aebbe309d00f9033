"""A claim that nothing computes goes in; why nothing can be held against it comes out."""

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.in_words import InWords
from iku_dsl.audit.words import WORDS
from iku_dsl.checks.published_known import Known
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.syntax.vocabulary import spelled_alike

NOTHING_SAYS = say("no text says how it follows from anything else")
DATUM = say("it is a datum: others are computed from it, and it from none")
OWN = say("it is a figure of the report's own, which no text computes")


@attrs.frozen(eq=False)
class Unfounded:
    """What tells the kinds of claims apart: words, data of the manuals, and figures that only the report has."""

    words: InWords
    known: Known

    def why(self, claim: Claim) -> Phrase:
        """Return why nothing can be held against a claim."""
        if claim.row.kind in WORDS:
            return self.words.why(claim)
        if claim.row.kind in ("input", "column") and self._of_a_manual(claim):
            return DATUM
        return OWN if claim.row.kind in ("figure", "column") else NOTHING_SAYS

    def _of_a_manual(self, claim: Claim) -> bool:
        """Return whether a manual has the input, or the column of the table, that a claim names."""
        table = self.known.table(claim.row.cell[0]) if claim.row.cell else None
        names = table.columns if table else self.known.inputs.get(claim.row.subject, ())
        return spelled_alike(claim.row.named, names) is not None
