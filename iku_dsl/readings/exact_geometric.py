"""The members of an aggregate and their weights go in; their geometric mean comes out, or why there is none."""

from fractions import Fraction

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.rules import NO_VALUE
from iku_dsl.readings.exact_enclosed import not_decided
from iku_dsl.readings.faults import bounded, quoted, too_many_digits
from iku_dsl.values.enclosed import Number, ends
from iku_dsl.values.geometric import Weighed, geometric_mean
from iku_dsl.values.outcomes import Fault, Value

NEGATIVE = say("a geometric mean takes no negative number")


def geometric(pairs: Weighed, whole: Number, span: Span) -> Value:
    """Return the mean; with a member that is zero it is zero, one without weight does not count."""
    for each in (number for pair in pairs for number in pair):
        low, high = ends(each)
        if high < 0 or (low < 0 and high == 0):
            return Fault(NO_VALUE.at(span, formula=quoted(span), reason=NEGATIVE))
        if low < 0 or (low == 0 and high > 0):
            return not_decided(span, each, Fraction(0))
    counted = [(number, weight) for number, weight in pairs if weight != 0]
    if any(number == 0 for number, _ in counted):
        return Fraction(0)
    found = geometric_mean(counted, whole)
    return too_many_digits(span) if found is None else bounded(found, span)
