"""`iku verify` says of a path that is not there only that it is not there."""

from pathlib import Path

from click.testing import CliRunner

from iku_dsl.cli.main import main


def test_nothing_is_printed_of_a_text_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["verify", str(tmp_path / "nosuch")])
    assert result.stdout == ""
    assert "IKU101" in result.stderr
    assert result.exit_code != 0


def test_a_text_with_errors_is_still_told_of(tmp_path: Path) -> None:
    (tmp_path / "m.iku").write_text('manual m "M"\ncomponent A: )\n', encoding="utf-8")
    result = CliRunner().invoke(main, ["verify", str(tmp_path / "m.iku")])
    assert "not looked at, for the text has errors" in result.stdout
