"""The evidence of both shipped reports: a bare interpreter computes each figure again, and sees what was changed."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

ROOT = Path(__file__).parents[2]


def kept(contract: str, folder: Path) -> Path:
    result = CliRunner().invoke(
        main, ["audit", str(ROOT / "manuals" / contract), "--evidence", str(folder), "-o", os.devnull]
    )
    assert result.exit_code == 1, result.output  # both reports have findings
    return folder


def recomputed(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the script where neither this package nor any other can be imported."""
    command = [sys.executable, "-I", "-S", str(folder / "recompute.py")]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder.parent)


@pytest.fixture(scope="module")
def bekasi(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept("kppbc-bekasi-2024", tmp_path_factory.mktemp("bekasi") / "kept")


def test_every_figure_of_bekasi_agrees(bekasi: Path) -> None:
    done = recomputed(bekasi)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("0 do not agree\n")
    nodes = json.loads((bekasi / "nodes.json").read_text())
    assert sum(node["kind"] in ("operation", "choice", "aggregate", "function", "same") for node in nodes) > 1000
    (score,) = [each for each in json.loads((bekasi / "score.json").read_text()) if each["subject"] == "score"]
    assert nodes[score["node"]]["kind"] != "given"


def test_every_figure_of_the_bureau_agrees(tmp_path: Path) -> None:
    done = recomputed(kept("biro-kek-2025", tmp_path / "kept"))
    assert (done.returncode, done.stderr) == (0, "")


def test_every_text_and_every_table_is_kept_as_it_was_read(bekasi: Path) -> None:
    manifest = json.loads((bekasi / "manifest.json").read_text())
    contents = {each.read_bytes() for each in bekasi.rglob("*") if each.is_file()}
    for each in (ROOT / "manuals" / "kppbc-bekasi-2024").rglob("*.*"):
        assert each.read_bytes() in contents or each.stem == "b-stars", each  # the contract does not name that manual
    assert {each["path"] for each in manifest["files"]} == {
        each.relative_to(bekasi).as_posix() for each in bekasi.rglob("*") if each.is_file()
    } - {"manifest.json"}


def changed(folder: Path, kind: str) -> str:
    """Change one figure of a kind of node, and its hash in the manifest with it; return the node."""
    nodes = json.loads((folder / "nodes.json").read_text())
    node = next(each for each in nodes if each["kind"] == kind and "number" in each["value"])
    node["value"] = {"number": "7777/2"}
    content = json.dumps(nodes).encode()
    (folder / "nodes.json").write_bytes(content)
    manifest = json.loads((folder / "manifest.json").read_text())
    for each in manifest["files"]:
        if each["path"] == "nodes.json":
            each["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    return f"node {node['id']}: "


@pytest.mark.parametrize("kind", ["operation", "choice", "aggregate", "same"])
def test_a_changed_figure_does_not_agree(tmp_path: Path, kind: str) -> None:
    folder = kept("biro-kek-2025", tmp_path / "kept")
    name = changed(folder, kind)
    done = recomputed(folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert name in done.stdout


def test_a_changed_file_is_not_the_one_that_was_written(tmp_path: Path) -> None:
    folder = kept("biro-kek-2025", tmp_path / "kept")
    (text,) = folder.glob("data/*-published.csv")
    text.write_text(text.read_text().replace("48,1", "48,2"))
    done = recomputed(folder)
    assert done.returncode == 1
    assert f"data/{text.name} is not the file that was written" in done.stdout
