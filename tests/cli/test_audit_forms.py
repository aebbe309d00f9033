"""An audit as a table, as JSON, as SARIF and as Markdown: the same findings, whatever a stranger has written."""

import csv
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from tests.cli.conftest import run
from tests.sarif import breaches

FRAMEWORK = """framework plain "Plain"
authority "Regulation 1 of 2024"
levels indicator, objective, office
index from 0 to 120
categories status over 0 to 120: below 90 is red, from 90 is green
index of maximize when target > 0: realisation / target * 100
    authority "Regulation 1 of 2024, article 7", confidence medium
value of objective: mean(members.index where applicable)
value of office: mean(members.value where applicable)
"""
CONTRACT = """contract office-2024 "Permit <b>office</b>" year 2024
framework plain
objective S1 "Permits are easy to get"
indicator 1a "Permits in time" unit percent, polarity maximize, in S1, target year 80%
indicator 1b "Complaints settled" unit percent, polarity maximize, in S1, target year 90%
"""
HEAD = ("id", "source", "line", "subject", "quantity", "period", "printed")
ROWS: list[tuple[str, ...]] = [
    ("T1-1a-target", "table 1", "2", "1a", "target", "year", "80%"),
    ("T1-1a-realisation", "table 1", "2", "1a", "realisation", "year", "67,7%"),
    ("T1-1a-index", "table 1", "2", "1a", "index", "year", "94,70"),
    ("T1-1b-target", "table 1", "3", "1b", "target", "year", "90%"),
    ("T1-1b-realisation", "table 1", "3", "1b", "realisation", "year", "77,4%"),
    ("T1-1b-index", "table 1", "3", "1b", "index", "year", "86,00"),
    ("T1-score", "table 1", "4", "score", "score", "year", "90,35"),
    ("S-growth", "section 2", "9", "score", "figure growth", "year", "4%"),
]
INDEX = "IKU701-1a-index-year"
HOSTILE = "<script>x</script>|[a](http://b)\n# C\n![d](e) `f` *g* {h} \u202e\x1b[31m"

Audit = Callable[..., Path]


@pytest.fixture
def office(write: Callable[[str, str], Path], tmp_path: Path) -> Callable[[Sequence[Sequence[str]]], Path]:
    """Return a function that writes the contract with published figures, and gives its folder."""

    def written(rows: Sequence[Sequence[str]] = ROWS) -> Path:
        write("frameworks/plain.iku", FRAMEWORK)
        write("office/contract.iku", CONTRACT)
        with (tmp_path / "office" / "published.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEAD, *rows])
        return tmp_path / "office"

    return written


def audited(folder: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("audit", str(folder), "--format", "json", *words).stdout)
    return found


def test_the_json_has_every_claim_with_exact_figures(office: Audit) -> None:
    found = audited(office())
    claims = {each["id"]: each for each in found["claims"]}
    assert list(claims) == [row[0] for row in ROWS]
    assert {name: claim["verdict"] for name, claim in claims.items()} == {
        "T1-1a-target": "reconciled",
        "T1-1a-realisation": "uncheckable",
        "T1-1a-index": "refuted",
        "T1-1b-target": "reconciled",
        "T1-1b-realisation": "uncheckable",
        "T1-1b-index": "reconciled",
        "T1-score": "reconciled",
        "S-growth": "uncheckable",
    }
    index, score = claims["T1-1a-index"], claims["T1-score"]
    assert (index["recomputed"], index["exact"], index["interval"]) == ("84.63", "677/8", ["18939/200", "18941/200"])
    assert index["bounds"] == ["1353/16", "1355/16"]
    assert (index["rule"], index["finding"]) == ("IKU701", INDEX)
    assert index["together"] == ["T1-1a-index", "T1-1a-target", "T1-1a-realisation"]
    assert (score["first_divergence"], score["recomputed"]) == ("T1-1a-index", "90.35")
    assert claims["T1-1a-realisation"]["exact"] is None
    assert claims["T1-1a-realisation"]["reason"]
    assert found["summary"] == {
        "reconciled": 4, "rounding": 0, "refuted": 1, "contradicted": 0, "undecided": 0, "uncheckable": 3
    }  # fmt: skip


def test_a_finding_names_its_criterion_its_effect_and_how_grave_it_is(office: Audit) -> None:
    found = audited(office())
    (finding,) = found["findings"]
    assert finding["criterion"] | {"rule": ""} == {
        "says": "as the framework computes it",
        "formula": "realisation / target * 100",
        "numbers": "67.7% / 80% * 100",
        "file": finding["criterion"]["file"],
        "line": 6,
        "authority": ["Regulation 1 of 2024, article 7"],
        "rule": "",
    }
    assert finding["criterion"]["file"].endswith("frameworks/plain.iku")
    assert finding["effect"]["score"] == {
        "subject": "score",
        "period": "year",
        "before": "90.35",
        "after": "85.31",
        "exact": ["1807/20", "1365/16"],
        "statuses": ["green", "red"],
    }
    assert finding["seriousness"] == {"score": "403/80", "most": "403/40", "depends": 1}
    assert (finding["line"], finding["answer"], finding["since"]) == (4, None, None)
    assert found["together"]["score"]["after"] == "85.31"


def test_every_form_tells_the_same_findings_and_ends_with_1(office: Audit) -> None:
    folder = office()
    results = {form: run("audit", str(folder), "--format", form) for form in ("table", "json", "sarif", "markdown")}
    assert {form: result.exit_code for form, result in results.items()} == dict.fromkeys(results, 1)
    assert all(INDEX in result.stdout.replace("\\_", "_") for result in results.values())


def test_the_sarif_stands_at_the_row_and_leads_to_the_criterion(office: Audit) -> None:
    log = run("audit", str(office()), "--format", "sarif").stdout
    assert breaches(log) == []
    (result,) = json.loads(log)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("office/published.csv")
    assert place["region"]["startLine"] == 4
    related = [each["physicalLocation"] for each in result["relatedLocations"]]
    assert related[0]["artifactLocation"]["uri"].endswith("frameworks/plain.iku")
    assert [each["region"]["startLine"] for each in related] == [6, 2, 3]
    assert result["partialFingerprints"] == {"finding/v1": INDEX}


def test_the_log_is_valid_whatever_is_printed(office: Audit) -> None:
    log = run("audit", str(office([*ROWS, *_hostile()])), "--format", "sarif").stdout
    assert breaches(log) == []


def _hostile() -> list[tuple[str, ...]]:
    """Return rows in which each cell that is free to choose tries to be more than words."""
    return [
        (f"X{HOSTILE}", HOSTILE, "7", "1a", "name", "year", HOSTILE),
        ("Y1", "- # 1. list", "7", "SS<i>", f"figure {HOSTILE}", "year", "4%"),
        ("Y2", HOSTILE, "7", "t[total]", f"column {HOSTILE}", "year", "5"),
        ("Y3", HOSTILE, "7", "t[<img>]", f"column {HOSTILE}", "year", "4"),
    ]


def test_nothing_that_is_printed_breaks_out_of_the_markdown(office: Audit) -> None:
    """The page is parsed: what is not ours in it is text, and begins nothing."""
    plain, hostile = (_tokens(run("audit", str(office(rows)), "--format", "markdown").stdout) for rows in _rows())
    assert {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "em_open",
        "code_block",
        "fence",
        "hr",
    } & hostile == set()
    assert hostile <= plain | {"strong_open", "code_inline"}
    text = run("audit", str(office(_rows()[1])), "--format", "markdown").stdout
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert [each for each in re.findall("^#+ .*$", text, re.MULTILINE) if each.strip("# ") == "C"] == []


def _rows() -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    return ROWS, [*ROWS, *_hostile()]


def _tokens(page: str) -> set[str]:
    """Return the kinds of piece that a page is made of."""
    found = set()
    for token in MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(page):
        found |= {token.type, *(each.type for each in token.children or ())}
    return found


def test_the_markdown_opens_with_scope_and_limitations(office: Audit) -> None:
    page = run("audit", str(office()), "--format", "markdown").stdout
    headings = re.findall("^## (.*)$", page, re.MULTILINE)
    assert headings[:4] == ["Scope", "Limitations", "Verdicts", "Findings"]
    assert "| checked | 5 |" in page
    assert r"Permit \<b\>office\</b\>, 2024" in page
    assert "- **Cause.** None is known." in page
    assert f"| {INDEX} | 90.35 | 85.31 |" in page


def test_the_markdown_is_there_in_indonesian(office: Audit) -> None:
    page = run("audit", str(office()), "--format", "markdown", "--language", "indonesian").stdout
    assert re.findall("^## (.*)$", page, re.MULTILINE)[:4] == ["Ruang lingkup", "Keterbatasan", "Putusan", "Temuan"]
    assert all(f"- **{word}.**" in page for word in ("Kondisi", "Kriteria", "Sebab", "Akibat"))


@pytest.mark.parametrize("width", [60, 100])
def test_the_table_keeps_to_the_width_of_the_terminal(
    office: Audit, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("audit", str(office())).stdout.splitlines()
    assert [line for line in lines if len(line) > width and " " in line.strip()] == []


def test_the_result_goes_into_a_file(office: Audit, tmp_path: Path) -> None:
    folder, out = office(), tmp_path / "out" / "audit.md"
    shown = run("audit", str(folder), "--format", "markdown").stdout
    result = run("audit", str(folder), "--format", "markdown", "-o", str(out))
    assert (result.stdout, result.exit_code) == ("", 1)
    assert out.read_text(encoding="utf-8") == shown


def test_a_damaged_table_is_told_and_the_rest_is_audited(office: Audit) -> None:
    folder = office()
    rows = (folder / "published.csv").read_text(encoding="utf-8").splitlines()
    rows[1:2] = ["T1-broken,table 1,x,1a,nonsense,Q9,", '"T1-open,table 1', "a,b", rows[1]]
    (folder / "published.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    result = run("audit", str(folder), "--format", "json")
    assert result.exit_code == 1
    assert "error[IKU6" in result.stderr


def test_a_row_that_cannot_be_read_leaves_the_others(office: Audit) -> None:
    folder = office([*ROWS[:2], ("T1-x", "table 1", "x", "1a", "nonsense", "Q9", ""), *ROWS[2:]])
    result = run("audit", str(folder), "--format", "json")
    found = json.loads(result.stdout)
    assert set(re.findall(r"error\[(IKU\d+)\]", result.stderr)) == {
        "IKU609",
        "IKU631",
        "IKU633",
        "IKU616",
    }
    assert [each["id"] for each in found["claims"]] == [row[0] for row in ROWS]
    assert [each["id"] for each in found["findings"]] == [INDEX]


def test_a_contract_without_a_table_of_published_figures_ends_with_2(office: Audit) -> None:
    folder = office()
    (folder / "published.csv").unlink()
    result = run("audit", str(folder))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "IKU720" in result.stderr


def test_two_runs_say_the_same(office: Audit) -> None:
    folder = office()
    assert run("audit", str(folder)).stdout == run("audit", str(folder)).stdout
