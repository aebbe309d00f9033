"""What is tested: a report keeps each breach once, in order of place, and fails only for an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source

SOURCES = [Source("b.iku", "x" * 50), Source("a.iku", "x" * 50)]


def rule(code: str, severity: Severity = Severity.ERROR) -> Rule:
    """Return a rule with a code."""
    return Rule(code, "test", severity, "{what} is wrong", why="", example="", instead="")


RULES = [rule("IKU991"), rule("IKU990", Severity.NOTE)]
DIAGNOSTICS = st.builds(
    lambda broken, source, start, what: broken.at(source.span(start, start + 1) if source else None, what=what),
    st.sampled_from(RULES),
    st.sampled_from([None, *SOURCES]),
    st.integers(0, 5),
    st.sampled_from("ab"),
)


def collected(diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    """Return what a report makes of them."""
    report = Report()
    report.extend(diagnostics)
    assert len(report) == len(list(report))
    return list(report)


@given(st.lists(DIAGNOSTICS))
def test_nothing_is_lost_and_nothing_is_said_twice(diagnostics: list[Diagnostic]) -> None:
    found = collected(diagnostics)
    assert set(found) == set(diagnostics)
    assert len(found) == len(set(diagnostics))


@given(st.lists(DIAGNOSTICS))
def test_adding_everything_again_changes_nothing(diagnostics: list[Diagnostic]) -> None:
    assert collected(diagnostics * 2) == collected(diagnostics)


@given(st.lists(DIAGNOSTICS))
def test_diagnostics_come_by_path_then_place_and_those_without_a_place_first(diagnostics: list[Diagnostic]) -> None:
    places = [(each.span.source.path, each.span.start) if each.span else ("", 0) for each in collected(diagnostics)]
    assert places == sorted(places)


@given(st.lists(DIAGNOSTICS))
def test_a_report_fails_exactly_when_it_holds_an_error(diagnostics: list[Diagnostic]) -> None:
    report = Report()
    report.extend(diagnostics)
    assert report.failed is (RULES[0] in [each.rule for each in diagnostics])


def test_the_same_breach_with_another_hint_counts_once_and_the_first_hint_stays() -> None:
    found = collected([RULES[0].at(None, hint, what="x") for hint in ("first", "second")])
    assert [[hint.words() for hint in each.hints] for each in found] == [["first"]]


@given(st.text())
def test_a_message_shows_its_particulars_as_they_are_even_with_braces(what: str) -> None:
    assert RULES[0].at(None, what=what).message.words() == f"{what} is wrong"


@pytest.mark.parametrize("severity", Severity)
def test_a_diagnostic_is_as_serious_as_its_rule(severity: Severity) -> None:
    assert rule("IKU992", severity).at(None, what="x").severity is severity
