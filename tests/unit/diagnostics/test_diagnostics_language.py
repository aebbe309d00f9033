"""What is tested: a language gives its translator; what its catalogue does not hold is said in English."""

from pathlib import Path

import pytest

from grammar.tables import write_catalogues
from iku_dsl.diagnostics.as_json import as_json, as_object
from iku_dsl.diagnostics.concise import concise
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.language import MESSAGES, SPOKEN, translator
from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.diagnostics.rule import Rule, Severity

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "error"
msgstr "kesalahan"

msgid "hint: {hint}"
msgstr "saran: {hint}"

msgid "keep one of them"
msgstr "pertahankan salah satu"

msgid "{code} has {what}"
msgstr "{code} memiliki {what}"

msgid "a weight"
msgstr "bobot"
"""
RULE = Rule("IKU999", "test", Severity.ERROR, "{code} has {what}", why="", example="", instead="")
BROKEN = RULE.at(None, "keep one of them", "think again", code="A", what=say("a weight"))


@pytest.fixture
def indonesian(tmp_path: Path) -> Translate:
    """Return the translator of a small catalogue, compiled as the build of the package does it."""
    (tmp_path / "indonesian.po").write_text(PO, encoding="utf-8")
    write_catalogues(tmp_path)
    found = translator("indonesian", tmp_path)
    assert found is not None
    return found


def test_english_is_the_text_itself(tmp_path: Path) -> None:
    found = translator("english", tmp_path)
    assert found is not None
    assert [found(text) for text in ("error", "", "{a}")] == ["error", "", "{a}"]


def test_a_catalogue_that_was_not_built_is_none(tmp_path: Path) -> None:
    assert [translator(language, tmp_path) is None for language in SPOKEN] == [False, True]


def test_what_a_catalogue_does_not_hold_stays_english(indonesian: Translate) -> None:
    assert [indonesian(text) for text in ("error", "think again")] == ["kesalahan", "think again"]


def test_the_empty_text_is_not_the_notes_of_the_catalogue(indonesian: Translate) -> None:
    assert indonesian("") == ""


def test_a_diagnostic_is_printed_in_the_language(indonesian: Translate) -> None:
    assert full([BROKEN], indonesian) == (
        "kesalahan[IKU999]: A memiliki bobot\n  = saran: pertahankan salah satu\n  = saran: think again\n"
    )
    assert concise([BROKEN], indonesian) == "kesalahan[IKU999] A memiliki bobot\n"


def test_for_scripts_only_what_people_read_is_translated(indonesian: Translate) -> None:
    english, other = as_object(BROKEN), as_object(BROKEN, indonesian)
    assert {key for key in english if english[key] != other[key]} == {"message", "hints"}
    assert other["data"] == {"code": "A", "what": "a weight"}
    assert as_json([BROKEN], indonesian) != as_json([BROKEN])


def test_every_language_but_english_has_a_catalogue() -> None:
    assert {file.stem for file in MESSAGES.glob("*.po")} == set(SPOKEN) - {"english"}
