"""What is tested: every branch of a text is known by its place and its words; only what a run visited is reached."""

from pathlib import Path

import pytest

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.documents import AnyDocument
from iku_dsl.model.read import read
from iku_dsl.readings.examined import examine
from iku_dsl.session import Session
from iku_dsl.syntax.parse import parse


def document(text: str) -> AnyDocument:
    """Return the document that a text makes, without an error."""
    report = Report()
    found = read(parse(Source("m.iku", text), report), report)
    assert [each.message.words() for each in report if each.severity.value == "error"] == []
    assert found is not None
    return found


def unreached(text: str) -> dict[str, int]:
    """Return what no example takes, in words, each with its line."""
    found = examine("m.iku", document(text)).unreached
    return {each.missed.words(): each.place.line for each in found}


CASES = {
    "a cap": (
        "input a\ncomponent A weight 50%, cap 60%: a",
        'example "e": given a = 1 expect A = 50%',
        {"no example lets the cap of A bind": 3},
    ),
    "a floor": (
        "input a\ncomponent A weight 50%, floor 10%: a",
        'example "e": given a = 0 expect A = 10%',
        {"no example leaves A above its floor": 3},
    ),
    "an if": (
        "input a\ncomponent A: if a > 1 then 1 else if a > 0 then 2 else 3",
        'example "e": given a = 2 expect A = 1',
        {
            "no example in which `a > 1` does not hold, in A": 3,
            "no example in which `a > 0` holds, in A": 3,
            "no example in which `a > 0` does not hold, in A": 3,
        },
    ),
    "cases": (
        "input a\nvalue x when a > 1: 1\nvalue x: 2\ncomponent A: x",
        'example "e": given a = 2 expect x = 1',
        {"the case of x in which no condition holds is reached by no example": 4},
    ),
    "bands": (
        "input a\ncategories m over 0 to 9: to 5 is 1, above 5 to 7 is 2, above 7 to 9 is 3\ncomponent A: m(a)",
        'example "e": given a = 6 expect A = 2',
        {
            "the band `to 5` of `m` is reached by no example": 3,
            "the band `above 7 to 9` of `m` is reached by no example": 3,
        },
    ),
    "rows": (
        "input a\ninput b\npoints p by a, b: one two 1, two two 2, otherwise 0\ncomponent A: p(a, b)",
        'example "e": given a = two, b = two expect A = 2',
        {
            "the row `one two 1` of `p` is reached by no example": 4,
            "the row `otherwise 0` of `p` is reached by no example": 4,
        },
    ),
    "a scale": (
        "input a\nscale s: 0 is 0, 90 is 100, 100 is 120\ncomponent A: s(a)",
        'example "e": given a = 95 expect A = 110',
        {
            "the end of `s` up to 0 is reached by no example": 3,
            "the stretch of `s` from 0 to 90 is reached by no example": 3,
            "the end of `s` above 100 is reached by no example": 3,
        },
    ),
    "a part that may not apply": (
        (
            "input a\nparts not applicable share their weight\n"
            "component A weight 50%, not applicable when a = 0: 1\ncomponent B weight 50%: 1"
        ),
        'example "e": given a = 1 expect total = 1',
        {"no example in which A does not apply: `not applicable when a = 0`": 4},
    ),
    "all parts": (
        (
            "input a\nparts not applicable count as zero\n"
            "component A weight 50%, not applicable when a = 0: 1\ncomponent B weight 50%, not applicable when a < 1: 1"
        ),
        'example "e": given a = 0 expect total = not applicable',
        {
            "no example in which a part of m applies": 1,
            "no example in which A applies": 4,
            "no example in which B applies": 5,
        },
    ),
    "a given deduction": (
        "input a\ncomponent A weight 100%: a\ndeduction D given",
        'example "e": given a = 1, D = 0 expect total = 1',
        {"no example in which D does not apply": 4},
    ),
    "a weight, a cap and a floor with a condition": (
        (
            "input a\ncomponent A weight 50%, weight 40% when a = 1, cap 45% when a = 1, floor 5% when a = 1: a\n"
            "weights total 40% when a = 1\nweights total 50%"
        ),
        'example "e": given a = 1 expect A = 40%',
        {
            "no example in which A has the `weight 50%`": 3,
            "no example in which A has no cap": 3,
            "no example in which A has no floor": 3,
            "no example lets the cap of A bind": 3,
            "no example lets the floor of A bind": 3,
        },
    ),
    "a function that nothing calls": (
        "define f(x): if x > 0 then 1 else 2\ncomponent A: 1",
        'example "e": expect f(1) = 1',
        {"no example in which `x > 0` does not hold, in f": 2},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_no_example_takes_is_named(name: str) -> None:
    text, example, wanted = CASES[name]
    assert unreached(f'manual m "M"\n{text}\n{example}\n') == wanted


def test_a_step_that_no_expectation_needs_is_not_reached() -> None:
    text = 'manual m "M"\ninput a\nvalue x: if a > 0 then 1 else 2\ncomponent A: a\n'
    both = {"no example in which `a > 0` holds, in x": 3, "no example in which `a > 0` does not hold, in x": 3}
    assert unreached(text + 'example "e": given a = 1 expect A = 1\n') == both
    assert len(unreached(text + 'example "e": given a = 1 expect A = 1, x = 1\n')) == 1


def test_the_cases_of_an_index_and_its_bounds_are_branches() -> None:
    text = (
        'framework f "F"\nlevels indicator, whole\nvalue of whole: mean(members.index)\nindex from 0 to 120\n'
        "index of more when target > 0: realisation / target * 100\nindex of more when target = 0: not applicable\n"
        "categories status over 0 to 120: below 100 is low, from 100 to 120 is high\n"
    )
    example = 'example "e": given polarity = more, target = 1, realisation = 2 expect index = 120\n'
    assert unreached(text + example) == {
        "no example lets the lowest index bind": 4,
        "no example leaves the index below its highest": 4,
        "the case `target = 0` of the index of more is reached by no example": 6,
        "the band `below 100` of `status` is reached by no example": 7,
        "the band `from 100 to 120` of `status` is reached by no example": 7,
    }


def test_an_indonesian_text_is_quoted_as_it_is_written() -> None:
    text = 'bahasa indonesia\nmanual m "M"\nmasukan a\nkomponen A bobot 50%, tidak berlaku bila a = 0: 1\n'
    found = unreached(text + 'contoh "e": diketahui a = 1 hasilnya A = 50%\n')
    assert found == {"no example in which A does not apply: `tidak berlaku bila a = 0`": 4}


def test_a_name_as_condition_keeps_its_branches_apart() -> None:
    text = (
        'manual m "M"\ninput a\nvalue none: a = 0\nparts not applicable count as zero\n'
        "component A weight 50%, not applicable when none: 1\n"
        "component B weight 50%, not applicable when none: if none then 1 else 2\n"
    )
    found = unreached(text + 'example "e": given a = 1 expect A = 50%\n')
    assert [line for line in found.values() if line == 6] == [6, 6, 6, 6]
    assert "no example in which `none` holds, in B" in found
    assert "no example in which A applies" not in found


def test_the_branches_of_a_text_that_is_followed_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "old.iku").write_text(
        'manual old "O"\ninput a\nvalue x: if a > 0 then 1 else 2\ncomponent A: x\n'
        'example "e": given a = 1 expect A = 1\n'
    )
    (tmp_path / "new.iku").write_text('manual new "N" follows old\ncomponent A: if a = 3 then x else 1\n')
    new, old = Session().test([tmp_path])
    assert [each.missed.words() for each in old.unreached] == ["no example in which `a > 0` does not hold, in x"]
    assert {each.place.source.path for each in new.unreached} == {str(tmp_path / "new.iku")}
    assert len(new.unreached) == 2


def test_a_contract_and_a_head_have_no_branches() -> None:
    assert unreached('contract c "C" year 2024\nframework f\n') == {}
    assert unreached('manual m "M"\nunit percent\n') == {}
