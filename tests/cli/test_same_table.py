"""Two manuals may each have a table of one name: the rows of the one are never those of the other."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import run

Write = Callable[[str, str], Path]
FRAMEWORK = """framework f "F"
levels indicator, office
index of more: realisation
value of office: mean(members.index)
"""
CONTRACT = """contract c "C" year 2024
framework f
indicator a polarity more, target 1
indicator b polarity more, target 1
"""


def test_each_manual_goes_over_its_own_rows(write: Write) -> None:
    write("f.iku", FRAMEWORK)
    write("a.iku", "manual a\ntable zones with planned number\nrealisation: sum(zones.planned)\n")
    write("b.iku", "manual b\ntable zones with planned number, done number\nrealisation: sum(zones.done)\n")
    write("data/a.zones.csv", "planned\n1\n2\n")
    write("data/b.zones.csv", "planned,done\n10,20\n30,40\n")
    path = write("contract.iku", CONTRACT)
    lines = run("score", str(path), "--from", "manuals").stdout.splitlines()
    assert [line.split()[-1] for line in lines if line.strip().startswith(("a ", "b "))] == ["3.00", "60.00"]


def test_so_does_each_grouping_of_one_name(write: Write) -> None:
    write("f.iku", FRAMEWORK)
    for code, column, function in (("a", "town", "max"), ("b", "place", "min")):
        write(
            f"{code}.iku",
            f"manual {code}\ntable zones with {column} text, planned number\n"
            f"table places from zones per {column} with best = {function}(planned)\n"
            f'realisation: sum(places.best where {column} <> "z")\n',
        )
        write(f"data/{code}.zones.csv", f"{column},planned\nx,1\nx,2\ny,3\n")
    path = write("contract.iku", CONTRACT)
    lines = run("score", str(path), "--from", "manuals").stdout.splitlines()
    assert [line.split()[-1] for line in lines if line.strip().startswith(("a ", "b "))] == ["5.00", "4.00"]
