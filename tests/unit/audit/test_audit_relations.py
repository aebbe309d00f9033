"""A row is held against what the other rows of its table keep, and a wrong total accuses nothing beside it."""

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.discrepancies import in_tables
from iku_dsl.audit.quantities import Key
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.periods import year
from iku_dsl.values.printed_figure import readings

PLACE = Source("published.csv", "id\n").whole()
ROWS = (("a", "10", "2", "20.0%"), ("b", "20", "5", "25.0%"), ("c", "40", "12", "30.0%"), ("d", "50", "20", "40.0%"))
LAST = ("e", "80", "40", "50.0%")


def claim(row: str, column: str, printed: str) -> Claim:
    told = Published(f"{row}-{column}", "table 1", None, f"spending[{row}]", f"column {column}", year(2024), printed,
                     "en", PLACE, PLACE)  # fmt: skip
    return Claim(told, Key(told.subject, told.quantity), told.period, 2024, readings(printed, "en"))


def found(*rows: tuple[str, str, str, str]) -> list[tuple[str, str]]:
    cells = zip(("ceiling", "realised", "share"), zip(*(row[1:] for row in rows), strict=True), strict=True)
    claims = [claim(row[0], name, text) for name, texts in cells for row, text in zip(rows, texts, strict=True)]
    return [(each.claim.row.id, str(dict(each.diagnostic.data)["value"])) for each in in_tables(claims)]


def test_rows_that_keep_their_rule_are_left_alone() -> None:
    assert found(*ROWS, LAST, ("total", "200", "79", "39.5%")) == []


def test_a_row_that_breaks_it_is_told_in_its_own_unit() -> None:
    assert found(*ROWS, LAST, ("f", "10", "5", "5.0%")) == [("f-share", "50%")]


def test_a_share_of_the_right_total_is_not_accused_of_a_wrong_one() -> None:
    assert found(*ROWS, LAST, ("total", "290", "79", "39.5%")) == [("total-ceiling", "200")]


def test_a_share_of_neither_total_is() -> None:
    assert [name for name, _ in found(*ROWS, LAST, ("total", "290", "79", "10.0%"))] == ["total-ceiling", "total-share"]
