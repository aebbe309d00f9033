"""Claims in words and the texts go in; those that agree with them come out, and why the others cannot be held so."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.words import Said, called, ends_of, said, written_alike
from iku_dsl.diagnostics.phrase import Phrase, any_of, say
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.model.resolve import Indicator
from iku_dsl.readings.status import Statuses
from iku_dsl.syntax.vocabulary import polarity_like
from iku_dsl.values.periods import Period

NO_STATUSES = say("the framework names no statuses")
NOT_PRINTED = say("the figure that it is the status of was not printed")
PERHAPS_OVER = say("the figure beside it may have been rounded over the bound of a status")
NAMELESS = say("no text gives it a name")
NOT_STATED = say("no text states it")


@attrs.frozen(eq=False)
class InWords:
    """What claims in words are held against: what texts call things, and the statuses of the printed figures."""

    stated: Said
    figures: Mapping[tuple[str, Period], Claim]
    statuses: Statuses
    called: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, claims: Iterable[Claim], lowered: LoweredScorecard) -> "InWords":
        """Return what there is to hold words against."""
        card = lowered.card
        more = (said_of for each in card.indicators for said_of in _more(each))
        codes = (((each.code, "code"), (each.code,)) for each in card.members)
        stated = {**said(card), **dict(more), **dict(codes)}
        return cls(stated, printed_beside(claims), Statuses(lowered.status), called(card.framework))

    def agrees(self, claim: Claim) -> bool:
        """Return whether a claim is in the words that the texts give, or is the status of the figure beside it."""
        if claim.key.name == "status":
            return self._alike(claim, self._possible(claim)[:1])
        stated = self.stated.get((claim.key.subject, claim.key.name), ())
        return self._alike(claim, stated) or (claim.key.name == "polarity" and _meant(claim) in stated)

    def why(self, claim: Claim) -> Phrase:
        """Return why nothing can be said of a claim that does not agree, and that nothing refutes."""
        if claim.key.name == "status":
            return self._why_status(claim)
        stated = self.stated.get((claim.key.subject, claim.key.name), ())
        if stated:
            words = any_of(f"`{word}`" for word in stated)
            return say("the texts say {words}, and other words may mean the same", words=words)
        return NAMELESS if claim.key.name == "name" else NOT_STATED

    def _why_status(self, claim: Claim) -> Phrase:
        if not self.called:
            return NO_STATUSES
        if not any(written_alike(claim.row.printed, name) for names in self.called.values() for name in names):
            return say("the framework calls no status `{word}`", word=claim.row.printed)
        return PERHAPS_OVER if self._possible(claim) else NOT_PRINTED

    def _possible(self, claim: Claim) -> tuple[str, ...]:
        """Return the statuses of what the figure beside a claim may stand for, that of the figure itself first."""
        figure = self.figures.get((claim.key.subject, claim.period))
        found = map(self.statuses.of, ends_of(figure)) if figure is not None else ()
        return tuple(dict.fromkeys(each for each in found if isinstance(each, str)))

    def _alike(self, claim: Claim, words: Iterable[str]) -> bool:
        names = (name for word in words for name in self._names(claim, word))
        return any(written_alike(claim.row.printed, name, claim.key.name) for name in names)

    def _names(self, claim: Claim, word: str) -> tuple[str, ...]:
        return self.called.get(word, (word,)) if claim.key.name == "status" else (word,)


def printed_beside(claims: Iterable[Claim]) -> dict[tuple[str, Period], Claim]:
    """Return the printed index or value of each subject in each period, of which a status is one."""
    return {(each.key.subject, each.period): each for each in claims if each.quantity and each.quantity.points}


def _more(indicator: Indicator) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    """Go through what texts say of an indicator besides: its unit and polarity, and what its parts are called."""
    for name in ("unit", "polarity"):
        word = indicator.said(name)
        yield (indicator.key, name), (word,) if word else ()
    for code, part in indicator.manual.parts.items() if indicator.manual else ():
        yield (f"{indicator.key}:{code}", "name"), (part.title,) if part.title else ()


def _meant(claim: Claim) -> str | None:
    words = claim.row.printed.split()
    return polarity_like(words[0]) if len(words) == 1 else None
