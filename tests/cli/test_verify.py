"""`iku verify` on the command line: what it prints, what a script reads, how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from iku_dsl.readings import decide
from tests.cli.conftest import run

TEXT = 'manual m "M"\nunit percent; polarity maximize\ninput done\ninput due{domain}\ncomponent A: done / due\n'
KEYS = {"document", "claim", "kind", "subject", "verdict", "witness", "figures", "why", "seconds", "file", "line"}


def verified(folder: Path, domain: str, *words: str) -> Result:
    path = folder / "m.iku"
    path.write_text(TEXT.format(domain=domain), encoding="utf-8")
    return run("verify", *words, str(path))


def test_what_is_refuted_is_shown_with_data_and_ends_in_one(tmp_path: Path) -> None:
    result = verified(tmp_path, "")
    assert result.exit_code == 1
    assert "refuted: `done / due` never divides by zero" in result.stdout
    assert "    for example with due = 0\n" in result.stdout


def test_a_declared_domain_makes_it_proved(tmp_path: Path) -> None:
    result = verified(tmp_path, " from 1 to 100")
    assert result.exit_code == 0
    assert "refuted" not in result.stdout
    assert "never divides by zero" not in result.stdout
    assert "proved: `done / due` never divides by zero" in verified(tmp_path, " from 1 to 100", "--all").stdout


def test_a_script_reads_one_object_a_claim(tmp_path: Path) -> None:
    lines = verified(tmp_path, "", "--format", "json").stdout.splitlines()
    found = [json.loads(line) for line in lines]
    assert all(each.keys() == KEYS for each in found)
    refuted = next(each for each in found if each["verdict"] == "refuted")
    assert refuted["witness"] == {"period": "year", "data": {"due": "0/1"}, "rows": {}}
    assert refuted["figures"] == []
    rises = next(each for each in found if each["subject"] == "done" and each["kind"] == "effect")
    assert [each["name"] for each in rises["figures"]] == ["realisation", "then realisation"]
    assert all("/" in each["value"] for each in rises["figures"])
    assert (refuted["kind"], refuted["subject"], refuted["line"]) == ("divisor", "done / due", 5)


def test_without_a_solver_it_says_so_and_proves_nothing_by_trying(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decide, "find_spec", lambda _name: None)
    result = verified(tmp_path, " from 1 to 100", "--all")
    assert result.exit_code == 0
    assert "only tried: `done / due` never divides by zero" in result.stdout
    assert "iku-dsl[prove]" in result.stderr


def test_a_text_with_an_error_is_not_looked_at_and_the_next_is(tmp_path: Path) -> None:
    broken, sound = tmp_path / "broken.iku", tmp_path / "m.iku"
    broken.write_text('manual b "B"\ncomponent A weight: 1\n', encoding="utf-8")
    sound.write_text(TEXT.format(domain=" from 1 to 2"), encoding="utf-8")
    result = run("verify", str(broken), str(sound))
    assert result.exit_code == 1
    assert "broken.iku: not looked at, for the text has errors" in result.stdout
    assert f"{sound}: " in result.stdout
    assert "IKU110" in result.stderr


def test_a_figure_that_is_negative_only_because_nothing_forbids_it_is_named_with_what_to_write(tmp_path: Path) -> None:
    path = tmp_path / "m.iku"
    text = 'manual m "M"\nunit percent; polarity maximize\ninput late{domain}\ncomponent A: 1 / (late + 3)\n'
    hint = "    hint: where `late` cannot be negative, say so where it is declared: `from 0`\n"
    for domain, told in (("", True), (" from -10", False), (" from 0", False)):
        path.write_text(text.format(domain=domain), encoding="utf-8")
        assert (hint in run("verify", str(path)).stdout) is told


def written(folder: Path, *lines: str) -> str:
    path = folder / "m.iku"
    path.write_text("\n".join(('manual m "M"', "unit points; polarity maximize", *lines, "")), encoding="utf-8")
    return str(path)


def test_what_was_only_tried_is_no_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    formula = "(1 - abs(done / due - 1)) * 100"  # at most 100, where both are the same
    path = written(tmp_path, "input done from 1", "input due from 7", f"realisation: {formula}")
    assert "proved: the realisation is never above 100 " in run("verify", path).stdout
    monkeypatch.setattr(decide, "find_spec", lambda _name: None)
    tried = run("verify", path).stdout
    assert "never above" not in tried
    assert "only tried: on the data that were tried the highest realisation is " in tried


def test_a_divisor_that_may_be_zero_is_named_with_what_to_write(tmp_path: Path) -> None:
    told = "    hint: where `due` cannot be zero, say so where it is declared: `from 1`\n"
    case = "    hint: say what holds where it is zero: `not applicable when …`, or `if … then … else …`\n"
    assert told + case in verified(tmp_path, "").stdout
    declared = verified(tmp_path, " from 0").stdout
    assert told not in declared
    assert case in declared
    assert (
        "where `due` cannot be zero, say so where it is declared: `from 1%`" in verified(tmp_path, " in percent").stdout
    )


@pytest.mark.parametrize("domain", ["", " from 0"])
def test_a_range_that_would_not_help_is_not_advised(tmp_path: Path, domain: str) -> None:
    path = written(tmp_path, f"input a{domain}", f"input b{domain}", "realisation: 1 / (a - b)")
    found = run("verify", path).stdout
    assert "cannot be zero" not in found
    assert "say what holds where it is zero" in found


def test_a_column_of_a_table_is_named_too(tmp_path: Path) -> None:
    path = tmp_path / "m.iku"
    path.write_text(
        'bahasa indonesia\nmanual m "M"\nsatuan persen; polarisasi maximize\n'
        'tabel program "satu baris setiap program" dengan pagu angka, realisasi angka\n'
        "kolom persen dari program: realisasi / pagu\nrealisasi: rata_rata(program.persen)\n",
        encoding="utf-8",
    )
    found = run("verify", str(path), "--language", "indonesian").stdout
    assert "`program.pagu`" in found
    assert "`mulai 1`" in found
    assert "`tidak berlaku bila …`" in found


def test_a_figure_that_works_both_ways_only_below_zero_is_named(tmp_path: Path) -> None:
    both = "a rise of due raises the realisation for some data, and lowers it for others (m.iku:4)\n"
    hint = "    hint: where `done` cannot be negative, say so where it is declared: `from 0`\n"
    found = verified(tmp_path, " from 1").stdout.replace(str(tmp_path / "m.iku"), "m.iku")
    assert both + hint in found
