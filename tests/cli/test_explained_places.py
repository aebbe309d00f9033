"""What `iku explain` shows behind a figure: the file, the sheet and the cell of every datum, in each form of table."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import duckdb
import pytest

from tests import workbooks
from tests.cli.conftest import run

Rows = Sequence[Sequence[object]]
INPUTS: Rows = [["period", "promised"], ["Q4", 2], ["year", 3]]
ZONES: Rows = [["name", "planned"], ["KEK Palu", 10], ["KEK Bitung", 20]]
TEXTS = {
    "plain.iku": 'framework plain "Plain"\nlevels indicator, office\nindex of maximize: realisation\n'
    "value of office: mean(members.index)\n",
    "contract.iku": 'contract c-2024 "C" year 2024\nframework plain\nindicator z target year 5\n',
    "z.iku": 'manual z "Z"\nunit zone; polarity maximize\ninput promised in zone\n'
    "table zones with name text, planned number\nrealisation: sum(zones.planned) / promised\n",
}


def as_csv(data: Path) -> tuple[str, str]:
    for name, rows in (("z", INPUTS), ("z.zones", ZONES)):
        lines = (",".join(map(str, row)) for row in rows)
        (data / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
    return "z.csv:3", "z.zones.csv:3"


def as_parts(data: Path) -> tuple[str, str]:
    (data / "z").mkdir()
    (data / "z" / "year.csv").write_text("period,promised\nyear,3\n", encoding="utf-8")
    (data / "z.zones").mkdir()
    (data / "z.zones" / "a.csv").write_text("name,planned\nKEK Palu,10\n", encoding="utf-8")
    (data / "z.zones" / "b.xlsx").write_bytes(workbooks.xlsx({"any": [ZONES[0], ZONES[2]]}))
    return "z/year.csv:2", "z.zones/b.xlsx[any]!A2:B2"


def as_xlsx(data: Path) -> tuple[str, str]:
    (data / "figures.xlsx").write_bytes(workbooks.xlsx({"z": INPUTS, "z.zones": ZONES}))
    return "figures.xlsx[z]!B3", "figures.xlsx[z.zones]!A3:B3"


def as_ods(data: Path) -> tuple[str, str]:
    (data / "figures.ods").write_bytes(workbooks.ods({"z": INPUTS, "z.zones": ZONES}))
    return "figures.ods[z]!B3", "figures.ods[z.zones]!A3:B3"


def as_parquet(data: Path) -> tuple[str, str]:
    with duckdb.connect(":memory:") as connection:
        for name, (header, *rows) in (("z", INPUTS), ("z.zones", ZONES)):
            connection.execute(f'CREATE TABLE "{name}" ({header[0]} TEXT, {header[1]} DECIMAL(9, 2))')
            connection.executemany(f'INSERT INTO "{name}" VALUES (?, ?)', rows)  # noqa: S608 - names of this test
            connection.execute(f"COPY \"{name}\" TO '{data / name}.parquet' (FORMAT parquet)")
    return "z.parquet!promised:2", "z.zones.parquet!2"


def as_sqlite(data: Path) -> tuple[str, str]:
    with closing(connect(":memory:")) as connection:
        for name, (header, *rows) in (("z", INPUTS), ("z.zones", ZONES)):
            connection.execute(f'CREATE TABLE "{name}" ({", ".join(map(str, header))})')
            connection.executemany(f'INSERT INTO "{name}" VALUES (?, ?)', rows)  # noqa: S608 - names of this test
        connection.commit()
        (data / "figures.sqlite").write_bytes(connection.serialize())
    return "figures.sqlite[z]!promised:2", "figures.sqlite[z.zones]!2"


@pytest.mark.parametrize("form", [as_csv, as_parts, as_xlsx, as_ods, as_parquet, as_sqlite])
def test_every_datum_behind_a_figure_is_shown_with_its_cell(
    tmp_path: Path, form: Callable[[Path], tuple[str, str]]
) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    data = tmp_path / "data"
    data.mkdir()
    places = form(data)
    result = run("explain", str(tmp_path), "z", "--from", "manuals")
    assert (result.exit_code, result.stderr) == (0, "")
    shown = [line.rpartition(f"{data}/")[2] for line in result.stdout.splitlines() if f"{data}/" in line]
    assert {each for each in places if each in shown} == set(places), result.stdout
