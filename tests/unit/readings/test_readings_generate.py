"""What is tested: for every branch and edge an example is found, its facts plain, in the vocabulary of the text."""

from fractions import Fraction

import pytest

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.documents import AnyDocument
from iku_dsl.model.read import read
from iku_dsl.readings import generate as module
from iku_dsl.readings.additions import additions
from iku_dsl.readings.candidates import niceness
from iku_dsl.readings.generate import generate
from iku_dsl.readings.solving import zero
from iku_dsl.readings.written_example import label, number_text, titled, value_text
from iku_dsl.syntax.parse import parse


def document(text: str) -> AnyDocument:
    """Return the document that a text makes, without an error."""
    report = Report()
    found = read(parse(Source("m.iku", text), report), report)
    assert [each.message.words() for each in report if each.severity.value == "error"] == []
    assert found is not None
    return found


def made(text: str) -> dict[str, str]:
    """Return the examples that a manual lacks: behind each title the rest of the statement, on one line."""
    found = generate(document(f'manual m "M"\n{text}\n'))
    return {each.title: " ".join(each.text.split(":", 1)[1].split()) for each in found.made}


def unfound(text: str) -> list[str]:
    """Return the branches for which no example is found."""
    return [each.missed.words() for each in generate(document(f'manual m "M"\n{text}\n')).unfound]


def test_a_cap_is_reached_and_passed() -> None:
    found = made("unit percent\ninput a\ninput b\ncomponent A weight 50%, cap 60%: a / b")
    assert found.keys() == {"A at its cap", "A above its cap"}
    assert found["A at its cap"] == "given a = 120, b = 100 expect A = 60%, realisation = 60%"


def test_the_edges_of_bands_are_shown() -> None:
    found = made(
        "input a\ncategories p over 0 to 9: to 5 is 1, above 5 to 7 is 2, above 7 to 9 is 3\ncomponent A: p(a)"
    )
    assert {title: text.split(" expect")[0] for title, text in found.items()} == {
        "p at 0": "given a = 0",
        "p at 5": "given a = 5",
        "p at 7": "given a = 7",
        "p at 9": "given a = 9",
    }


def test_rows_of_several_keys_are_shown() -> None:
    text = "input a\ninput b\npoints p by a, b: one two 1, two one 2, otherwise 0\ncomponent A: p(a, b)"
    found = made(text)
    assert found["p, row one two 1"] == "given a = one, b = two expect A = 1, realisation = 1"
    assert found.keys() == {"p, row one two 1", "p, row two one 2", "p, row otherwise 0"}


def test_a_period_is_given_where_a_branch_needs_one() -> None:
    found = made("value x when period = Q3: 1\nvalue x: 2\ncomponent A: x")
    assert found["x when period = Q3"] == "expect x = 1, realisation = 1"
    (made_for_q3,) = (
        each.text
        for each in generate(document('manual m "M"\nvalue x when period = Q3: 1\nvalue x: 2\ncomponent A: x\n')).made
        if "Q3" in each.title
    )
    assert made_for_q3.startswith('example "x when period = Q3" for Q3: ')


def test_every_mix_of_parts_that_do_not_apply_is_shown() -> None:
    parts = "".join(f"component {each} weight 25%, not applicable when {each.lower()} = 0: 1\n" for each in "ABCD")
    inputs = "".join(f"input {each}\n" for each in "abcd")
    found = made(f"{inputs}parts not applicable share their weight\n{parts}".strip())
    mixes = [title for title in found if "do not apply" in title or "does not apply" in title]
    assert len(mixes) == 15
    assert found["A and C do not apply"].startswith("given a = 0, b = 100, c = 0, d = 100 expect realisation = 1")
    assert "expect realisation = not applicable" in found["A and B and C and D do not apply"]


def test_of_many_parts_each_alone_and_all_do_not_apply() -> None:
    parts = "".join(
        f"component {each} weight 10%, not applicable when {each.lower()} = 0: 1\n" for each in "ABCDEFGHIJ"
    )
    inputs = "".join(f"input {each}\n" for each in "abcdefghij")
    found = made(f"{inputs}parts not applicable share their weight\n{parts}".strip())
    mixes = [title for title in found if "do not apply" in title or "does not apply" in title]
    assert len(mixes) == 11
    assert "10 parts do not apply" in mixes


def test_what_ends_in_a_fault_is_expected_by_its_code() -> None:
    found = made("input a\ninput b\ncomponent A: if b = 0 then a / b else 1")
    assert found["A, where b = 0"] == "given a = 100, b = 0 expect A = IKU401, realisation = IKU401"


def test_a_nested_branch_is_found_behind_the_one_that_leads_to_it() -> None:
    found = made(
        "input a\ninput b\ninput c\ncomponent A: if a = 17 then if b = 19 then if c = 23 then 1 else 2 else 3 else 4"
    )
    assert found["A, where c = 23"] == "given a = 17, b = 19, c = 23 expect A = 1, realisation = 1"


def test_a_quotient_of_differences_is_solved() -> None:
    found = made("input now\ninput before\nvalue x: if (now - before) / before > 7.5% then 1 else 0\ncomponent A: x")
    assert {title: text.split(" expect")[0] for title, text in found.items()} == {
        "x, where (now - before) / before = 7.5%": "given now = 43, before = 40",
        "x, where (now - before) / before > 7.5%": "given now = 60, before = 40",
    }


def test_what_cannot_be_reached_is_named() -> None:
    assert unfound("input a\ncomponent A: if a > 1 and a < 0 then 1 else 2") == [
        "no example in which `a > 1 and a < 0` holds, in A"
    ]


def test_values_stay_within_the_bounds_of_an_input() -> None:
    text = "input a from 0 to 4\ncomponent A: if a > 4 then 1 else 2"
    assert unfound(text) == ["no example in which `a > 4` holds, in A"]


def test_a_function_of_a_library_is_called() -> None:
    text = 'library l "L"\ndefine f(x, y): if x > y then x - y else 0\nexample "e": expect f(1, 2) = 0\n'
    found = generate(document(text))
    assert [each.text for each in found.made] == [
        'example "f, where x = y": expect f(100, 100) = 0\n',
        'example "f, where x > y": expect f(100, 0) = 100\n',
    ]


def test_a_framework_is_shown_for_each_polarity() -> None:
    text = (
        'framework f "F"\nlevels indicator, whole\nvalue of whole: mean(members.index)\nindex from 0 to 120\n'
        "index of more when target <> 0: realisation / target * 100\nindex of more when target = 0: not applicable\n"
        "index of less when target <> 0: (2 - realisation / target) * 100\n"
        "categories status over 0 to 120: below 80 is low, from 80 to 120 is high\n"
    )
    found = generate(document(text))
    assert found.unfound == ()
    texts = {each.title: " ".join(each.text.split('":')[1].split()) for each in found.made}
    assert texts["status at 80"] == "given index = 80 expect status = high"
    assert texts["the index at its highest"].startswith("given polarity = more, target = ")
    assert "given polarity = less" in str(texts)


def test_only_so_many_facts_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'manual m "M"\ninput a\ninput b\ncomponent A: if a = 17 and b = a * a + 3 * b - 1234 then 1 else 2\n'
    monkeypatch.setattr(module, "MOST", 0)
    monkeypatch.setattr(module, "LEAST", 3)
    found = generate(document(text))
    assert found.bounded
    assert len(found.unfound) == 1


def test_only_so_many_goals_are_sought(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SIZE", 0)
    monkeypatch.setattr(module, "FEWEST", 1)
    found = generate(document('manual m "M"\ninput a\ncomponent A: if a > 1 then 1 else if a > 7 then 2 else 3\n'))
    assert len(found.made) == 1
    assert found.bounded
    assert found.unfound


def test_what_stands_on_the_rows_of_a_table_is_not_sought() -> None:
    text = "table t with done number\ninput a\ncomponent A: mean(if t.done > 1 then 1 else 0)"
    text += "\nvalue x: if a > 1 then 1 else 2"
    assert unfound(text) == [
        "no example in which `t.done > 1` holds, in A",
        "no example in which `t.done > 1` does not hold, in A",
    ]
    assert made(text).keys() == {"x, where a = 1", "x, where a > 1"}


def test_the_paragraph_stands_in_the_vocabulary_of_the_text() -> None:
    text = 'bahasa indonesia\nmanual m "M"\nmasukan a\nkomponen A bobot 100%, maksimal 150%: a\n'
    found = additions(document(text), str.upper).text
    assert found.startswith("# GENERATED: CHECK THAT THIS IS WHAT YOU MEAN\ncontoh ")
    assert "diketahui a = 1.5 hasilnya A = 1.5" in found


@pytest.mark.parametrize(
    ("points", "root"),
    [
        ([(0, 1), (1, 3), (2, 5)], Fraction(-1, 2)),
        ([(1, 3), (2, 1), (4, 0)], 4),
        ([(1, 1), (2, 1), (3, 1)], None),
        ([(1, 1), (2, 2)], None),
    ],
)
def test_where_a_line_or_a_quotient_is_zero(points: list[tuple[int, int]], root: Fraction | None) -> None:
    assert zero([(Fraction(x), Fraction(y)) for x, y in points]) == root


@pytest.mark.parametrize(
    ("value", "percent", "text"),
    [
        (Fraction(12_500), False, "12_500"),
        (Fraction(5, 4), False, "1.25"),
        (Fraction(1234, 1000), False, "1.2340"),
        (Fraction(1, 3), False, "1 / 3"),
        (Fraction(-1, 3), True, "-100% / 3"),
        (Fraction(41, 50), True, "82%"),
        (Fraction(-1, 2), False, "-0.5"),
    ],
)
def test_numbers_are_written_exactly(value: Fraction, percent: bool, text: str) -> None:
    assert number_text(value, percent) == text
    report = Report()
    assert parse(Source("x.iku", f'library x "x"\nexample "e": expect {text}\n'), report).complete
    assert len(report) == 0


def test_words_that_the_language_cannot_say_are_not_written() -> None:
    assert value_text('a "quoted" one', False, frozenset()) is None
    assert value_text("on its own", False, frozenset({"on its own"})) == '"on its own"'
    assert value_text("done", False, frozenset({"done"})) == "done"
    assert value_text(Fraction(1, 10**70), False, frozenset()) is None


def test_titles_are_distinct_and_components_are_named_as_formulas_name_them() -> None:
    assert titled('a "b"', {"a 'b'"}) == "a 'b' (2)"
    assert len(titled("x" * 300, set())) == 100
    assert [label(each) for each in ("A.1", "3.a", "absorption", "Q1", "I a")] == [
        "A.1",
        "component 3.a",
        "absorption",
        "component Q1",
        'component "I a"',
    ]


def test_plain_values_come_first() -> None:
    values = [Fraction(1, 3), Fraction(-5), Fraction(3, 2), Fraction(7), Fraction(0), Fraction(1234)]
    assert sorted(values, key=niceness) == [0, 7, 1234, -5, Fraction(3, 2), Fraction(1, 3)]
