"""What is generated for any manual holds when it is run again, changes nothing else, and is complete at once."""

import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.readings.examined import Examined
from iku_dsl.session import Session
from iku_dsl.syntax.format import format_text
from tests.properties.manuals import manuals

ONCE = (Phase.explicit, Phase.generate)  # a search is slow, and a manual that fails is short as it is


def generated(path: Path) -> Examined:
    """Add what a text lacks; return the text as it is tested behind that."""
    session = Session()
    (found,) = session.test([path], generate=True)
    errors = [each.message.words() for each in session.report if each.severity is Severity.ERROR]
    assert errors == []
    return found


def in_language(text: str, language: str) -> str:
    found = format_text(Source("m.iku", text), Report(), language)
    assert found is not None
    return found


@settings(max_examples=20, phases=ONCE)
@given(manuals(), st.sampled_from(["english", "indonesian"]), st.sampled_from(["\n", "\r\n"]))
def test_what_is_generated_holds_and_a_second_run_adds_nothing(text: str, language: str, end: str) -> None:
    text = in_language(text, language) if language == "indonesian" else text
    before = text.replace("\n", end).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.iku"
        path.write_bytes(before)
        first = generated(path)
        after = path.read_bytes()
        assert after.startswith(before)
        assert (b"\r\n" in after) == (end == "\r\n")
        assert first.added is not None
        assert first.tried
        assert first.held == len(first.tried) == len(first.added.titles)
        titles = [each.example.title.text for each in first.tried]
        assert len(set(titles)) == len(titles)
        assert [each.missed for each in first.unreached] == [each.missed for each in first.added.unfound]
        second = generated(path)
        assert path.read_bytes() == after
        assert second.added is not None
        assert second.added.titles == ()
        assert second.held == first.held


@settings(max_examples=8, phases=ONCE)
@given(manuals())
def test_what_is_generated_is_in_canonical_form(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.iku"
        path.write_text(in_language(text, "english"), encoding="utf-8")
        generated(path)
        after = path.read_text(encoding="utf-8")
        assert in_language(after, "english") == after
