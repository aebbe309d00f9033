"""What is said of many rows of a table is said once to a person, and each time to a program."""

import json

from iku_dsl.diagnostics.as_json import as_json
from iku_dsl.diagnostics.as_sarif import as_sarif
from iku_dsl.diagnostics.concise import concise
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.phrase import english
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source

RULE = Rule("IKU999", "r", Severity.ERROR, "`{cell}` in column `{column}`", why="", example="", instead="")


def told(count: int, path: str = "t.csv", hints: tuple[str, ...] = ()) -> list[Diagnostic]:
    source = Source(path, "".join(f"row {number}\n" for number in range(1, count + 2)))
    return [RULE.at(source.row(number), *hints, cell=f"x{number}", column="a") for number in range(2, count + 2)]


def test_many_rows_of_one_column_are_one_message_with_the_first_places() -> None:
    text = full(told(40, hints=("write a number",)))
    assert text.count("IKU999") == 1
    assert "`x2` in column `a`" in text
    assert "  = the same in 39 more rows: 3, 4, 5, 6, 7, 8, 9, 10, …\n  = hint: write a number\n" in text


def test_three_rows_are_shown_each() -> None:
    text = full(told(3))
    assert text.count("IKU999") == 3
    assert "more rows" not in text


def test_other_columns_tables_and_hints_are_told_apart_and_texts_are_never_grouped() -> None:
    other = [RULE.at(each.span, cell="y", column="b") for each in told(4)]
    assert full([*told(4), *other]).count("IKU999") == 2
    assert full([*told(4), *told(4, path="u.csv")]).count("IKU999") == 2
    assert full([*told(2), *told(2, hints=("mend it",))]).count("IKU999") == 4
    assert full(told(40, path="m.iku")).count("IKU999") == 40


def test_a_program_reads_each_of_them() -> None:
    every = told(40)
    assert concise(every).count("IKU999") == 40
    assert as_json(every, english).count('"IKU999"') == 40
    assert len(json.loads(as_sarif(every, english))["runs"][0]["results"]) == 40
