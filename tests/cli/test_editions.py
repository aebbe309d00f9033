"""Editions of one manual: the period picks one, a line may name one, and two for the same days are an error."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from iku_dsl.cli.main import main

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index of maximize: realisation / target * 100
value of office: mean(members.index)
"""
OLD = """manual m "M" version 1, valid until 2024-06
unit percent; polarity maximize
input x; input y
component A weight 50%: x
component B weight 50%
component B.1 weight 20%: y
component B.2 weight 30%: y
"""
NEW = """manual m "M" version 2, valid from 2024-07, follows m version 1
component A weight 100%: x / 2
without component B
"""
CONTRACT = """contract c "C" year 2024
framework plain
indicator m{version}, target Q1 100%, Q4 100%, year 100%
"""
DATA = "period,x,y\nQ1,1,1\nQ4,1,1\nyear,1,1\n"


def run(*words: str) -> Result:
    result = CliRunner().invoke(main, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def office(tmp_path: Path) -> Path:
    files = {"plain.iku": FRAMEWORK, "m@1.iku": OLD, "m@2.iku": NEW, "contract.iku": CONTRACT.format(version="")}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "m.csv").write_text(DATA, encoding="utf-8")
    return tmp_path


def score(office: Path, period: str) -> str:
    return run("score", str(office), "--from", "manuals", "--period", period).output


def test_the_period_picks_the_edition(office: Path) -> None:
    assert "100.00" in score(office, "Q1")  # version 1: 50% of 1 and 50% of 1
    assert "50.00" in score(office, "Q4")  # version 2: half of 1, and B is left out with its parts


def test_a_period_over_a_change_is_computed_by_the_last_and_says_so(office: Path) -> None:
    page = score(office, "year")
    assert "50.00" in page
    assert "IKU307" in page


def test_a_line_can_name_an_edition(office: Path) -> None:
    (office / "contract.iku").write_text(CONTRACT.format(version=" manual m version 1"), encoding="utf-8")
    page = score(office, "year")
    assert "100.00" in page
    assert "IKU307" not in page


def test_two_lines_can_name_two_editions(office: Path) -> None:
    lines = "indicator a, manual m version 1, target year 100%\nindicator b, manual m version 2, target year 100%\n"
    text = CONTRACT.format(version=" manual m version 1").splitlines(keepends=True)
    (office / "contract.iku").write_text("".join(text[:2]) + lines, encoding="utf-8")
    page = score(office, "year")
    assert [line.split()[-1] for line in page.splitlines() if line.strip()[:2] in ("a ", "b ")] == ["100.00", "50.00"]


def test_overlapping_editions_are_found_without_a_contract(office: Path) -> None:
    (office / "contract.iku").unlink()
    (office / "m@1.iku").write_text(OLD.replace("2024-06", "2024-07"), encoding="utf-8")
    checked = run("check", "--format", "concise", str(office))
    assert checked.exit_code == 1
    assert checked.stdout.count("IKU306") == 1


@pytest.mark.parametrize("version", ["3", "1.0"])
def test_an_edition_that_is_nowhere_is_reported(office: Path, version: str) -> None:
    (office / "contract.iku").write_text(CONTRACT.format(version=f" manual m version {version}"), encoding="utf-8")
    assert f"no manual `m version {version}` was found" in score(office, "year")


def test_a_circle_of_texts_ends(office: Path) -> None:
    (office / "m@1.iku").write_text(OLD.replace("valid until 2024-06", "follows m version 2"), encoding="utf-8")
    checked = run("check", "--format", "concise", str(office))
    assert "IKU222" in checked.stdout


def test_a_text_that_follows_a_broken_one_gives_no_score(office: Path) -> None:
    (office / "m@1.iku").write_text(OLD + "component C weight ]\n", encoding="utf-8")
    page = score(office, "Q4")
    assert "no value" in page
    assert "IKU505" in page


@pytest.mark.parametrize(
    "stranger",
    [
        'indicator 1a "One" in SS-1, target year 1',
        "convert first 1a",
        'contract c "C" year 2024',
        'framework g "G"',
        'library l "L"',
        "bahasa indonesia",
    ],
)
@pytest.mark.parametrize("head", ['manual n "N" follows m', 'framework n "N" follows f'])
def test_a_statement_of_another_kind_of_document_is_refused_in_a_text_that_follows(
    tmp_path: Path, head: str, stranger: str
) -> None:
    (tmp_path / "m.iku").write_text('manual m "M"\ncomponent A: 1\n')
    (tmp_path / "f.iku").write_text('framework f "F"\nlevels indicator, office\nindex of maximize: realisation\n')
    (tmp_path / "n.iku").write_text(f"{head}\n{stranger}\n{stranger}\n")
    result = run("check", str(tmp_path / "n.iku"))
    assert result.exit_code == 1
    assert "error[IKU" in result.stderr
