"""What a printed column counts: by its manual, by the head of its table, by figures with `miliar` and without."""

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.verdict import Verdict
from tests.unit.audit.offices import audit_of, codes, numbered

CONTRACT = (
    'contract o-2024 "O" year 2024\nframework plain\nindicator 1a unit percent, polarity maximize, target year 80%\n'
)


def audited(folder: Path, rows: list[str]) -> Audited:
    return audit_of(folder, {"contract.iku": CONTRACT}, numbered(rows))


def verdict(found: Audited, row: str) -> Verdict:
    return next(said for claim, said in found.verdicts.items() if claim.row.id == row)


def told(folder: Path, cells: list[str], *more: str) -> Audited:
    rows = [f"budget[{row}],column spent,,{cell},id" for row, cell in zip(["a", "b", "total"], cells, strict=True)]
    return audited(folder, [*rows, *more])


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("", Verdict.UNDECIDED),
        ("unit,,(juta rupiah),", Verdict.UNDECIDED),
        ("unit spent,,juta rupiah,", Verdict.UNDECIDED),
        ("unit,,orang,", Verdict.REFUTED),
        ("unit spent,,orang,", Verdict.REFUTED),
        ("unit received,,orang,", Verdict.UNDECIDED),
    ],
)
def test_only_of_what_is_counted_a_total_that_is_off_by_one_is_wrong(unit: str, said: Verdict, tmp_path: Path) -> None:
    found = told(tmp_path, ["402", "756", "1159"], *([f"budget,{unit}"] if unit else []))
    assert verdict(found, "r3") is said
    assert codes(found) == ([("IKU703", "r3")] if said is Verdict.REFUTED else [])


def test_words_beside_figures_say_what_is_counted(tmp_path: Path) -> None:
    found = told(tmp_path, ["402 orang", "756 orang", "1159 orang"])
    assert codes(found) == [("IKU703", "r3")]


def test_a_total_beyond_all_rounding_is_wrong_whatever_is_counted(tmp_path: Path) -> None:
    assert codes(told(tmp_path, ["402", "756", "1160"])) == [("IKU703", "r3")]


@pytest.mark.parametrize("seed", range(12))
def test_an_honest_table_in_millions_accuses_nobody(seed: int, tmp_path: Path) -> None:
    chance, rows = Random(seed), []
    ceilings = [Fraction(chance.randint(10_000, 900_000), 100) for _ in range(chance.randint(5, 9))]
    spent = [each * chance.randint(7_000, 10_000) / 10_000 for each in ceilings]
    every = [*zip(ceilings, spent, strict=True), (sum(ceilings), sum(spent))]
    for number, (ceiling, out) in enumerate(every):
        cell = f"budget[{'total' if number == len(ceilings) else number}],column"
        whole = {"ceiling": ceiling, "spent": out, "left": ceiling - out}
        rows += [f"{cell} {name},,{int(value + Fraction(1, 2))},id" for name, value in whole.items()]
        share = int(out / ceiling * 1000 + Fraction(1, 2))
        rows.append(f'{cell} percent,,"{share // 10},{share % 10}%",id')
    assert codes(audited(tmp_path, rows)) == []


@pytest.mark.parametrize("prose", ["Rp12,88 miliar", '"Rp12.878,21 juta"', '"Rp12,9 miliar"'])
def test_an_amount_in_words_is_that_of_a_table_in_millions(prose: str, tmp_path: Path) -> None:
    prose = prose if prose.startswith('"') else f'"{prose}"'
    found = told(tmp_path, ['"6.439,10"', '"6.439,11"', '"12.878,21"'], f"budget[total],column spent,,{prose},id")
    assert codes(found) == []


def test_a_wrong_amount_in_words_is_found(tmp_path: Path) -> None:
    cells = ['"6.439,10"', '"6.439,11"', '"12.878,21"']
    found = told(tmp_path, cells, 'budget[total],column spent,,"Rp12,98 miliar",id')
    assert [code for code, _ in codes(found)] == ["IKU703"]


def test_full_rupiah_stay_rupiah(tmp_path: Path) -> None:
    cells = ["6.439.100.000", "6.439.110.000", "12.878.210.000"]
    assert codes(told(tmp_path, cells, 'budget[total],column spent,,"Rp12,88 miliar",id')) == []
    wrong = told(tmp_path / "wrong", cells, 'budget[total],column spent,,"Rp12,98 miliar",id')
    assert [code for code, _ in codes(wrong)] == ["IKU703"]


@pytest.mark.parametrize(("whole", "wrong"), [("100.0%", []), ("90.0%", [("IKU704", "r14")])])
def test_the_shares_of_all_rows_are_the_whole(whole: str, wrong: list[tuple[str, str]], tmp_path: Path) -> None:
    counts = [10, 20, 30, 40, 60, 90]
    rows = [f"homes[{at}],column count,,{count} people,en" for at, count in enumerate(counts)]
    rows += [f"homes[{at}],column share,,{count / 2.5:.1f}%,en" for at, count in enumerate(counts)]
    rows += ["homes[total],column count,,250 people,en", f"homes[total],column share,,{whole},en"]
    assert codes(audited(tmp_path, rows)) == wrong
