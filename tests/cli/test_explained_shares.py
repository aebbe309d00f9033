"""A share written without a percent sign, taken from one in percent, is printed as that one is."""

from pathlib import Path

from tests.cli.conftest import run

MANUAL = """manual m "M"
unit percent; polarity maximize
input done
input planned
component A weight 100%: done / planned
value late: 0.04
realisation: A - 0.04 - late * 2
"""
CONTRACT = (
    'contract c-2024 "C" year 2024\nframework permenpanrb-53-2014\nobjective S "S"\nindicator m in S, target year 80%\n'
)


def test_what_is_added_to_percentages_is_printed_as_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "m.iku").write_text(MANUAL, encoding="utf-8")
    (tmp_path / "contract.iku").write_text(CONTRACT, encoding="utf-8")
    (tmp_path / "data" / "m.csv").write_text("period,done,planned\nyear,9,10\n", encoding="utf-8")
    lines = [line.strip() for line in run("explain", str(tmp_path), "m", "--from", "manuals").stdout.splitlines()]
    assert "= A - 0.04 - late * 2" in lines
    assert "= 90% - 4% - 0.04 * 2" in lines
