"""What is tested: a log satisfies the published schema whatever was found, and leads to its places and rules."""

import json
import os
from collections.abc import Callable
from copy import deepcopy
from importlib import metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.as_sarif import as_sarif
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source, Span
from tests.sarif import breaches


def rule(code: str, severity: Severity) -> Rule:
    """Return a rule that says `what`."""
    return Rule(code, "of-a-test", severity, "it is {what}", "because", "before {x}", "after <b>")


ERROR, WARNING, NOTE = (rule(f"IKU99{at}", severity) for at, severity in enumerate(Severity))
SPAN = Source("p.iku", "one\ntwo three").span(8, 13)
NAMES = [
    "a b.iku",
    "c:d.iku",
    "100%.iku",
    "#?&.iku",
    'a"<>|\\.iku',
    "sub/\u20ac\U0001f600.iku",
    "bad\udcff.iku",
    "-x",
    "~",
]
NAMES += ["//a.iku", "./a.iku", "../a.iku", "sub/../a.iku", "/a b/c.iku"]
ANY = st.text(st.characters(exclude_categories=()), max_size=40)
Json = dict[str, Any]


def run(*diagnostics: Diagnostic) -> Json:
    """Return the run of a log that satisfies the schema."""
    log = as_sarif(diagnostics)
    assert breaches(log) == []
    found: Json = json.loads(log)["runs"][0]
    return found


def location(result: Json) -> Json:
    """Return the one place of a result."""
    (found,) = result["locations"]
    physical: Json = found["physicalLocation"]
    return physical


def mark(diagnostic: Diagnostic) -> str:
    """Return the fingerprint of a diagnostic that stands alone."""
    found: str = run(diagnostic)["results"][0]["partialFingerprints"]["breach/v1"]
    return found


def unknown_property(log: Json) -> None:
    log["runs"][0]["results"][0]["colour"] = "red"


def wrong_level(log: Json) -> None:
    log["runs"][0]["results"][0]["level"] = "fatal"


def line_zero(log: Json) -> None:
    location(log["runs"][0]["results"][0])["region"]["startLine"] = 0


def space_in_address(log: Json) -> None:
    location(log["runs"][0]["results"][0])["artifactLocation"]["uri"] = "a b"


def no_message(log: Json) -> None:
    del log["runs"][0]["results"][0]["message"]


def other_version(log: Json) -> None:
    log["version"] = "2.0.0"


@pytest.mark.parametrize(
    "spoil", [unknown_property, wrong_level, line_zero, space_in_address, no_message, other_version]
)
def test_the_schema_refuses_a_wrong_log(spoil: Callable[[Json], None]) -> None:
    log = json.loads(as_sarif([ERROR.at(SPAN, what="x")]))
    assert breaches(deepcopy(log)) == []
    spoil(log)
    assert len(breaches(log)) == 1


def test_all_severities_with_and_without_a_place() -> None:
    found = run(*(each.at(span, what="x") for each in (ERROR, WARNING, NOTE) for span in (SPAN, None)))
    assert [each["level"] for each in found["results"]] == ["error"] * 2 + ["warning"] * 2 + ["note"] * 2
    assert ["locations" in each for each in found["results"]] == [True, False] * 3


def test_no_diagnostic_gives_a_log_without_results() -> None:
    assert run()["results"] == []


def test_a_rule_is_described_once_and_found_by_its_index() -> None:
    found = run(*(each.at(SPAN, what=what) for what in "ab" for each in (NOTE, ERROR)))
    rules = found["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == ["IKU992", "IKU990"]
    assert [rules[each["ruleIndex"]]["id"] for each in found["results"]] == [
        each["ruleId"] for each in found["results"]
    ]


def test_a_rule_is_documented() -> None:
    (found,) = run(ERROR.at(SPAN, what="x"))["tool"]["driver"]["rules"]
    assert (found["name"], found["defaultConfiguration"]) == ("OfATest", {"level": "error"})
    assert (found["shortDescription"]["text"], found["fullDescription"]["text"]) == ("it is \u2026", "because")
    assert found["help"]["text"] == "Example:\nbefore {{x}}\n\nWrite instead:\nafter <b>"
    assert "```text\nbefore {{x}}\n```" in found["help"]["markdown"]
    assert "```text\nafter <b>\n```" in found["help"]["markdown"]


@given(st.text(max_size=40), ANY, ANY)
def test_whatever_a_stranger_wrote_the_log_is_valid_and_ascii(name: str, text: str, what: str) -> None:
    span = Source((name or "p").replace("\0", "p"), text).span(0, len(text))
    found = [each.at(place, what, what=what) for each in (ERROR, NOTE) for place in (span, None)]
    assert as_sarif(found).isascii()
    for each in run(*found)["results"]:
        assert all(line.isprintable() for line in each["message"]["text"].split("\n"))


def test_a_strangers_text_is_neither_a_link_nor_a_placeholder() -> None:
    (found,) = run(ERROR.at(SPAN, what="[a](b) {0}"))["results"]
    assert found["message"]["text"] == "it is [a] (b) {{0}}"


def test_hints_follow_the_message() -> None:
    (found,) = run(ERROR.at(SPAN, "write y", "or z", what="x"))["results"]
    assert found["message"]["text"] == "it is x\nwrite y\nor z"


@given(st.text(st.sampled_from("ab \t\n\u20ac\U0001f600"), max_size=60), st.data())
def test_a_place_leads_to_the_text_it_names(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Source("p.iku", text).span(start, data.draw(st.integers(start, len(text))))
    region = location(run(ERROR.at(span, what="x"))["results"][0])["region"]
    lines = text.splitlines(keepends=True)
    first, last = (sum(map(len, lines[: region[line] - 1])) for line in ("startLine", "endLine"))
    assert text[first + region["startColumn"] - 1 : last + region["endColumn"] - 1] == text[span.start : span.end]


@pytest.mark.parametrize("name", NAMES)
def test_an_address_leads_to_the_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here" / "sub").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    found = location(run(ERROR.at(Source(name, "").whole(), what="x"))["results"][0])["artifactLocation"]
    path = os.fsdecode(unquote_to_bytes(found["uri"].removeprefix("file://")))
    assert Path(path).resolve() == Path(name).resolve()
    assert found["uri"].startswith("file:///") == Path(name).is_absolute()
    assert ("uriBaseId" in found) == Path(name).resolve().is_relative_to(Path.cwd())
    assert "\\" not in found["uri"]


def test_a_file_below_the_working_directory_is_relative_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = run(ERROR.at(Source(str(tmp_path / "a" / "b c.iku"), "").whole(), what="x"))
    place = location(found["results"][0])["artifactLocation"]
    assert place["uri"] == "a/b%20c.iku"
    assert place["uriBaseId"] in found["originalUriBaseIds"]


def moved(by: int) -> Span:
    """Return the same word, some lines further down."""
    return Source("p.iku", "\n" * by + "word").span(by, by + 4)


def test_a_fingerprint_stays_when_lines_move_and_differs_between_breaches() -> None:
    there = [mark(ERROR.at(moved(by), what="x", line=by + 1, where=f"p.iku:{by}", rule=f"r (q:{by})")) for by in (0, 7)]
    assert there[0] == there[1]
    others = [mark(ERROR.at(moved(0), what=what)) for what in "xy"] + [mark(NOTE.at(moved(0), what="x"))]
    assert len({there[0], *others}) == 4


def test_equal_breaches_of_one_text_have_fingerprints_of_their_own() -> None:
    other = Source("q.iku", "word").span(0, 4)
    results = run(*(ERROR.at(span, what="x") for span in (moved(0), moved(1), other)))["results"]
    marks = [each["partialFingerprints"]["breach/v1"] for each in results]
    assert marks[0] != marks[1]
    assert marks[0] == marks[2]


def test_words_are_translated_and_what_identifies_a_breach_is_not() -> None:
    def foreign(text: str) -> str:
        return text.replace("it is", "IA").replace("because", "KARENA").replace("new", "BARU")

    breach = ERROR.at(SPAN, say("new"), what=say("new"))
    plain, translated = (json.loads(as_sarif([breach], *how))["runs"][0] for how in ((), (foreign,)))
    assert translated["results"][0]["message"]["text"] == "IA BARU\nBARU"
    assert translated["tool"]["driver"]["rules"][0]["fullDescription"]["text"] == "KARENA"
    for each in ("ruleId", "level", "locations", "partialFingerprints"):
        assert plain["results"][0][each] == translated["results"][0][each]


def test_the_version_is_that_of_the_package_or_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    for version, expected in ((lambda _: "1.2.3", {"version": "1.2.3"}), (none, {})):
        monkeypatch.setattr(metadata, "version", version)
        driver = run(ERROR.at(SPAN, what="x"))["tool"]["driver"]
        assert {key: value for key, value in driver.items() if key != "rules"} == {"name": "iku_dsl", **expected}
