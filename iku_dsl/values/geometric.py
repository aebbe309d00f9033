"""Numbers above zero and their weights go in; their geometric mean comes out, exactly where that is rational."""

from fractions import Fraction
from math import gcd, lcm, prod

from iku_dsl.values.enclosed import Enclosed, Number, add, divide, multiply
from iku_dsl.values.transcendental import exact_root, exponential, logarithm

LONGEST = 400_000  # bits of a product of which it is tried whether its root is a fraction
Weighed = list[tuple[Number, Number]]


def geometric_mean(pairs: Weighed, whole: Number) -> Number | None:
    """Return the mean; `whole` is the sum of the weights. None where it has more digits than a value may have."""
    exact = _exact(pairs)
    return exact if exact is not None else _enclosed(pairs, whole)


def _enclosed(pairs: Weighed, whole: Number) -> Number | None:
    total: Number = Fraction(0)
    for value, weight in pairs:
        found = logarithm(value)
        assert found is not None, "only numbers above zero are asked for"
        total = add(total, multiply(found, weight))
    middle = divide(total, whole)
    return exponential(middle) if middle is not None else None


def _exact(pairs: Weighed) -> Fraction | None:
    known = [each for each in pairs if not isinstance(each[0], Enclosed) and not isinstance(each[1], Enclosed)]
    values = [Fraction(value) for value, _ in known if isinstance(value, Fraction)]
    times = _times([weight for _, weight in known if isinstance(weight, Fraction)])
    if len(known) < len(pairs) or min(times) < 0:
        return None
    if len(set(values)) == 1:
        return values[0]
    lengths = (max(value.numerator.bit_length(), value.denominator.bit_length()) for value in values)
    if sum(length * count for length, count in zip(lengths, times, strict=True)) > LONGEST:
        return None
    above = prod(value.numerator**count for value, count in zip(values, times, strict=True))
    below = prod(value.denominator**count for value, count in zip(values, times, strict=True))
    return exact_root(Fraction(above, below), sum(times))


def _times(weights: list[Fraction]) -> list[int]:
    """Return whole numbers in the proportion of the weights, the smallest there are."""
    common = lcm(*(each.denominator for each in weights))
    whole = [int(each * common) for each in weights]
    return [each // max(1, gcd(*whole)) for each in whole]
