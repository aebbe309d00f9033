"""Tables that were computed from unrounded figures and then printed accuse nobody, however they were rounded."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from iku_dsl.audit.claim import Claim, claim_of
from iku_dsl.audit.counting import Counting
from iku_dsl.audit.in_tables import InTables
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.periods import year

PLACE = Source("published.csv", "id\n").whole()
Told = list[tuple[str, str]]


def claim(row: str, column: str, printed: str, counts: int) -> Claim:
    told = Published(f"{row}-{column}", "table 1", None, f"spending[{row}]", f"column {column}", year(2024), printed,
                     "en", PLACE, PLACE)  # fmt: skip
    return claim_of(told, None, 2024, Counting(Fraction(counts), rounded=counts != 1))


def tables(columns: Mapping[str, Sequence[str]], last: str = "", counts: int = 1) -> InTables:
    """Return a table of columns; their last cell is a total or an average, where there is one."""
    claims = []
    for name, cells in columns.items():
        keys = [chr(ord("a") + at) for at in range(len(cells))]
        keys[-1] = last or keys[-1]
        claims += [claim(*each, counts) for each in zip(keys, [name] * len(cells), cells, strict=True) if each[2]]
    return InTables.of(claims)


def found(columns: Mapping[str, Sequence[str]], last: str = "", counts: int = 1) -> Told:
    every = tables(columns, last, counts).findings()
    return [(each.claim.row.id, each.diagnostic.rule.code) for each in every]


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        (("10", "20", "21", "17"), ()),
        (("10", "20", "21", "18"), ("average-x",)),
        (("1.9", "3.9", "5.4", "4"), ()),
        (("1.9", "3.9", "5.4", "5"), ("average-x",)),
    ],
)
def test_an_average_without_decimals_was_rounded(cells: Sequence[str], wrong: Sequence[str]) -> None:
    table = tables({"x": cells}, "average")
    assert [each.claim.row.id for each in table.findings()] == list(wrong)
    assert {each.row.id for each in table.standing()} == ({"average-x"} if not wrong else set())


def test_a_total_without_the_decimals_of_its_rows_was_rounded() -> None:
    assert found({"x": ("9.4", "10.4", "20")}, "total") == []
    assert found({"x": ("9.4", "10.4", "22")}, "total") == [("total-x", "IKU703")]
    assert found({"x": ("9", "10", "20")}, "total") == [("total-x", "IKU703")]


def test_an_average_of_amounts_may_be_that_of_unrounded_ones() -> None:
    unsure = {"x": ("Rp243", "243", "Rp243.2")}
    assert found(unsure, "average") == []
    assert {each.row.id for each in tables(unsure, "average").rounded()} == {"average-x"}
    assert not tables(unsure, "average").standing()
    assert found({"x": ("Rp243", "243", "Rp244.2")}, "average") == [("average-x", "IKU703")]


def test_a_total_of_what_looks_counted_and_was_computed_may_be_of_unrounded_rows() -> None:
    columns = {"x": ("33", "63", "93", "123", "153", "183", ""), "y": ("10",) * 6 + ("",)}
    points = ("3", "6", "9", "12", "15", "18")
    assert found({**columns, "points": (*points, "65")}, "total") == []  # of 3.3, 6.3, 9.3, 12.3, 15.3 and 18.3
    assert found({**columns, "points": (*points, "63")}, "total") == []
    assert found({**columns, "points": (*points, "67")}, "total") == [("total-points", "IKU703")]


def added(last: str, money: str) -> Told:
    first, second = ("101", "205", "309", "413", "517", "621"), ("32", "44", "57", "61", "78", "95")
    whole = ("133", "249", "366", "474", "595", last)
    return found({name: [f"{money}{each}" for each in c] for name, c in (("x", first), ("y", second), ("z", whole))})


def test_a_sum_of_amounts_in_one_row_may_be_that_of_unrounded_ones() -> None:
    assert added("717", "Rp") == []
    assert added("718", "Rp") == [("f-z", "IKU704")]
    assert added("717", "") == [("f-z", "IKU704")]


REALISED = ("10", "20", "45", "50", "84", "90", "299")
PLANNED = ("20", "25", "50", "40", "80", "100", "315")
RATES = ("0.50", "0.80", "0.90", "1.25", "1.05", "0.90")


def test_a_rate_of_two_totals_is_no_total_of_rates() -> None:
    columns = {"realised": REALISED, "planned": PLANNED}
    assert found({**columns, "rate": (*RATES, "0.95")}, "total") == []
    assert "total-rate" in [row for row, _ in found({**columns, "rate": (*RATES, "0.85")}, "total")]
    assert found({"rate": (*RATES, "0.95")}, "total") == []  # perhaps a mean: nobody says
    assert found({"rate": (*RATES, "4.95")}, "total") == [("total-rate", "IKU703")]


def test_a_mean_rate_of_a_hundred_percent_is_no_total_of_shares() -> None:
    assert found({"rate": ("98%", "102%", "100%", "100%")}, "total") == []
    assert found({"rate": ("100%", "100%", "100%")}, "total") == []
    assert found({"share": ("30%", "90%", "30%", "100%")}, "total") == [("total-share", "IKU703")]
    assert found({"share": ("100%", "0%", "100%")}, "total") == []


def test_what_another_rule_gives_that_no_row_breaks_is_not_accused() -> None:
    shares = {"staff": ("100", "210", "300", "400", "510", "600"), "part": ("5%", "10%", "14%", "19%", "24%", "28%")}
    seats = ("100", "210", "300", "400", "510", "630")  # 29% of them are the last one's
    assert found({"seats": seats, "part": shares["part"]}) == [("f-part", "IKU704")]
    assert found({"seats": seats, **shares}) == []
