"""An explanation shows the rows that a figure comes from: those of its period, each once, and not more than fit."""

from collections.abc import Callable
from pathlib import Path

import pytest

from iku_dsl.readings.explain_data import MOST_ROWS
from tests.cli.conftest import run

Write = Callable[[str, str], Path]
FRAMEWORK = """framework f "F"
levels indicator, office
index of more: realisation
value of office: mean(members.index)
"""
CONTRACT = """contract c "C" year 2024
framework f
indicator a polarity more, target Q2 1
"""
FORMULAS = {
    "the rows of the period": ("sum(zones.done) / sum(zones.planned)", [4, 5]),
    "of two periods all that count": ("sum(zones.done to date) / sum(zones.planned)", [2, 3, 4, 5]),
    "behind a table made of it": ("sum(places.best)", [4, 5]),
    "behind one with a window": ("sum(ever.best)", [2, 3, 4, 5, 6]),
}


@pytest.mark.parametrize(("formula", "lines"), FORMULAS.values(), ids=FORMULAS.keys())
def test_the_rows_that_count_are_shown_once(write: Write, formula: str, lines: list[int]) -> None:
    write("f.iku", FRAMEWORK)
    write(
        "a.iku",
        "manual a\ntable zones with place text, done number, planned number\n"
        "table places from zones per place with best = max(done)\n"
        "table ever from zones over year per place with best = max(done)\n"
        f"realisation: {formula}\n",
    )
    rows = ["Q1,x,1,2", "Q1,y,1,2", "Q2,x,3,4", "Q2,y,3,4", "Q3,x,5,6"]
    write("data/a.zones.csv", "\n".join(["period,place,done,planned", *rows]) + "\n")
    path = write("contract.iku", CONTRACT)
    shown = run("explain", str(path), "a", "--from", "manuals", "--period", "Q2").stdout
    assert [int(line.rpartition(":")[2]) for line in shown.splitlines() if "a.zones.csv:" in line] == lines


def test_of_many_rows_the_first_and_the_last_are_shown(write: Write) -> None:
    write("f.iku", FRAMEWORK)
    write("a.iku", "manual a\ntable zones with done number\nrealisation: sum(zones.done)\n")
    write("data/a.zones.csv", "done\n" + "7\n" * (MOST_ROWS + 3))
    path = write("contract.iku", CONTRACT)
    shown = run("explain", str(path), "a", "--from", "manuals", "--period", "Q2").stdout
    cited = [line.strip() for line in shown.splitlines() if "a.zones.csv:" in line]
    assert len(cited) == MOST_ROWS + 1
    assert cited[-1].startswith(f"`… 7 ({MOST_ROWS + 3})`")
    assert cited[-1].endswith(f"a.zones.csv:{MOST_ROWS + 4}")
