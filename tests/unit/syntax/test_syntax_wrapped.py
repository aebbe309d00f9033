"""What is tested: a statement that a paste cut into several lines is read as one, and that is all that is said."""

import pytest

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.statements import Statement

HEAD = 'manual m "M"\ninput x\ninput y\n'


def read(text: str) -> tuple[list[Statement], list[tuple[str, int]]]:
    """Return the statements behind the head, and the code and line of what was reported."""
    report = Report()
    parsed = parse(Source("m.iku", HEAD + text), report)
    return list(parsed.statements[3:]), [(each.rule.code, each.span.line if each.span else 0) for each in report]


@pytest.mark.parametrize(
    ("wrapped", "lines"),
    [
        ("component A weight 100%: x /\ny\n", [5]),
        ("component A weight 100%: x\n/ y\n", [5]),
        ("component A weight\n100%: x / y\n", [5]),
        ('component A "A title"\nweight 100%:\nx /\ny\n', [5, 6, 7]),
        ("value a: if x > 1 then x\nelse y\n", [5]),
        ("value a: x\n- y\n", [5]),
        ("value a: min(x,\ny)\n", [5]),
    ],
)
def test_the_lines_are_read_as_one_statement_and_each_is_told_once(wrapped: str, lines: list[int]) -> None:
    statements, found = read(wrapped)
    assert found == [("IKU122", line) for line in lines]
    assert statements == read(wrapped.strip().replace("\n", "\n    "))[0]


def test_a_statement_that_is_wrong_by_itself_is_joined_to_nothing() -> None:
    statements, found = read("value a: x /\ncomponet B: y\nvalue b: y\n")
    assert found == [("IKU111", 4), ("IKU205", 5)]
    assert len(statements) == 1


def test_the_dash_of_a_list_is_no_minus() -> None:
    assert read("component A weight 100%\n- component B\n")[1] == [("IKU117", 5)]


def test_a_statement_behind_a_semicolon_continues_nothing() -> None:
    assert [code for code, _ in read("value a: x; / y\n")[1]] == ["IKU110"]


def test_many_lines_are_not_read_again_and_again() -> None:
    assert len(read("value a: x +\n" + "x +\n" * 300)[1]) <= 300


def test_rows_of_one_table_are_told_once() -> None:
    rows = "".join(f"{n}\tHelpdesk\t84.5%\t101.72%\n" for n in range(1, 30))
    assert read(rows + "value a: x\n" + rows)[1] == [("IKU127", 4), ("IKU127", 34)]
