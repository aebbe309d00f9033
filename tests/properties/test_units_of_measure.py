"""Whatever units are called, the same formulas fit; what fits scales as a whole; no scale is mixed in silence."""

import operator
from collections.abc import Callable
from fractions import Fraction

import attrs
from hypothesis import assume, given
from hypothesis import strategies as st

from iku_dsl.checks.units import check_units
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.read import read
from iku_dsl.syntax.parse import parse

NAMES, UNITS = ("a", "b", "c", "d"), ("rupiah", "company", "person", "")
FACTOR = Fraction(1000)
SIGNS: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "min": min,
    "max": max,
}
Values = dict[str, Fraction]


@attrs.frozen
class Made:
    """A formula as text, and what it comes to."""

    text: str
    sign: str = ""
    parts: tuple["Made", ...] = ()

    def value(self, values: Values) -> Fraction:
        """Return what it comes to; a division by zero makes it unfit for this test."""
        if not self.sign:
            return values[self.text]
        left, right = (each.value(values) for each in self.parts)
        assume(self.sign != "/" or right != 0)
        return SIGNS[self.sign](left, right)


def joined(sign: str, one: Made, other: Made) -> Made:
    called = f"{sign}({one.text}, {other.text})" if sign.isalpha() else f"({one.text} {sign} {other.text})"
    return Made(called, sign, (one, other))


formulas = st.recursive(
    st.sampled_from(NAMES).map(Made),
    lambda inner: st.builds(joined, st.sampled_from(list(SIGNS)), inner, inner),
    max_leaves=6,
)
units = st.tuples(*(st.sampled_from(UNITS) for _ in NAMES))


def found(formula: str, said: tuple[str, ...]) -> list[tuple[str, int]]:
    """Return what is wrong with the units of a formula, and where in it."""
    inputs = "\n".join(
        f"input {name}" + (f" in {unit}" if unit else "") for name, unit in zip(NAMES, said, strict=True)
    )
    source, report = Source("m.iku", f'manual m "M"\n{inputs}\ncomponent A: {formula}\n'), Report()
    document = read(parse(source, report), report)
    assert document is not None
    assert len(report) == 0
    check_units(document, report)
    return [(each.rule.code, each.span.column) for each in report if each.span is not None]


@given(formulas, units, st.permutations(["apple", "pear", "plum"]))
def test_what_units_are_called_is_no_matter(formula: Made, said: tuple[str, ...], words: list[str]) -> None:
    others = dict(zip(UNITS, (*words, ""), strict=True))
    assert found(formula.text, said) == found(formula.text, tuple(others[each] for each in said))


@given(formulas, st.lists(st.integers(2, 97), min_size=4, max_size=4, unique=True), units)
def test_a_formula_that_fits_scales_as_a_whole(formula: Made, figures: list[int], said: tuple[str, ...]) -> None:
    """Rupiah counted in thousandths: what fits becomes a power of thousand times as much, or stays as it is."""
    assume(all(said) and not found(formula.text, said))
    values = dict(zip(NAMES, map(Fraction, figures), strict=True))
    factors = [FACTOR if unit == "rupiah" else 1 for unit in said]
    scaled = {name: values[name] * factor for name, factor in zip(NAMES, factors, strict=True)}
    before, after = formula.value(values), formula.value(scaled)
    assume(before != 0)
    powers = {FACTOR**power for power in range(-8, 9)}
    assert after / before in powers


@given(formulas, units)
def test_a_sum_that_does_not_scale_is_reported(formula: Made, said: tuple[str, ...]) -> None:
    """Rupiah and a formula that counts companies have no sum, whatever stands in the formula."""
    assume(all(said) and not found(formula.text, said))
    both = [not found(f"({formula.text}) + {unit}", said) for unit in NAMES]
    fitting = {unit for unit, fits in zip(said, both, strict=True) if fits}
    assert len(fitting) <= 1


@given(st.integers(1, 10_000), st.sampled_from(["+", "-", ">", "<=", "="]), st.booleans())
def test_a_number_beside_a_percentage_is_never_taken_in_silence(figure: int, sign: str, turned: bool) -> None:
    sides = (str(figure), "a") if turned else ("a", str(figure))
    compared = sign.join(f" {each} " for each in sides)
    formula = compared if sign in "+-" else f"if {compared} then 1 else 0"
    assert [code for code, _ in found(formula, ("percent", "", "", ""))] == ["IKU331"]
    assert found(formula.replace(str(figure), f"{figure}%", 1), ("percent", "", "", "")) == []
