"""A number as printed, with commas or a fraction of a percentage, goes in; the rule it breaks and its fix come out."""

import re
from fractions import Fraction

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax.numerals import plain
from iku_dsl.values.numbers import digits

LONGEST = 40  # digits of a fraction that is worked out in a hint
MONEY = re.compile(r"^Rp\.?\s*")
THREE = re.compile(r"([0-9]{1,3}),([0-9]{3})(%?)")

DECIMAL_COMMA = Rule(
    "IKU112",
    "decimal-comma",
    Severity.ERROR,
    "`{written}` has a comma between digits",
    why="`min(1,75, x)` would have three arguments. A comma only separates; the decimal mark is a point.",
    example="component A weight 2,5%: x",
    instead="Write 2.5%, or put a blank behind a comma that separates.",
)
FRACTION_OF_PERCENT = Rule(
    "IKU124",
    "fraction-of-a-percentage",
    Severity.ERROR,
    "`{written}` looks like a fraction of a percent, and divides by a percentage",
    why="`%` belongs to the number before it: 1/2% is 1 divided by 2%, which is 50.",
    example="component A weight 1/2%: x",
    instead="Write 0.5%, or 1 / 2% with blanks for the division.",
)


def decimal_comma(span: Span, written: str) -> Diagnostic:
    """Return the diagnostic of a comma between digits."""
    return DECIMAL_COMMA.at(span, _spelling(written), written=written)


def fraction_of_percent(span: Span, written: str) -> Diagnostic:
    """Return the diagnostic of `1/2%`, written without blanks."""
    above, below = written.rstrip("%").rstrip().split("/")
    divided = f"{above} / {below}%"
    hint = say("write `{number}`, or `{divided}` for the division", number=_quotient(above, below), divided=divided)
    return FRACTION_OF_PERCENT.at(span, hint, written=written)


def _quotient(above: str, below: str) -> str:
    if digits(above) + digits(below) <= LONGEST and Fraction(below):
        value = plain(Fraction(above) / Fraction(below))
        if value:
            return f"{value}%"
    return f"{above} / {below} * 1%"


def _spelling(written: str) -> Phrase:
    written = MONEY.sub("", written)
    if written.count(",") > 1:
        return say(
            "write `{number}` for the thousands, or a blank behind each comma that separates",
            number=written.replace(",", "_"),
        )
    three = THREE.fullmatch(written)
    if three:
        return say(
            "write `{thousands}` for the thousands, `{decimals}` for the decimals, or `{two}` for two numbers",
            thousands=f"{three[1]}_{three[2]}{three[3]}",
            decimals=f"{three[1]}.{three[2]}0{three[3]}",
            two=written.replace(",", ", "),
        )
    point = written.replace(".", "_").replace(",", ".")
    if "." in written:
        return say("write `{number}`", number=point)
    return say("write `{number}` for the number, or `{two}` for two", number=point, two=written.replace(",", ", "))
