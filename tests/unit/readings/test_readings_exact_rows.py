"""What is tested: aggregates over rows come to what a direct count of the same rows gives, in any order of the rows."""

import random
from fractions import Fraction
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from iku_dsl.data.facts import Record, Store
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.lower_manual import LoweredManual, lower_manual
from iku_dsl.model.documents import Manual
from iku_dsl.model.read import read
from iku_dsl.readings.exact import Exact
from iku_dsl.session import Session
from iku_dsl.syntax.parse import parse
from iku_dsl.values.outcomes import NOT_APPLICABLE, Missing, Value
from iku_dsl.values.periods import Period, quarter, to_date, year

TEXT = """manual m "M"
unit zone; polarity maximize
table zones with province text, planned number, reached flag
column gap of zones when reached: 0
column gap of zones: planned
table provinces from zones where planned > 0 per province with most = max(planned), n = count(zones), all = sum(gap)
value a: sum(zones.planned)
value b: count(zones where reached)
value c: mean(zones.planned by gap)
value d: count(zones where planned > mean(zones.planned))
value e: sum(provinces.most)
value f: sum(provinces.n)
value g: count(provinces where n > 1)
value h: sum(zones.planned to date)
value i: sum(zones.planned over Q1 to Q2)
value j: sum(provinces.all)
value k: share(zones.reached)
component A: a
"""
PERIODS: list[Period | None] = [None, quarter(2024, 1), quarter(2024, 2), quarter(2024, 4)]


def lowered() -> LoweredManual:
    source = Source("m.iku", TEXT)
    report = Report()
    manual = read(parse(source, report), report)
    assert isinstance(manual, Manual)
    assert not report.failed
    return lower_manual(manual, 2024)


MANUAL = lowered()
SPAN = Source("rows.csv", "row").row(1)
ROWS = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.booleans(), st.sampled_from(PERIODS)),
    min_size=1,
    max_size=9,
)
Row = tuple[str, int, bool, Period | None]


def value(name: str, rows: list[Row], period: Period) -> Value:
    store = Store()
    store.tables["m", "zones"] = tuple(
        Record(when, {"province": province, "planned": Fraction(planned), "reached": reached}, SPAN)
        for province, planned, reached, when in rows
    )
    return Exact(store).value(MANUAL.scope.names[name], period)


def counted(rows: list[Row], period: Period) -> list[Row]:
    return [row for row in rows if row[3] is None or row[3].within(period)]


@settings(deadline=None)
@given(ROWS, st.sampled_from([year(2024), quarter(2024, 1), to_date(quarter(2024, 2))]))
def test_aggregates_are_what_the_rows_give(rows: list[Row], period: Period) -> None:
    here = counted(rows, period)
    planned = [Fraction(row[1]) for row in here]
    weights = [Fraction(0 if row[2] else row[1]) for row in here]
    taken = [row for row in here if row[1] > 0]
    groups = {name: [row for row in taken if row[0] == name] for name in {row[0] for row in taken}}
    assert value("a", rows, period) == sum(planned)
    assert value("b", rows, period) == sum(row[2] for row in here)
    if sum(weights):
        assert value("c", rows, period) == sum(p * w for p, w in zip(planned, weights, strict=True)) / sum(weights)
    if here:
        mean = sum(planned) / len(planned)
        assert value("d", rows, period) == sum(each > mean for each in planned)
        assert value("k", rows, period) == Fraction(sum(row[2] for row in here), len(here))
    else:
        assert value("k", rows, period) == NOT_APPLICABLE
    assert value("e", rows, period) == sum(max(row[1] for row in each) for each in groups.values())
    assert value("f", rows, period) == len(taken)
    assert value("g", rows, period) == sum(len(each) > 1 for each in groups.values())
    assert value("j", rows, period) == sum(0 if row[2] else row[1] for row in taken)


@settings(deadline=None)
@given(ROWS, st.sampled_from([quarter(2024, 1), quarter(2024, 2), quarter(2024, 4)]))
def test_a_window_takes_the_rows_of_its_months(rows: list[Row], period: Period) -> None:
    assert value("h", rows, period) == sum(row[1] for row in counted(rows, to_date(period)))
    assert value("i", rows, period) == sum(row[1] for row in counted(rows, to_date(quarter(2024, 2))))


@settings(max_examples=50, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list[Row], chance: random.Random) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    for name in "abdefghijk":
        assert value(name, rows, year(2024)) == value(name, shuffled, year(2024))


def test_a_table_that_is_not_there_is_missing() -> None:
    found = Exact(Store()).value(MANUAL.scope.names["a"], year(2024))
    assert isinstance(found, Missing)
    assert [need.subject for need in found.needs] == ["m"]


def test_what_a_row_takes_counts_as_reached(tmp_path: Path) -> None:
    text = """manual m "M"
table zones with stage choice
points stage: begun 0.5, done 1
component A: sum(stage(zones.stage))
example "one done": given rows of zones: (done) expect A = 1
"""
    path = tmp_path / "m.iku"
    path.write_text(text, encoding="utf-8")
    (tested,) = Session().test([path])
    assert [each.title.words() for each in tested.unreached] == ["stage, row begun 0.5"]


def test_many_rows_end() -> None:
    size = 3_000
    rows: list[Row] = [("abc"[at % 3], at % 7, at % 2 == 0, None) for at in range(size)]
    mean = Fraction(sum(row[1] for row in rows), size)
    assert value("d", rows, year(2024)) == sum(row[1] > mean for row in rows)
