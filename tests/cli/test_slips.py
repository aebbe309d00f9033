"""Slips on the command line: what is meant is named, or what there is."""

from pathlib import Path

from tests.cli.conftest import run

MANUAL = 'manual m "M"\nunit percent; polarity maximize\ncomponent A weight 100%, given in percent\n'


def test_a_command_with_a_slip_is_told_the_command_that_is_meant() -> None:
    result = run("scor", "office")
    assert result.exit_code == 2
    assert 'there is no command "scor"; did you mean score?' in result.stderr
    assert "there are score, explain, compute" in run("tabulate").stderr


def test_a_path_with_a_slip_is_told_the_path_that_is_meant_or_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "ARS-1.iku").write_text(MANUAL, encoding="utf-8")
    near = run("check", str(tmp_path / "ARS1.iku"))
    assert near.exit_code == 2
    assert f"did you mean `{tmp_path / 'ARS-1.iku'}`?" in near.stderr
    assert f"the folder `{tmp_path}` holds `ARS-1.iku`" in run("score", str(tmp_path)).stderr
    assert "look at the spelling" in run("score", str(tmp_path / "none" / "at_all")).stderr


def test_a_framework_by_half_of_its_code_is_told_the_whole(tmp_path: Path) -> None:
    text = 'contract c-2024 "C" year 2024\nframework kmk467\n'
    (tmp_path / "contract.iku").write_text(text, encoding="utf-8")
    assert "did you mean `kmk-467-2014`?" in run("check", str(tmp_path)).stderr
