"""Claims about texts go in; what a person reads of them comes out: each verdict, with the data that show it."""

from collections.abc import Iterable, Iterator

import attrs

from iku_dsl.checks.proofs.claim import Claim, Verdict, Verified
from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, listed, say
from iku_dsl.reports.witness_words import data_of, values_of

TELLING = ("weight", "effect", "at the target", "range", "jump")  # claims that tell something when they are proved
SAID = {
    Verdict.PROVED: say("proved: {claim}"),
    Verdict.REFUTED: say("refuted: {claim}"),
    Verdict.UNDECIDED: say("undecided: {claim}"),
    Verdict.SAMPLED: say("only tried: {claim}"),
}
COUNTED = {
    Verdict.PROVED: say("{count} proved"),
    Verdict.REFUTED: say("{count} refuted"),
    Verdict.UNDECIDED: say("{count} undecided"),
    Verdict.SAMPLED: say("{count} only tried"),
}


def claims_text(texts: Iterable[Verified], every: bool = False, translate: Translate = english) -> str:
    """Return a paragraph for each text: what is not proved, and what a proof tells; `every` shows all."""
    return "".join(visible(line.words(translate)) + "\n" for each in texts for line in _lines(each, every))


def _lines(each: Verified, every: bool) -> Iterator[Phrase]:
    yield say("{path}: {result}", path=each.path, result=headline(each))
    for claim in each.claims or ():
        if every or claim.verdict is not Verdict.PROVED or _tells(claim):
            yield say("  {claim} ({place})", claim=_said(claim), place=claim.place.where)
            yield from (say("    {line}", line=line) for line in _shown(claim))


def _tells(claim: Claim) -> bool:
    """Return whether a claim tells something though it is proved; cases tell only where data meet two."""
    return claim.name in TELLING or (claim.name == "clash" and claim.witness is not None)


def _said(claim: Claim) -> Phrase:
    said = SAID[claim.verdict]
    return attrs.evolve(said, data=say("{claim}", claim=claim.says).data)


def _shown(claim: Claim) -> Iterator[Phrase]:
    if claim.why is not None:
        yield claim.why
    if claim.witness is not None and (claim.verdict is not Verdict.PROVED or claim.name != "effect"):
        yield from _data(claim)
    yield from (each.spelled(claim.place.source.spell) for each in claim.advice)


def _data(claim: Claim) -> Iterator[Phrase]:
    data, values = data_of(claim), values_of(claim)
    if data:
        yield say("for example with {data}", data=listed(data))
    if values:
        yield say("which gives {values}", values=listed(values))


def headline(each: Verified) -> str | Phrase:
    """Return how many claims have which verdict."""
    if each.claims is None:
        return say("not looked at, for the text has errors")
    if not each.claims:
        return say("nothing to prove")
    counts = {verdict: sum(claim.verdict is verdict for claim in each.claims) for verdict in Verdict}
    told = [attrs.evolve(COUNTED[each], data=say("{count}", count=many).data) for each, many in counts.items() if many]
    return listed(told)
