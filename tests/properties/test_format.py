"""Formatting changes how a text looks and nothing else, and a translation there and back is the same text."""

from hypothesis import assume, given

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.format import UNTRANSLATABLE, format_text
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.statements import Statement
from tests.properties.texts import texts


def meaning(text: str) -> tuple[Statement, ...]:
    report = Report()
    parsed = parse(Source("text.iku", text), report)
    assert not report.failed, [each.message for each in report] + [text]
    return parsed.meaning()


def formatted(text: str, to: str | None = None) -> str:
    report = Report()
    found = format_text(Source("text.iku", text), report, to)
    assume(all(each.rule is not UNTRANSLATABLE for each in report))
    assert found is not None, [each.message for each in report]
    return found


def comments(text: str) -> list[str]:
    return sorted(
        line.split("#", 1)[1].strip() for line in text.replace('"; # no comment"', "").splitlines() if "#" in line
    )


@given(texts())
def test_formatting_keeps_the_meaning(text: str) -> None:
    text = text.replace("\r\n", "\n")
    assert meaning(formatted(text)) == meaning(text)


@given(texts())
def test_formatting_twice_is_formatting_once(text: str) -> None:
    once = formatted(text.replace("\r\n", "\n"))
    assert formatted(once) == once


@given(texts())
def test_comments_survive(text: str) -> None:
    text = text.replace("\r\n", "\n")
    assert comments(formatted(text)) == comments(text)


@given(texts())
def test_a_translation_says_the_same(text: str) -> None:
    text = text.replace("\r\n", "\n")
    assert meaning(formatted(text, "indonesian")) == meaning(text)


@given(texts())
def test_a_translation_there_and_back_is_the_same_text(text: str) -> None:
    canonical = formatted(text.replace("\r\n", "\n"))
    indonesian = formatted(canonical, "indonesian")
    assert indonesian.startswith("bahasa indonesia\n")
    assert formatted(indonesian, "english") == canonical
