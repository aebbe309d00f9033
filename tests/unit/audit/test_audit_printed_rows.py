"""What is tested: realisations over rows that only the report has, and the totals of rates."""

from pathlib import Path

import pytest

from iku_dsl.audit.verdict import Verdict
from tests.unit.audit.offices import audit_of, codes, numbered

CONTRACT = 'contract o-2024 "O" year 2024\nframework plain\nindicator 1a target year 80%\n'
MANUAL = """manual 1a "Homes"
unit percent; polarity maximize
table homes "one row a home" with home text, children number in children, reached number in children
{columns}
realisation: {realisation}
"""
SUMS = "sum(homes.reached) / sum(homes.children)"
HOMES = {"A": (80, 60), "B": (50, 40), "C": (40, 10)}  # of 170 children 110 are reached: 64.71%, on average 60%


def cells(*, totals: bool = True) -> list[str]:
    """Return the printed rows of the homes, and their totals."""
    of = {**HOMES, "total": (170, 110)} if totals else HOMES
    columns = ((name, "children", each[0]) for name, each in of.items())
    others = ((name, "reached", each[1]) for name, each in of.items())
    return [f"1a.homes[{home}],column {column},,{value},en" for home, column, value in (*columns, *others)]


def shares(*, total: str) -> list[str]:
    """Return the printed shares of the homes, and that of all."""
    of = {"A": "75%", "B": "80%", "C": "25%", "total": total}
    return [f"1a.homes[{home}],column share,,{value},en" for home, value in of.items()]


def found_in(folder: Path, rows: list[str], realisation: str = SUMS, columns: str = "") -> list[tuple[str, str]]:
    """Return the findings about printed rows of an office without data."""
    texts = {"1a.iku": MANUAL.format(columns=columns, realisation=realisation), "contract.iku": CONTRACT}
    return codes(audit_of(folder, texts, numbered(rows)))


@pytest.mark.parametrize(("printed", "told"), [("64.71%", []), ("67.71%", [("IKU701", "r9")])])
@pytest.mark.parametrize("realisation", [SUMS, "1 - (sum(homes.children) - sum(homes.reached)) / sum(homes.children)"])
def test_a_realisation_is_held_against_the_printed_totals(
    tmp_path: Path, printed: str, realisation: str, told: list[tuple[str, str]]
) -> None:
    assert found_in(tmp_path, [*cells(), f"1a,realisation,year,{printed},en"], realisation) == told


@pytest.mark.parametrize(("printed", "told"), [("64.71%", []), ("67.71%", [("IKU701", "r8")])])
def test_rows_give_a_total_that_is_not_printed_where_they_are_whole(
    tmp_path: Path, printed: str, told: list[tuple[str, str]]
) -> None:
    rows = [each for each in cells() if not each.startswith("1a.homes[total],column reached")]
    assert found_in(tmp_path, [*rows, f"1a,realisation,year,{printed},en"]) == told


def test_rows_without_a_total_may_be_only_some(tmp_path: Path) -> None:
    assert found_in(tmp_path, [*cells(totals=False), "1a,realisation,year,67.71%,en"]) == []


def test_a_wrong_total_accuses_no_realisation_that_follows_from_the_rows(tmp_path: Path) -> None:
    rows = [each.replace(",110,", ",101,") for each in cells()]
    assert found_in(tmp_path, [*rows, "1a,realisation,year,64.71%,en"]) == [("IKU703", "r8")]


@pytest.mark.parametrize(
    ("realisation", "right", "wrong"),
    [
        ("mean(homes.share)", "60%", "63%"),
        ("sum(homes.share * homes.children) / sum(homes.children)", "64.71%", "64.17%"),
        ("count(homes where reached >= 40) / count(homes)", "66.67%", "67.66%"),
        ("max(homes.share)", "80%", "90%"),
    ],
)
def test_any_aggregate_goes_over_printed_rows(tmp_path: Path, realisation: str, right: str, wrong: str) -> None:
    columns = "column share of homes: reached / children"
    for printed, told in ((right, []), (wrong, [("IKU701", "r9")])):
        rows = [*cells(), f"1a,realisation,year,{printed},en"]
        assert found_in(tmp_path / printed, rows, realisation, columns) == told


@pytest.mark.parametrize("total", ["64.71%", "60%", "180%", "64.7%", "65%"])
def test_the_total_of_a_rate_may_be_that_of_the_totals_or_a_sum_or_a_mean_of_the_rows(
    tmp_path: Path, total: str
) -> None:
    rows = [*cells(), *shares(total=total)]
    assert found_in(tmp_path, rows, columns="column share of homes: reached / children") == []


@pytest.mark.parametrize("total", ["54.7%", "61%", "108%", "64.75%"])
def test_the_total_of_a_rate_that_nothing_gives_is_found(tmp_path: Path, total: str) -> None:
    rows = [*cells(), *shares(total=total)]
    assert found_in(tmp_path, rows, columns="column share of homes: reached / children") == [("IKU701", "r12")]


def test_a_rate_is_not_told_from_rows_of_which_some_may_be_left_out(tmp_path: Path) -> None:
    rows = [*cells(totals=False), *shares(total="54.7%")]
    assert found_in(tmp_path, rows, columns="column share of homes: reached / children") == []


def test_a_share_of_all_rows_is_held_against_the_total_and_not_against_its_own_row(tmp_path: Path) -> None:
    part = "column part of homes: reached / sum(homes.reached)"
    parts = [
        f"1a.homes[{home}],column part,,{value},en" for home, value in (("A", "54.55%"), ("B", "36.36%"), ("C", "9.1%"))
    ]
    assert found_in(tmp_path / "right", [*cells(), *parts], columns=part) == []
    parts[2] = parts[2].replace("9.1%", "9.9%")
    assert found_in(tmp_path / "wrong", [*cells(), *parts], columns=part) == [("IKU701", "r11")]


def test_the_figure_that_is_printed_with_more_digits_stands_for_the_cell(tmp_path: Path) -> None:
    rows = ["1a.homes[A],column children,,0.1 ribu orang,en", *cells(), "1a,realisation,year,64.71%,en"]
    audited = audit_of(
        tmp_path, {"1a.iku": MANUAL.format(columns="", realisation=SUMS), "contract.iku": CONTRACT}, numbered(rows)
    )
    assert codes(audited) == []
    assert {each.row.id: audited.verdicts[each] for each in audited.claims}["r10"] is Verdict.RECONCILED


@pytest.mark.parametrize(("total", "told"), [("2.5", []), ("0.83", []), ("9.6", [("IKU701", "r11")])])
def test_the_total_of_points_is_a_sum_or_a_mean_for_words_have_no_total(
    tmp_path: Path, total: str, told: list[tuple[str, str]]
) -> None:
    columns = "column worth of homes: points_of(stage)\npoints points_of: full 1, partial 0.5"
    manual = MANUAL.replace("reached number in children", "reached number in children, stage choice")
    of = {"A": ("full", "1.0"), "B": ("partial", "0.5"), "C": ("full", "1.0")}
    rows = [each for each in cells() if "column reached" not in each]
    rows += [f"1a.homes[{home}],column stage,,{stage},en" for home, (stage, _) in of.items()]
    rows += [f"1a.homes[{home}],column worth,,{worth},en" for home, (_, worth) in of.items()]
    rows.append(f"1a.homes[total],column worth,,{total},en")
    texts = {"1a.iku": manual.format(columns=columns, realisation="mean(homes.worth)"), "contract.iku": CONTRACT}
    assert codes(audit_of(tmp_path, texts, numbered(rows))) == told


def test_points_beside_a_rate_whose_scale_is_in_doubt_hide_no_wrong_total(tmp_path: Path) -> None:
    columns = (
        "column share of homes: reached / children\ncolumn worth of homes: points_of(stage)\npoints points_of: full 1"
    )
    manual = MANUAL.replace("reached number in children", "reached number in children, stage choice")
    rows = [*cells(), *shares(total="5%"), *(f"1a.homes[{home}],column worth,,1.0,en" for home in HOMES)]
    texts = {"1a.iku": manual.format(columns=columns, realisation=SUMS), "contract.iku": CONTRACT}
    assert codes(audit_of(tmp_path, texts, numbered(rows))) == [("IKU701", "r12")]


@pytest.mark.parametrize(("total", "told"), [("60", []), ("62", [("IKU703", "r4")])])
def test_a_column_that_takes_counts_off_counts_them(tmp_path: Path, total: str, told: list[tuple[str, str]]) -> None:
    gaps = {"A": "20", "B": "10", "C": "30", "total": total}
    rows = [f"1a.homes[{home}],column gap,,{value},en" for home, value in gaps.items()]
    assert found_in(tmp_path, rows, columns="column gap of homes: children - reached") == told
