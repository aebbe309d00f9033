"""Tables in every form go in; what a damaged one makes the readers do that they must not comes out.

No traceback, no hang, and no figure that is lost without a word.
`python -m tests.fuzz.mutate_tables --count 10000 --seed 1` goes through that many.
"""

import argparse
import io
import random
import sqlite3
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Iterator
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import duckdb

from iku_dsl.diagnostics.full import full
from iku_dsl.session import Session
from iku_dsl.values.periods import year
from tests import workbooks
from tests.fuzz.mutate import LONGEST, bounded, mutated

FRAMEWORK = (
    'framework f "F"\nlevels indicator, office\nindex of maximize: realisation\nvalue of office: mean(members.index)\n'
)
CONTRACT = 'contract c "C" year 2024\nframework f\nindicator z target year 50%\n'
MANUAL = """manual z "Z"
unit percent; polarity maximize
input promised in zone, consolidate take last known value
table zones with name text, stage choice, planned number, reached percent, running flag
points stage: under_way 0.5, completed 1
component A: mean(zones.reached where running) + mean(stage(zones.stage) by planned) / promised
"""
HEADER: list[object] = ["name", "stage", "planned", "reached", "running"]
ROWS: list[list[object]] = [
    ["KEK Palu", "completed", 10, 0.5, "yes"],
    ["KEK Bitung", "under_way", 20.25, 0.6, "no"],
] * 3
PUBLISHED = """id,source,line,subject,quantity,period,printed,numbers
T1-z-target,table 1,12,z,target,year,50%,
T1-z-realisation,table 1,12-13,z,realisation,to date Q2,"49,95%",id
T2-palu,table 2,20,z.zones[KEK Palu],column planned,2023,"Rp81,5 triliun",
T2-total,table 2,22,z.zones[total],column planned,,(1.234),en
S3-sentence,section 3,,score,figure visitors,Maret,28.094 orang,
"""


def parquet() -> bytes:
    """Return the rows as a Parquet file."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(":memory:") as connection:
        path = Path(folder) / "t.parquet"
        connection.execute(
            "CREATE TABLE t (name VARCHAR, stage VARCHAR, planned DOUBLE, reached DOUBLE, running VARCHAR)"
        )
        for row in ROWS:
            connection.execute("INSERT INTO t VALUES (?, ?, ?, ?, ?)", row)
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
        return path.read_bytes()


def sqlite() -> bytes:
    """Return the rows as a SQLite database."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute('CREATE TABLE "z.zones" (name, stage, planned, reached, running)')
        connection.executemany('INSERT INTO "z.zones" VALUES (?, ?, ?, ?, ?)', ROWS)
        connection.commit()
        return connection.serialize()


def sound() -> dict[str, bytes]:
    """Return the table of zones in every form, and one of published figures, each by the name of its file."""
    lines = [";".join(map(str, row)) for row in (HEADER, *ROWS)]
    return {
        "z.zones.csv": "\n".join(lines).encode(),
        "z.zones.xlsx": workbooks.xlsx({"z.zones": [HEADER, *ROWS]}),
        "z.zones.ods": workbooks.ods({"z.zones": [HEADER, *ROWS]}),
        "z.zones.parquet": parquet(),
        "data.sqlite": sqlite(),
        "published.csv": PUBLISHED.encode(),
    }


def damaged(name: str, content: bytes, chance: random.Random) -> bytes:
    """Return the file with some damage: of its bytes, or of the text in it."""
    if name.endswith(".csv") and chance.random() < 0.8:
        return mutated(content.decode(), chance).encode(chance.choice(["utf-8", "utf-16", "cp1252"]), "replace")
    if name.endswith((".xlsx", ".ods")) and chance.random() < 0.8:
        return repacked(content, chance)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content) + 1)
        noise = chance.randbytes(chance.randint(0, 8))
        content = content[:at] + noise + content[at + chance.choice([0, len(noise), 40]) :]
    return content


def repacked(content: bytes, chance: random.Random) -> bytes:
    """Return the workbook with the text of one of its parts damaged, in an archive that is sound."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    name = chance.choice([each for each in parts if each.endswith((".xml", ".rels"))])
    text = parts[name]
    assert isinstance(text, bytes)
    parts[name] = mutated(text.decode(), chance).encode(errors="replace")
    return workbooks.archive(parts)


def broken(count: int, seed: int) -> Iterator[tuple[str, bytes, str]]:
    """Go through so many damaged tables; yield those that break the program, each with how."""
    chance, forms = random.Random(seed), sound()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data").mkdir()
        for path, text in {"f.iku": FRAMEWORK, "contract.iku": CONTRACT, "z.iku": MANUAL}.items():
            (root / path).write_text(text, encoding="utf-8")
        (root / "data" / "z.csv").write_text("period,promised\nyear,2\n", encoding="utf-8")
        for _ in range(count):
            name = chance.choice(list(forms))
            content = damaged(name, forms[name], chance)
            (root / "data" / name).write_bytes(content)
            try:
                with bounded(LONGEST):
                    use(root)
            except Exception:  # noqa: BLE001 - whatever it is, it must not be
                yield name, content, traceback.format_exc()
            (root / "data" / name).unlink()


def use(root: Path) -> None:
    """Score the contract from its data; where there is no figure, something says why."""
    session = Session()
    loaded = session.load(root)
    assert loaded is not None
    scores = session.score(loaded, year(2024), "manuals")
    for each in session.published(loaded):
        assert all(reading.contains(reading.value) for reading in each.readings)
    full(session.report)
    if not isinstance(scores.indicators[0].realisation, Fraction):
        assert session.report.failed or list(scores.needs()), "nothing says why there is no figure"


def main() -> None:
    """Run as a command."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--count", type=int, default=1_000)
    words.add_argument("--seed", type=int, default=1)
    said = words.parse_args()
    start, found = time.perf_counter(), 0
    for name, content, how in broken(said.count, said.seed):
        found += 1
        print(f"--- {name}\n{content!r}\n--- how\n{how}")
    print(f"{said.count} damaged tables in {time.perf_counter() - start:.0f} s: {found} broke the program")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
