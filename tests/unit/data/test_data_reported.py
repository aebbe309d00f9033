"""What is tested: reported figures reach the store under their indicator and period, or are reported themselves."""

from fractions import Fraction
from pathlib import Path

import pytest

from iku_dsl.data.facts import Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.kinds import Kind
from iku_dsl.data.reported import check_conflicts, read_reported
from iku_dsl.diagnostics.report import Report
from iku_dsl.values.outcomes import NOT_APPLICABLE, Missing
from iku_dsl.values.periods import quarter, year

KINDS = {"2a-CP": Kind(percent=True, unit="percent"), "5a-CP": Kind(percent=False, unit="index")}


def reported(folder: Path, text: str) -> tuple[Store, Report]:
    """Return what reading a table of reported realisations gives."""
    file, store, report = folder / "reported.csv", Store(), Report()
    file.write_text("indicator,period,target,realisation,source,numbers\n" + text, encoding="utf-8")
    read_reported(Folder(folder), KINDS, 2024, store, report)
    return store, report


def test_target_and_realisation_are_kept_apart_each_in_the_unit_of_its_indicator(tmp_path: Path) -> None:
    store, report = reported(tmp_path, '2a-CP,Q1,6%,"107,25%",t. 1,\n5a-CP,Q1,3,"3,5",,\n')
    assert len(report) == 0
    q1 = quarter(2024, 1)
    assert [store.own(code, "reported target", q1) for code in KINDS] == [Fraction(6, 100), Fraction(3)]
    assert [store.own(code, "realisation", q1) for code in KINDS] == [Fraction(10725, 10000), Fraction(7, 2)]


def test_a_figure_keeps_how_it_was_printed_its_source_and_its_line(tmp_path: Path) -> None:
    store, _ = reported(tmp_path, '\n2a-CP,year,,"107,25%",table 22,\n')
    datum = store.data("2a-CP", "realisation", year(2024))[0]
    assert (datum.printed, datum.source, datum.span.line) == ("107,25%", "table 22", 3)


def test_zero_blank_and_not_applicable_stay_three_things(tmp_path: Path) -> None:
    store, report = reported(tmp_path, "2a-CP,Q1,,0,,\n2a-CP,Q2,,,,\n2a-CP,Q3,,N/A,,\n")
    assert len(report) == 0
    found = [store.own("2a-CP", "realisation", quarter(2024, number)) for number in (1, 2, 3)]
    assert found == [Fraction(0), None, NOT_APPLICABLE]


def test_a_misspelt_indicator_is_reported_with_the_one_that_was_meant(tmp_path: Path) -> None:
    store, report = reported(tmp_path, "2a-PC,Q1,,82%,,\n")
    assert [(each.rule.code, *(hint.words() for hint in each.hints)) for each in report] == [
        ("IKU608", "did you mean `2a-CP`?")
    ]
    assert store.figures == {}


def test_an_unknown_period_is_reported_and_its_figure_kept_out(tmp_path: Path) -> None:
    store, report = reported(tmp_path, "2a-CP,until Q2,,82%,,\n2a-CP,Q1,,1%,,\n")
    assert [(each.rule.code, each.span.line if each.span else 0) for each in report] == [("IKU609", 2)]
    assert store.periods("2a-CP", "realisation") == [quarter(2024, 1)]


@pytest.mark.parametrize(("numbers", "value"), [("id", Fraction(1234)), ("en", Fraction(1234, 1000))])
def test_the_convention_of_a_row_settles_its_figures(tmp_path: Path, numbers: str, value: Fraction) -> None:
    store, report = reported(tmp_path, f"5a-CP,Q1,,1.234,,{numbers}\n")
    assert len(report) == 0
    assert store.own("5a-CP", "realisation", quarter(2024, 1)) == value


def test_two_figures_that_differ_are_reported_and_neither_is_used(tmp_path: Path) -> None:
    store, report = reported(tmp_path, "2a-CP,Q4,,99.56%,table 1,\n2a-CP,Q4,,100%,table 2,\n")
    check_conflicts(store, quarter(2024, 4), report)
    assert [each.rule.code for each in report] == ["IKU610"]
    assert "99.56% (table 1) and 100% (table 2)" in next(iter(report)).message.words()
    assert isinstance(store.own("2a-CP", "realisation", quarter(2024, 4)), Missing)


def test_a_conflict_is_reported_for_its_period_or_when_all_are_asked_for(tmp_path: Path) -> None:
    store, _ = reported(tmp_path, "2a-CP,Q4,,99%,,\n2a-CP,Q4,,100%,,\n")
    counts = []
    for period in (quarter(2024, 1), quarter(2024, 4), None):
        report = Report()
        check_conflicts(store, period, report)
        counts.append(len(report))
    assert counts == [0, 1, 1]


def test_the_same_figure_written_twice_is_no_conflict(tmp_path: Path) -> None:
    store, report = reported(tmp_path, '2a-CP,Q4,,80%,,\n2a-CP,Q4,,"80,0%",,\n')
    check_conflicts(store, None, report)
    assert len(report) == 0


def test_without_a_file_the_store_still_says_where_it_looked(tmp_path: Path) -> None:
    store, report = Store(), Report()
    read_reported(Folder(tmp_path), KINDS, 2024, store, report)
    assert len(report) == 0
    assert store.missing("2a-CP", "realisation", year(2024)).needs[0].looked_in == str(tmp_path / "reported.csv")
