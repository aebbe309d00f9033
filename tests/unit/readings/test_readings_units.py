"""The algebra of units, what makes unknown ones alike, and an entry for every function of the library."""

from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.algebra import Node
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.readings.units import functions, reading
from iku_dsl.readings.units.declared import unit_of
from iku_dsl.readings.units.solution import Solution
from iku_dsl.readings.units.unit import HIGHEST, MOST_BASES, PLAIN, base, product
from iku_dsl.session import Session

RUPIAH, FIRM, DAY = base("rupiah"), base("firm"), base("day")
HERE = Source("text.iku", "budget").whole()


def test_like_by_like_is_plain() -> None:
    assert RUPIAH / RUPIAH == PLAIN
    assert RUPIAH / FIRM * FIRM == RUPIAH
    assert (RUPIAH * RUPIAH) ** Fraction(1, 2) == RUPIAH


def test_the_order_of_factors_is_no_matter() -> None:
    assert RUPIAH * FIRM / DAY == FIRM / DAY * RUPIAH


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        (RUPIAH / FIRM, "rupiah / firm"),
        (RUPIAH / FIRM / DAY, "rupiah / day / firm"),
        (PLAIN / DAY, "1 / day"),
        (FIRM**2, "firm^2"),
        (RUPIAH ** Fraction(1, 2), "rupiah^1/2"),
        (base(1) * RUPIAH, "rupiah * …"),
    ],
)
def test_a_unit_is_written_as_a_formula(unit: "object", text: str) -> None:
    assert getattr(unit, "text") == text  # noqa: B009 - of whatever was made above


def test_a_unit_beyond_all_bounds_is_known_as_such() -> None:
    assert (RUPIAH ** (HIGHEST + 1)).too_large
    assert product((f"unit_{at}", Fraction(1)) for at in range(MOST_BASES + 1)).too_large
    assert not (RUPIAH / FIRM).too_large


def test_percent_and_index_are_plain_and_a_day_is_a_day_in_both_vocabularies() -> None:
    assert unit_of("percent") == unit_of("index") == PLAIN
    assert unit_of("hari") == unit_of("day") == unit_of("days") == DAY
    assert unit_of("persentase") != PLAIN


def test_an_unknown_unit_becomes_what_it_is_held_against() -> None:
    solution = Solution()
    unknown = solution.fresh()
    assert solution.alike(unknown / FIRM, RUPIAH, HERE)
    assert solution.resolved(unknown) == RUPIAH * FIRM
    assert not solution.alike(unknown, RUPIAH, HERE)


def test_unknown_units_that_are_alike_are_learned_together() -> None:
    solution = Solution()
    chain = [solution.fresh() for _ in range(200)]
    for one, other in zip(reversed(chain[:-1]), reversed(chain[1:]), strict=True):
        assert solution.alike(one, other, HERE)
    assert solution.alike(chain[100], DAY, HERE)
    assert {solution.resolved(each) for each in chain} == {DAY}


def test_a_number_that_divides_counts_nothing_or_what_is_divided() -> None:
    for wanted, fits in ((RUPIAH, True), (PLAIN, True), (DAY, False)):
        solution = Solution()
        divisor = solution.fresh()
        solution.divides[divisor.unknown[0]] = RUPIAH
        assert solution.alike(RUPIAH / divisor, wanted, HERE) is fits


def test_powers_of_powers_end() -> None:
    solution = Solution()
    chain = [solution.fresh() for _ in range(50)]
    for one, other in pairwise(chain):
        assert solution.alike(one ** (HIGHEST - 1), other, HERE)
    assert not solution.resolved(chain[-1]).too_large


def test_every_function_of_the_library_has_an_entry() -> None:
    assert PRIMITIVES.keys() <= functions.FUNCTIONS.keys()
    assert AGGREGATES.keys() == functions.AGGREGATES.keys()
    assert PRIMITIVES.keys() >= functions.PLAIN_ARGUMENTS


def test_every_kind_of_node_that_can_count_something_has_an_entry() -> None:
    silent = {"CurrentPeriod", "Differs", "IsNotApplicable"}  # a period and a truth count nothing
    assert {each.__name__ for each in Node.__subclasses__()} - {each.__name__ for each in reading.OWN} == silent


def found(text: str, folder: Path) -> list[str]:
    """Return what is said of the units of a text."""
    path = folder / "m.iku"
    path.write_text(text, encoding="utf-8")
    session = Session(Report())
    session.check([path])
    return [each.message.words() for each in session.report if each.rule.code.startswith("IKU33")]


def test_a_unit_that_was_inferred_is_told_with_the_line_that_says_so(tmp_path: Path) -> None:
    text = 'manual m "M"\ninput a in msme\ninput b\ninput c in day\nvalue d: a - b\ncomponent A: b - c\n'
    path = tmp_path / "m.iku"
    path.write_text(text, encoding="utf-8")
    session = Session(Report())
    session.check([path])
    (diagnostic,) = (each for each in session.report if each.rule.code == "IKU330")
    hints = [hint.words() for hint in diagnostic.hints]
    assert hints == ["`b` is taken to be in msme: line 5", "`c` is in day: line 4"]


def test_what_is_not_told_of_a_text_that_cannot_be_read_whole(tmp_path: Path) -> None:
    text = 'manual m "M"\nunit percent\ninput a in day\ninput b in rupiah\ncomponent A: a\ncomponent B: b / / b\n'
    assert found(text, tmp_path) == []
    assert found(text.replace("/ /", "/"), tmp_path)[0].startswith("the realisation is in day")


def test_a_number_is_reported_where_it_stands_or_where_the_function_that_holds_it_is_called(tmp_path: Path) -> None:
    calls = "value a: clamp(p, 0, 120)\ncomponent A: least(p)\n"
    text = f'manual m "M"\ninput p in percent\ndefine least(x): max(x, 5)\n{calls}'
    path = tmp_path / "m.iku"
    path.write_text(text, encoding="utf-8")
    session = Session(Report())
    session.check([path])
    places = [each.span.text for each in session.report if each.rule.code == "IKU331" and each.span is not None]
    assert places == ["120", "least(p)"]


def test_what_is_scored_from_0_to_100_is_no_percentage_until_it_is_divided(tmp_path: Path) -> None:
    text = 'manual m "M"\nunit percent\ninput s from 0 to 100\ncomponent A: s{by}\n'
    said = "the realisation is in percent, and `s` runs from 0 to 100"
    assert found(text.format(by=""), tmp_path) == [said]
    assert found(text.format(by=" / 100"), tmp_path) == []


def test_a_share_times_100_is_no_percentage(tmp_path: Path) -> None:
    text = (
        'manual m "M"\ninput a in day\ninput b in day\ninput p in percent\nvalue c: a / b * 100 + p\ncomponent A: c\n'
    )
    assert found(text, tmp_path) == ["`p` is in percent, and `a / b * 100` runs from 0 to 100"]
