"""An account of an audit goes in; what a person reads of it in a terminal comes out, gravest findings first."""

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from iku_dsl.audit.account import Account
from iku_dsl.audit.audit import Audited
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.verdict import Verdict
from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, listed, say
from iku_dsl.reports.audit_words import LIMITS, by_reason, changed, looked_up, shortly, summary
from iku_dsl.reports.finding_words import Telling, cited, place_of, rounding_words

MOST = 6  # claims, causes and changes that one line names
WIDTH = 118  # of a page that no terminal bounds
NARROWEST = 40
HANGING = 3  # columns by which the further lines of a paragraph stand to the right


def audit_text(account: Account, translate: Translate = english, width: int = WIDTH) -> str:
    """Return the scope, a paragraph for every finding, and what is left: each line fits the width."""
    wrapped = (_wrapped(indent, line.words(translate), width) for indent, line in _lines(account, translate))
    return "".join(wrapped)


def _wrapped(indent: int, text: str, width: int) -> str:
    """Return a paragraph, its further lines a little to the right; an empty one is an empty line."""
    hanging = TextWrapper(
        max(width, NARROWEST),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + HANGING),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(hanging.wrap(visible(text))) + "\n"


Line = tuple[int, Phrase]


def _lines(account: Account, translate: Translate) -> Iterator[Line]:
    found = account.audited
    yield from _scope(found)
    telling = Telling(found, translate)
    for number, each in enumerate(account.open, 1):
        yield 0, say("")
        yield from _finding(number, each, account, telling)
    for each in account.answered:
        yield 0, say("")
        yield from _answered(each, account)
    yield from _closed(account)
    yield from _whole(found)
    for verdict in (Verdict.ROUNDING, Verdict.UNDECIDED, Verdict.UNCHECKABLE):
        yield from _rest(found, verdict)


def _scope(found: Audited) -> Iterator[Line]:
    contract = found.material.reported.card.contract
    counted = say("published figures: {verdicts}", verdicts=listed(summary(found)))
    yield 0, say("{title}, {year}", title=contract.title or contract.code, year=contract.year)
    yield 0, counted
    yield from ((2, each) for each in looked_up(found))
    yield from ((2, each) for each in LIMITS[:1])


def _finding(number: int, found: Finding, account: Account, telling: Telling) -> Iterator[Line]:
    """Go through the lines of a finding: what is printed where, why it does not hold, and what that does."""
    since, said = account.since(found), found.diagnostic
    yield 0, say("{number}. {severity}[{code}] {message}", number=number, severity=said.severity.spoken,
                 code=said.rule.code, message=said.message)  # fmt: skip
    head = say("{id}; {place}", id=found.id, place=place_of(found.claim))
    yield 3, say("{what}; {since}", what=head, since=since.spoken) if since else head
    arithmetic = telling.arithmetic(found)
    if arithmetic is not None:
        yield 3, arithmetic
    together = telling.together(found, _some)
    if together is not None:
        yield 3, together
    if found.also:
        yield 3, say("printed so also in {places}", places=_some(map(cited, found.also)))
    yield 3, telling.criterion(found)
    causes = telling.causes(found)
    if causes:
        yield 3, say("perhaps: {causes}", causes=_some(causes))
    remedy = telling.remedy(found)
    if remedy is not None:
        yield 3, remedy


def _answered(found: Finding, account: Account) -> Iterator[Line]:
    answer = account.answers[found.id]
    yield 0, say("answered: {message}", message=found.diagnostic.message)
    yield 3, say("{id}; {place}", id=found.id, place=place_of(found.claim))
    yield 3, answer_words(answer.answer, answer.by, str(answer.day or ""))


def answer_words(answer: str, by: str, day: str) -> Phrase:
    """Return an answer, by whom and when, as far as that is known."""
    said = say('"{answer}"', answer=answer)
    said = say("{said}, {by}", said=said, by=by) if by else said
    return say("{said}, {day}", said=said, day=day) if day else said


def _closed(account: Account) -> Iterator[Line]:
    for name, message in account.closed.items():
        yield 0, say("")
        yield 0, say("closed since the earlier audit: {message}", message=message)
        yield 3, say("{id}", id=name)


def _whole(found: Audited) -> Iterator[Line]:
    period, changes = found.material.period, found.together.changes
    of_whole = [each for each in changes if each.period == period]
    score = found.together.score
    said = shortly(of_whole, "", period) if score is not None else [changed(each, period) for each in changes]
    if said:
        yield 0, say("")
        yield 0, say("with all of them put right: {changes}", changes=_some(said))


def _rest(found: Audited, verdict: Verdict) -> Iterator[Line]:
    """Go through the claims of a verdict that is no finding: rounding with what explains it, others by their reason."""
    title = {
        Verdict.ROUNDING: say("explained by rounding, which is no finding:"),
        Verdict.UNDECIDED: say("undecided:"),
        Verdict.UNCHECKABLE: say("not checkable:"),
    }[verdict]
    groups = by_reason(found, verdict)
    if groups:
        yield 0, say("")
        yield 0, title
    for each in groups:
        if verdict is Verdict.ROUNDING:
            yield from ((2, rounding_words(found, claim)) for claim, _ in each.claims)
        else:
            ids = _some([say("{id}", id=claim.row.id) for claim, _ in each.claims])
            yield 2, say("{count}: {reason}: {ids}", count=len(each.claims), reason=each.says, ids=ids)


def _some(items: Iterable[Phrase]) -> str | Phrase:
    """Return the first of a list, and how many more there are."""
    every = list(items)
    more = len(every) - MOST
    return listed([*every[:MOST], say("and {count} more", count=more)] if more > 0 else every)
