"""A folder of evidence: what is written where, what is refused, and that nothing leads outside of it."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from iku_dsl.cli.main import main

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index of maximize when target > 0: realisation / target * 100
value of office: mean(members.index where applicable)
"""
CONTRACT = """contract office "Office" year 2024
framework plain
indicator "../../1a" unit percent, polarity maximize, target year 80%
"""
PUBLISHED = "id,source,line,subject,quantity,period,printed\n../../T,../../t,,../../1a,target,year,80%\n"


def office(folder: Path) -> Path:
    (folder / "frameworks").mkdir()
    (folder / "frameworks" / "plain.iku").write_text(FRAMEWORK)
    (folder / "office").mkdir()
    (folder / "office" / "contract.iku").write_text(CONTRACT)
    (folder / "office" / "published.csv").write_text(PUBLISHED)
    return folder / "office"


def keep(contract: Path, folder: Path) -> Result:
    return CliRunner().invoke(main, ["audit", str(contract), "--evidence", str(folder)])


def files(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*")}


def test_nothing_that_a_text_says_leads_outside_of_the_folder(tmp_path: Path) -> None:
    contract = office(tmp_path)
    (contract / "data").mkdir()
    (contract / "data" / "secret.csv").symlink_to("/etc/passwd")
    before = files(tmp_path)
    assert keep(contract, tmp_path / "kept").exit_code == 0
    assert {each for each in files(tmp_path) - before if not each.startswith("kept")} == set()
    manifest = json.loads((tmp_path / "kept" / "manifest.json").read_text())
    assert not [each for each in manifest["files"] if "secret" in each["path"] or ".." in each["path"]]


def test_a_folder_with_other_files_is_left_as_it_is(tmp_path: Path) -> None:
    contract = office(tmp_path)
    before = files(tmp_path)
    result = keep(contract, contract)
    assert result.exit_code == 1
    assert "IKU730" in result.output
    assert files(tmp_path) == before


def test_earlier_evidence_is_written_anew(tmp_path: Path) -> None:
    contract, folder = office(tmp_path), tmp_path / "kept"
    assert keep(contract, folder).exit_code == 0
    first = files(folder)
    (contract / "data").mkdir()
    (contract / "data" / "reported.csv").write_text("indicator,period,realisation\n../../1a,year,72%\n")
    assert keep(contract, folder).exit_code == 0
    assert len(files(folder)) == len(first) + 1


def test_a_manifest_that_names_files_outside_is_not_believed(tmp_path: Path) -> None:
    contract, folder = office(tmp_path), tmp_path / "kept"
    assert keep(contract, folder).exit_code == 0
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["files"].append({"path": "../office/contract.iku"})
    (folder / "manifest.json").write_text(json.dumps(manifest))
    assert keep(contract, folder).exit_code == 0
    assert (contract / "contract.iku").read_text() == CONTRACT
    (folder / "mine.txt").write_text("mine")
    assert keep(contract, folder).exit_code == 1
    assert (folder / "mine.txt").read_text() == "mine"
