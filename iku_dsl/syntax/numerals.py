"""The tree of one statement goes in; what is wrong or doubtful about its written numbers comes out as diagnostics."""

import re
from datetime import date
from fractions import Fraction

from lark import Token, Tree

from iku_dsl.diagnostics.phrase import any_of, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.numbers import WRITTEN, digits, finite_decimals
from iku_dsl.values.rounding import MOST, Rounding, decimal_text

DATE = re.compile(  # the day, the month and the year that the signs of arithmetic would take apart
    r"(?<![\w./*+^-])(?:(?P<day>[0-9]{1,2})([/-])(?P<month>[0-9]{1,2})\2(?P<year>(?:19|20)[0-9]{2})"
    r"|(?P<first>(?:19|20)[0-9]{2})([/-])(?P<second>[0-9]{1,2})\6(?P<third>[0-9]{1,2}))(?![\w%/*+^-])"
)
DOUBTFUL = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}\s*%?")  # thousands never begin with a zero

THOUSANDS = Rule(
    "IKU113",
    "point-or-thousands",
    Severity.WARNING,
    "`{written}` is read as {decimal}; in an Indonesian document it may have meant {thousands}",
    why="One to three digits, a point and three digits is how Indonesia writes thousands and how this language "
    "writes three decimals.",
    example="parameter most: 1.234",
    instead="Write 1_234 for the thousands, or 1.2340 for the decimals.",
)
TOO_MANY_DIGITS = Rule(
    "IKU116",
    "number-too-long",
    Severity.ERROR,
    "a number of {count} digits; the most is {most}",
    why="The digits of a written number are bounded, so that nobody can stop the program with one.",
    example="a number of 10,000 digits",
    instead="Write the number in a larger unit.",
)
NOT_A_DATE = Rule(
    "IKU129",
    "date-in-a-formula",
    Severity.ERROR,
    "`{written}` looks like a date, and here it would be arithmetic",
    why="A date is written year-month-day, in two digits each: 31/12/2024 would be 31 divided by 12 and by 2024.",
    example="value late: if sent_on > 31/12/2024 then 1 else 0",
    instead="value late: if sent_on > 2024-12-31 then 1 else 0",
)


def inspect_numbers(tree: Tree[Token], source: Source, report: Report) -> bool:
    """Report what is doubtful; return whether all numbers can be read."""
    tokens = [token for token in tree.scan_values(lambda leaf: isinstance(leaf, Token)) if token.type == "NUMBER"]
    readable = [_readable(token, source, report) for token in tokens]  # all of them, so that all are reported
    return all(readable) and not _dates(tokens, source, report)


def _dates(tokens: list[Token], source: Source, report: Report) -> bool:
    """Report what is written without blanks as a date is; return whether there is any."""
    found = [DATE.match(source.text, token.start_pos or 0) for token in tokens]
    dates = [each for each in found if each and _is_date(each)]
    for each in dates:
        apart = " ".join(re.split(r"([/-])", each[0]))
        hint = say("write {days} for the date, or `{apart}` for arithmetic", days=any_of(_days(each)), apart=apart)
        report.add(NOT_A_DATE.at(source.span(each.start(), each.end()), hint, written=each[0]))
    return bool(dates)


def _is_date(found: re.Match[str]) -> bool:
    return bool(_days(found))


def _days(found: re.Match[str]) -> list[str]:
    """Return the days that a date may mean, as a text writes them: 5/6/2024 is one in June or in May."""
    year = found["year"] or found["first"]
    pairs = [(found["day"], found["month"]), (found["month"], found["day"]), (found["third"], found["second"])]
    every = [_written(year, int(month), int(day)) for day, month in pairs if day and month]
    return list(dict.fromkeys(each for each in every if each is not None))


def _written(year: str, month: int, day: int) -> str | None:
    try:
        return f"`{date(int(year), month, day).isoformat()}`"
    except ValueError:
        return None


def _readable(token: Token, source: Source, report: Report) -> bool:
    span = source.span(token.start_pos or 0, token.end_pos or 0)
    if digits(token) > WRITTEN:
        report.add(TOO_MANY_DIGITS.at(span, "write it in a larger unit", count=digits(token), most=WRITTEN))
        return False
    if DOUBTFUL.fullmatch(token):
        whole, part = str(token).rstrip("%").rstrip().split(".")
        sign = "%" if token.endswith("%") else ""
        decimal, thousands = f"{whole}.{part}{sign}", f"{whole}_{part}{sign}"
        hint = say(
            "write `{thousands}` for the thousands, or `{decimals}` for the decimals",
            thousands=thousands,
            decimals=f"{whole}.{part}0{sign}",
        )
        report.add(THOUSANDS.at(span, hint, written=token, decimal=decimal, thousands=thousands))
    return True


def plain(value: Fraction) -> str | None:
    """Return the number as a text writes it, or None where no few decimals do."""
    places = finite_decimals(value)
    return None if places is None or places > MOST else decimal_text(value, Rounding(places))
