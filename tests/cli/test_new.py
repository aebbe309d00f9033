"""A text to start from is whole: it has no error, its example holds, it is canonical, and a contract scores at once."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from iku_dsl.cli.main import main
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.starter import KINDS
from iku_dsl.syntax.vocabulary import LANGUAGES


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_text_has_no_error_and_is_canonical(kind: str, language: str, tmp_path: Path) -> None:
    made = run("new", kind, "5a-CP", "--in", str(tmp_path), "--to", language)
    assert made.exit_code == 0
    assert all(Path(line).is_file() for line in made.stdout.splitlines())
    checked = run("check", "--format", "concise", str(tmp_path))
    assert checked.exit_code == 0
    assert " error[" not in checked.stdout
    assert " warning[" not in checked.stdout
    assert run("fmt", "--check", str(tmp_path)).output == ""


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_statements(kind: str, tmp_path: Path) -> None:
    kinds = []
    for language in LANGUAGES:
        made = run("new", kind, "5a-CP", "--in", str(tmp_path / language), "--to", language)
        path = made.stdout.splitlines()[0]
        text = parse(Source(path, Path(path).read_text(encoding="utf-8")), Report())
        kinds.append([type(each) for each in text.meaning()])
    assert kinds[0] == kinds[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_framework_has_an_index_for_every_polarity_of_a_new_contract(language: str, tmp_path: Path) -> None:
    for kind, folder in (("framework", "frameworks"), ("contract", ".")):
        run("new", kind, "mine", "--in", str(tmp_path / folder), "--to", language)
    contract = (tmp_path / "mine" / "contract.iku").read_text(encoding="utf-8")
    framework = (tmp_path / "frameworks" / "mine.iku").read_text(encoding="utf-8")
    polarities = set(re.findall(r"(?:polarity|polarisasi) (\w+)", contract))
    assert polarities == {"maximize", "minimize", "stabilize"}
    assert set(re.findall(r"(?:index of|indeks untuk) (\w+)", framework)) == polarities


def test_a_new_contract_scores_at_once(tmp_path: Path) -> None:
    run("new", "contract", "office-2025", "--in", str(tmp_path))
    scored = run("score", str(tmp_path / "office-2025"))
    assert scored.exit_code == 0
    assert "105.95" in scored.stdout  # 30% of 95, 20% of 105, 25% of 110 and of 2200/19


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "5a-CP.iku").write_text("mine", encoding="utf-8")
    refused = run("new", "manual", "5a-CP", "--in", str(tmp_path))
    assert refused.exit_code == 1
    assert "IKU107" in refused.stderr
    assert (tmp_path / "5a-CP.iku").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "code", ["", '"', "a\nb", "# x", "x" * 200, "../../etc/passwd", "..", "CODE", "a b", "\x1b[31m"]
)
def test_a_strange_code_writes_nothing_elsewhere(code: str, tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    made = run("new", "manual", code, "--in", str(inside))
    assert made.exit_code in (0, 1)
    assert [path for path in tmp_path.rglob("*") if inside not in (path, *path.parents)] == []
    if made.exit_code == 0:
        assert run("check", str(inside)).exit_code == 0
