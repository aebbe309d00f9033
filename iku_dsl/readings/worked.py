"""A formula and its evaluation go in; it comes out by names, with numbers as printed, and with exact fractions."""

from fractions import Fraction

from iku_dsl.diagnostics.phrase import Phrase, Translate
from iku_dsl.formula.algebra import Node
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.infix import Infix, WritesLeaf, WritesValue
from iku_dsl.readings.named import in_percent, name_of
from iku_dsl.readings.show import plainly
from iku_dsl.values.numbers import fraction_text
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period


def worked(node: Node, exact: Exact, period: Period, translate: Translate) -> tuple[str, str, str]:
    """Return a formula by names, with numbers as printed, and with exact fractions."""
    value = exact.value
    styles: tuple[tuple[WritesLeaf, WritesValue], ...] = (
        (name_of, plainly),
        (lambda leaf, beside: plainly(value(leaf, period), beside or in_percent(leaf)), plainly),
        (lambda leaf, _beside: exactly(value(leaf, period)), lambda value, _percent: exactly(value)),
    )
    by_name, numbers, in_fractions = (
        Infix(exact, period, leaf, number, translate, named=leaf is name_of, english=number is not plainly).write(node)
        for leaf, number in styles
    )
    return by_name, numbers, in_fractions


def exactly(value: Value) -> str | Phrase:
    """Return a value as formulas with exact fractions have it."""
    if isinstance(value, bool):
        return "1 = 1" if value else "1 = 0"
    plain = plainly(value, False)
    return f"({fraction_text(value)})" if isinstance(value, Fraction) else plain
