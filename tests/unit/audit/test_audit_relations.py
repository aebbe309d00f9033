"""A row is held against what the other rows of its table keep, and a wrong total accuses nothing beside it."""

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.finding import merged
from iku_dsl.audit.in_tables import InTables
from iku_dsl.audit.quantities import Key
from iku_dsl.audit.relations import MOST_COLUMNS
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.phrase import worded
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.periods import quarter, semester, year
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
    return [(each.claim.row.id, str(dict(each.diagnostic.data)["value"])) for each in InTables.of(claims).findings()]


def test_rows_that_keep_their_rule_are_left_alone() -> None:
    assert found(*ROWS, LAST, ("total", "200", "79", "39.5%")) == []


def test_a_row_that_breaks_it_is_told_in_its_own_unit() -> None:
    assert found(*ROWS, LAST, ("f", "10", "5", "5.0%")) == [("f-share", "50%")]


def test_a_share_of_the_right_total_is_not_accused_of_a_wrong_one() -> None:
    assert found(*ROWS, LAST, ("total", "290", "79", "39.5%")) == [("total-ceiling", "200")]


def test_a_share_of_neither_total_is() -> None:
    assert [name for name, _ in found(*ROWS, LAST, ("total", "290", "79", "10.0%"))] == ["total-ceiling", "total-share"]


def scored(total: str) -> list[str]:
    """Return what is wrong with a table of points, counts and scores."""
    rows = (("a", "3", "6", "18"), ("b", "2", "15", "30"), ("c", "1", "70", "70"), ("d", "0.5", "10", "5"),
            ("e", "0.3", "5", "1.5"))  # fmt: skip
    cells = [(row[0], name, text) for row in rows for name, text in zip(("points", "x", "y"), row[1:], strict=True)]
    claims = [claim(*each) for each in (*cells, ("total", "y", total))]
    exact = [attrs.evolve(each, exact=each.row.quantity != "column y") for each in claims]
    return [each.claim.row.id for each in InTables.of(exact).findings()]


def test_a_total_of_what_was_computed_from_exact_figures_is_held_to_the_last_digit() -> None:
    assert scored("124.50") == []
    assert scored("124.20") == ["total-y"]


def test_a_total_of_another_year_is_told_as_what_was_perhaps_printed() -> None:
    now = [claim(*each) for each in (("a", "x", "10"), ("b", "x", "20"), ("total", "x", "75"))]
    before = [attrs.evolve(each, period=year(2023)) for each in (claim("a", "x", "75"), claim("total", "x", "75"))]
    (found,) = InTables.of([*now, *before]).findings()
    assert [each.says.words() for each in found.hypotheses] == ["the total for year 2023 in its place"]


def test_one_total_that_is_printed_twice_is_one_finding_about_the_finer() -> None:
    cells = [claim(*each) for each in (("a", "x", "10.25"), ("b", "x", "20.25"), ("total", "x", "75.5"))]
    coarse = attrs.evolve(claim("total", "x", "75"), row=attrs.evolve(cells[-1].row, id="again", printed="75"))
    half = attrs.evolve(claim("total", "x", "76"), row=attrs.evolve(cells[-1].row, id="rounded", printed="76"))
    found = list(merged(InTables.of([coarse, *cells, half]).findings()))
    assert [(each.claim.row.id, [e.row.id for e in each.also]) for each in found] == [
        ("total-x", ["rounded"]),
        ("again", []),
    ]


def told(*claims: Claim) -> list[tuple[str, str, str]]:
    """Return what is wrong: the row, the rule in words, and what the rule gives; whole figures are counted."""
    counted = [attrs.evolve(each, exact="." not in each.row.printed) for each in claims]
    every = ((each.claim.row.id, dict(each.diagnostic.data)) for each in InTables.of(counted).findings())
    return [(row, worded(data["rule"]), str(data["value"])) for row, data in every]


PEOPLE = (("a", "10", "4.0%"), ("b", "20", "8.0%"), ("c", "40", "16.0%"), ("d", "50", "20.0%"), ("e", "60", "24.0%"))


def shares(last: str, *more: Claim) -> list[tuple[str, str, str]]:
    rows = (*PEOPLE, ("f", "70", last))
    cells = [
        claim(row, name, text) for row, *texts in rows for name, text in zip(("staff", "part"), texts, strict=True)
    ]
    return told(*cells, *more)


def test_a_share_of_a_total_that_nobody_printed_is_held_against_the_sum_of_the_rows() -> None:
    rule = "column part = column staff / the total of column staff"
    assert shares("28.0%") == []
    assert shares("28.1%") == [("f-part", rule, "28%")]
    assert shares("28.0%", claim("total", "staff", "250")) == []


def test_a_share_of_rows_of_which_some_are_left_out_accuses_nobody() -> None:
    rows = [claim(row, name, text) for row, *texts in PEOPLE for name, text in zip("xy", texts, strict=True)]
    assert told(*rows) == []  # 10 of 180 are no 4%: the table goes on


def test_a_running_total_is_held_against_the_row_above() -> None:
    def running(*totals: str) -> list[tuple[str, str, str]]:
        texts = zip("abcdefgh", ("5", "3", "7", "1", "9", "4", "2", "6"), totals, strict=True)
        return told(*(each for row, now, so in texts for each in (claim(row, "now", now), claim(row, "sum", so))))

    rule = "column sum = column sum of the row above + column now"
    assert running("5", "8", "15", "16", "25", "29", "31", "37") == []
    assert running("5", "8", "15", "16", "25", "29", "31", "38") == [("h-sum", rule, "37")]
    # a wrong one breaks the row below it, too, and is one mistake
    assert running("5", "8", "15", "61", "25", "29", "31", "37") == [("d-sum", rule, "16")]
    assert running("5", "8", "15", "61", "70", "74", "76", "82") == [("d-sum", rule, "16")]
    assert running("5", "8", "51", "16", "52", "29", "31", "37") == []  # too many for a rule


def test_growth_is_held_against_the_year_before() -> None:
    def grown(last: str) -> list[tuple[str, str, str]]:
        rows = zip("abcdef", (10, 20, 40, 50, 80, 100), (11, 25, 46, 40, 84, 150), strict=True)
        rates = ("10.0%", "25.0%", "15.0%", "-20.0%", "5.0%", last)
        before, now = [], []
        for row, old, new in rows:
            before.append(attrs.evolve(claim(row, "firms", str(old)), period=year(2023)))
            now.append(claim(row, "firms", str(new)))
        rates_now = [claim(row, "growth", text) for row, text in zip("abcdef", rates, strict=True)]
        return told(*before, *now, *rates_now)

    rule = "column growth = (column firms - column firms of the year before) / column firms of the year before"
    assert grown("50.0%") == []
    assert grown("33.3%") == [("f-growth", rule, "50%")]


def test_the_year_so_far_is_held_against_its_quarters() -> None:
    def so_far(last: str) -> list[tuple[str, str, str]]:
        found = []
        for row, first, second in zip("abcdef", (1, 2, 3, 4, 5, 6), (10, 20, 30, 40, 50, 60), strict=True):
            total = str(first + second) if row != "f" else last
            for period, text in ((quarter(2024, 1), first), (quarter(2024, 2), second), (semester(2024, 1), total)):
                found.append(attrs.evolve(claim(row, "done", str(text)), period=period))
        return told(*found)

    rule = "column done = column done of the periods before + column done of the last period"
    assert so_far("66") == []
    assert so_far("67") == [("f-done", rule, "66")]


def test_a_year_is_held_against_four_quarters_and_a_sum_of_many_columns_against_them() -> None:
    def cells(last: int) -> list[list[Claim]]:
        rows = {row: [at, at + 1, 2 * at, 7, 4 * at + 8] for at, row in enumerate("abcdef", 1)}
        rows["f"][-1] = last
        return [[claim(row, name, str(n)) for name, n in zip("pqrst", each, strict=True)] for row, each in rows.items()]

    def by_period(last: int) -> list[tuple[str, str, str]]:
        spans = [*(quarter(2024, number) for number in (1, 2, 3, 4)), year(2024)]
        alike = ((each, span) for row in cells(last) for each, span in zip(row, spans, strict=True))
        key = Key("spending[a]", "column p")
        told_of = (
            attrs.evolve(each, period=span, key=key, row=attrs.evolve(each.row, quantity="column p"))
            for each, span in alike
        )
        return told(*told_of)

    parts = "column p = column p of the periods before + column p of the last period"
    assert by_period(32) == []
    assert by_period(33) == [("f-t", parts, "32")]
    assert told(*(each for row in cells(32) for each in row)) == []
    beside = "column t = column p + column q + column r + column s"
    assert told(*(each for row in cells(33) for each in row)) == [("f-t", beside, "32")]


def test_what_the_cells_beside_it_give_as_printed_stands() -> None:
    rows = (*PEOPLE, ("f", "70", "28.1%"))
    cells = [
        claim(row, name, text) for row, *texts in rows for name, text in zip(("staff", "part"), texts, strict=True)
    ]
    more = [claim("total", "staff", "250"), claim("average", "staff", "41.7"), claim("total", "part", "100.1%")]
    stands = {each.row.id for each in InTables.of([*cells, *more]).standing()}
    assert {each for each in stands if each.startswith(("total", "average"))} == {
        "total-staff",
        "average-staff",
    }
    assert {each for each in stands if each[1] == "-"} == {f"{row}-part" for row in "abcde"}  # and not the staff


def test_of_very_many_columns_the_first_are_looked_at() -> None:
    names = [f"c{at:03}" for at in range(40)]
    cells = [
        claim(row, name, str((at + 3) ** 2 * (ord(row) - 90))) for row in "abcdef" for at, name in enumerate(names)
    ]
    found = InTables.of(cells)
    assert found.ways
    assert {way.result for way in found.ways} <= {f"column {name}" for name in names[:MOST_COLUMNS]}
