"""The place of a formula goes in; the fault of what cannot be computed there comes out."""

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.rules import DIVISION_BY_ZERO, TOO_MANY_DIGITS, WRONG_POWER
from iku_dsl.values.enclosed import Enclosed, Number, ends
from iku_dsl.values.numbers import DIGITS, EXPONENT, too_long
from iku_dsl.values.outcomes import Fault, Value
from iku_dsl.values.rounding import plain_text

SHORT = 30


def bounded(value: Number, span: Span) -> Value:
    """Return the value, or the fault of a value with too many digits."""
    return too_many_digits(span) if any(map(too_long, ends(value))) else value


def too_many_digits(span: Span) -> Fault:
    """Return the fault of a value with too many digits."""
    hint = say("look for a power, or a chain of steps each multiplying the last")
    return Fault(TOO_MANY_DIGITS.at(span, hint, formula=quoted(span), most=DIGITS))


def division_by_zero(span: Span) -> Fault:
    """Return the fault of a division by zero."""
    hint = say("say what holds then: `not applicable when …`, or `if … then … else …`")
    return Fault(DIVISION_BY_ZERO.at(span, hint, formula=quoted(span), period=""))


def wrong_power(power: Number, span: Span) -> Fault:
    """Return the fault of a power that is not whole, or too high."""
    known = isinstance(power, Enclosed) or (not too_long(power) and len(str(power)) < SHORT)
    shown = (plain_text(power) if isinstance(power, Enclosed) else str(power)) if known else say("longer than that")
    return Fault(WRONG_POWER.at(span, "use a whole power", formula=quoted(span), power=shown, most=EXPONENT))


def quoted(span: Span) -> str:
    """Return the text of a place for a message, shortened."""
    text = span.text
    return f"`{text if len(text) <= 60 else text[:57] + '…'}`"
