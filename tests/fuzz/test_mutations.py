"""Mutated texts and data: never a traceback, never a hang, and never a number from a text that was not read in full."""

import random
import shutil
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.readings.scoring import Scores
from iku_dsl.session import Session
from iku_dsl.syntax.format import format_text
from iku_dsl.values.periods import quarter, year
from tests.fuzz.mutate import broken, mutated

ROOT = Path(__file__).parents[2]
CONTRACT = "kppbc-bekasi-2024"
FILES = [
    f"{CONTRACT}/contract.iku",
    "frameworks/kmk-467-2014.iku",
    f"{CONTRACT}/data/reported.csv",
    f"{CONTRACT}/2a-CP.iku",
    f"{CONTRACT}/data/2a-CP.csv",
]
MANUAL = """manual 2a-CP "Assistance"
unit percent; polarity maximize; consolidate take last known value
input analysed in msme
input before in msme, consolidate sum
points stage: under_way 0.5, completed 0.8
categories measured over 0 to 20: to 5 is 100%, above 5 to 20 is 80%
scale closeness: 0 is 0, 80 is 80, 100 is 120
define growth(now, then_): (now - then_) / then_
value change when period = Q4: growth(analysed, before)
value change: 0
parts not applicable share their weight
component A weight 5%, cap 10%, not applicable when before = 0: analysed / before
component B weight 95%
component B.1 weight 40% of B: measured(analysed) + change
component B.2 weight 60% of B: closeness(before) / 100
deduction C cap 5%: if analysed > 3 then 1% else 0
"""
DATA = "period,analysed,before\nQ1,1,2\nQ4,4,2\nyear,4,2\n"
HEAD = ("manual ", "unit ", "polarity ", "consolidate ")
SLOWEST = 20  # seconds of work; far above what any takes, far below a hang


@pytest.fixture
def office(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "manuals", tmp_path / "manuals")
    folder = tmp_path / "manuals"
    for each in (folder / CONTRACT).glob("*-*.iku"):  # the head of a manual is enough where another one is damaged
        lines = each.read_text(encoding="utf-8").splitlines(keepends=True)
        each.write_text("".join(line for line in lines if line.startswith(HEAD)), encoding="utf-8")
    (folder / FILES[3]).write_text(MANUAL, encoding="utf-8")
    (folder / FILES[4]).write_text(DATA, encoding="utf-8")
    return folder


def results(folder: Path) -> Iterator[tuple[Session, Scores]]:
    for basis, period in (("reported", year(2024)), ("manuals", quarter(2024, 4))):
        session = Session()
        loaded = session.load(folder / CONTRACT)
        if loaded is not None:
            yield session, session.score(loaded, period, basis)
        assert full(session.report) is not None


@pytest.mark.parametrize("seed", range(16))
def test_damage_is_never_a_traceback_a_hang_or_a_silent_number(office: Path, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(8):
        name = chance.choice(FILES)
        sound = (office / name).read_text(encoding="utf-8")
        damaged = mutated(sound, chance)
        (office / name).write_text(damaged, encoding="utf-8")
        start = time.process_time()
        for session, scores in results(office):
            if not scores.lowered.card.complete:
                assert session.report.failed
                assert not any(isinstance(each.value, Fraction) for _, level in scores.levels for each in level)
        assert time.process_time() - start < SLOWEST
        (office / name).write_text(sound, encoding="utf-8")


@pytest.mark.parametrize("seed", range(16))
def test_a_damaged_text_that_can_be_formatted_keeps_its_form(office: Path, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(15):
        sound = (office / chance.choice([name for name in FILES if name.endswith(".iku")])).read_text(encoding="utf-8")
        once = format_text(Source("text.iku", mutated(sound, chance)), Report())
        if once is not None:
            assert format_text(Source("text.iku", once), Report()) == once


@pytest.mark.parametrize("seed", range(8))
def test_any_shipped_text_can_be_damaged(seed: int) -> None:
    """`python -m tests.fuzz.mutate --count 100000` does the same at length."""
    assert list(broken(12, seed)) == []
