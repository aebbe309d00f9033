"""A value, a period or a place goes in; the plain object comes out that is read without this program."""

from datetime import date
from fractions import Fraction
from typing import Any

from iku_dsl.diagnostics.source import Span
from iku_dsl.values.dates import Duration
from iku_dsl.values.enclosed import Enclosed
from iku_dsl.values.numbers import fraction_text
from iku_dsl.values.outcomes import NotApplicable, Value
from iku_dsl.values.periods import Period

Object = dict[str, Any]
LONGEST = 300  # characters of a formula that are told


def plain(value: Value) -> Object:
    """Return a value as an object that says what it is; numbers are exact fractions."""
    match value:
        case bool():
            return {"truth": value}
        case Fraction():
            return {"number": fraction_text(value)}
        case Enclosed():
            return {"between": [fraction_text(value.low), fraction_text(value.high)]}
        case str():
            return {"word": value}
        case Period():
            return {"months": [value.year, value.last, value.first]}
        case date():
            return {"day": value.isoformat()}
        case NotApplicable():
            return {"not applicable": True}
        case Duration():
            return {"duration": value.spoken.words()}
    return {"none": True}


def month_span(period: Period) -> str:
    """Return a period as its first and its last month."""
    return f"{period.year:04}-{period.first:02}/{period.year:04}-{period.last:02}"


def placed(span: Span) -> Object:
    """Return the words of a formula, and where they stand."""
    return {"formula": " ".join(span.text.split())[:LONGEST], "file": span.source.path, "line": span.line}
