"""The tree of one statement goes in; dates that there are not and durations nobody can count come out as diagnostics.

The statement of a deadline stands here too.
"""

from datetime import date
from fractions import Fraction

from lark import Token, Tree

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.formulas import Number, Word, node
from iku_dsl.syntax.statements import Statement
from iku_dsl.values.dates import LONGEST, in_month
from iku_dsl.values.numbers import read

DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))  # as Word writes them
LAST = 31
FIRST_YEAR, LAST_YEAR = 1, 9999

NO_SUCH_DATE = Rule(
    "IKU150",
    "no-such-date",
    Severity.ERROR,
    "there is no day {written}",
    why="A date is written year, month, day. One that no calendar has is a slip of the pen, and is not moved.",
    example="value late: if sent_on > 2024-02-30 then 1 else 0",
    instead="value late: if sent_on > 2024-02-29 then 1 else 0",
)
NO_DURATION = Rule(
    "IKU151",
    "no-such-duration",
    Severity.ERROR,
    "`{written}` is no duration",
    why="A duration counts whole days, working days, months or years; half a month has no length, and a count without "
    "a bound could stop the program.",
    example="value limit: period_end + 1.5 months",
    instead="value limit: period_end + 45 days",
)
NO_DAY = Rule(
    "IKU152",
    "no-day-of-a-month",
    Severity.ERROR,
    "no month has a day {written}",
    why="A deadline names a day of a month, from 1 to 31.",
    example="deadline monthly: day 32 of the next month",
    instead="deadline monthly: day 31 of the next month   # the last day of a shorter month",
)


NO_YEAR = Rule(
    "IKU153",
    "no-such-year",
    Severity.ERROR,
    "{written} is no year of the calendar",
    why="The days of an example lie in the year that it names.",
    example='example "late" for Q4 20224: given sent_on = 2024-12-31 expect A = 0',
    instead='example "late" for Q4 2024: given sent_on = 2024-12-31 expect A = 0',
)


@node
class Deadline(Statement):
    """A day of the month of a period or a date, or of the month after it, perhaps moved on to a day of work."""

    name: Word
    day: Number
    month: Word
    working: Word | None


def day_of(text: str) -> date:
    """Return the day that `2024-01-31` stands for; what is no day was refused before."""
    return date.fromisoformat(text.translate(DASHES))


def _is_day(text: str) -> bool:
    try:
        return bool(day_of(text))
    except ValueError:
        return False


def inspect_dates(tree: Tree[Token], source: Source, report: Report) -> bool:
    """Report dates, durations and days of a month that there are not; return whether all can be read."""
    before = len(report)
    for token in tree.scan_values(lambda leaf: isinstance(leaf, Token) and leaf.type == "DATE"):
        if not _is_day(token):
            report.add(NO_SUCH_DATE.at(_place(token, source), _nearest(token.translate(DASHES)), written=token))
    for each in tree.find_pred(lambda inner: inner.data in ("duration", "deadline")):
        number = next(leaf for leaf in each.children if isinstance(leaf, Token) and leaf.type == "NUMBER")
        _count(number, each.data == "deadline", _span(each, source), report, source)
    for each in tree.find_data("example"):
        for leaf in each.children:
            if isinstance(leaf, Token) and leaf.type == "NUMBER" and not FIRST_YEAR <= (_whole(leaf) or 0) <= LAST_YEAR:
                report.add(NO_YEAR.at(_place(leaf, source), "write it as 2024", written=leaf))
    return len(report) == before


def _count(number: Token, of_month: bool, span: Span, report: Report, source: Source) -> None:
    value = _whole(number)
    if of_month and (value is None or not 1 <= value <= LAST):
        report.add(NO_DAY.at(_place(number, source), "write a day from 1 to 31", written=number))
    elif not of_month and (value is None or value > LONGEST):
        hint = say("write a whole number up to {most}", most=LONGEST)
        report.add(NO_DURATION.at(span, hint, written=span.text))


def _whole(number: Token) -> Fraction | None:
    value = read(number)
    return None if number.endswith("%") or value.denominator != 1 else value


def _nearest(text: str) -> Phrase:
    """Return what to write in place of a day that there is not."""
    year, month, day = map(int, text.split("-"))
    last = in_month(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and day else None
    if last is None:
        return say("write year, month and day, such as `2024-12-31`")
    return say("the last day of that month is `{last}`", last=last.isoformat())


def _place(token: Token, source: Source) -> Span:
    return source.span(token.start_pos or 0, token.end_pos or 0)


def _span(tree: Tree[Token], source: Source) -> Span:
    return source.span(tree.meta.start_pos, tree.meta.end_pos)
