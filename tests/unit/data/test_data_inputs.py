"""What is tested: a manual's inputs reach the store by column and period, and no code names a file elsewhere."""

from fractions import Fraction
from functools import partial
from pathlib import Path

import pytest

from iku_dsl.data.facts import Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.inputs import read_data, wanted
from iku_dsl.data.units import Owners
from iku_dsl.data.years import Years
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.documents import Manual
from iku_dsl.model.read import read
from iku_dsl.syntax.parse import parse
from iku_dsl.values.periods import quarter

TEXT = """manual {code} "Title"
unit percent; polarity maximize
input done in percent
input planned "planned" as "Rencana kerja"
points timing: on_time 1, late 0.5
component A weight 60%: done
component B weight 40%, given, in percent
"""


def years() -> Years:
    """Return what dates the rows of a table under a contract of 2024."""
    return Years(2024, looks_back=True, report=Report())


def manual(code: str = "2a-CP") -> Manual:
    """Return a manual with two inputs and a component that is given."""
    report = Report()
    found = read(parse(Source("m.iku", TEXT.format(code=code)), report), report)
    assert [each.message for each in report if each.severity.value == "error"] == []
    assert isinstance(found, Manual)
    return found


def inputs(folder: Path, text: str) -> tuple[Store, list[str]]:
    """Return what reading a table of inputs gives, with the codes of what was reported."""
    (folder / "2a-CP.csv").write_text(text, encoding="utf-8")
    store, report = Store(), Report()
    dating = partial(Years, 2024, looks_back=True, report=report)
    read_data(Folder(folder), Owners.whole(manual()), dating, store, report)
    return store, [each.rule.code for each in report]


def test_a_column_is_named_by_its_input_as_printed_or_by_the_label_of_a_given_component() -> None:
    assert {column: name for column, (name, _) in wanted(manual()).items()} == {
        "done": "done",
        "Rencana kerja": "planned",
        "B": "B",
    }


def test_each_cell_is_read_in_the_unit_of_its_column(tmp_path: Path) -> None:
    store, codes = inputs(tmp_path, "period,done,Rencana kerja,B\nQ1,80,12,50%\n")
    assert codes == []
    found = [store.own("2a-CP", name, quarter(2024, 1)) for name in ("done", "planned", "B")]
    assert found == [Fraction(4, 5), Fraction(12), Fraction(1, 2)]


def test_a_blank_cell_leaves_its_input_missing_and_the_others_read(tmp_path: Path) -> None:
    store, codes = inputs(tmp_path, "period,done,Rencana kerja,B\nQ1,,12,\n")
    assert codes == []
    assert store.periods("2a-CP", "done") == []
    assert store.periods("2a-CP", "planned") == [quarter(2024, 1)]


def test_a_declared_choice_is_read_as_itself(tmp_path: Path) -> None:
    store, codes = inputs(tmp_path, "period,done,Rencana kerja,B\nQ1,,late,\n")
    assert codes == []
    assert store.own("2a-CP", "planned", quarter(2024, 1)) == "late"


def test_what_is_counted_in_a_unit_has_no_choices(tmp_path: Path) -> None:
    _, codes = inputs(tmp_path, "period,done,Rencana kerja,B\nQ1,late,1,\n")
    assert codes == ["IKU604"]


def test_an_unknown_period_is_reported_and_its_row_kept_out(tmp_path: Path) -> None:
    store, codes = inputs(tmp_path, "period,done,Rencana kerja,B\nQ9,80%,,\n")
    assert codes == ["IKU609"]
    assert store.figures == {}


def test_a_column_that_no_input_reads_is_reported(tmp_path: Path) -> None:
    store, codes = inputs(tmp_path, "period,doen,Rencana kerja,B\nQ1,80%,,\n")
    assert sorted(codes) == ["IKU602", "IKU603"]  # one column is missing, and one is read by nobody
    assert store.figures == {}


def test_without_the_column_of_periods_nothing_is_read(tmp_path: Path) -> None:
    store, codes = inputs(tmp_path, "done\n80%\n")
    assert "IKU602" in codes
    assert store.figures == {}


def test_what_is_missing_names_the_file_of_the_manual(tmp_path: Path) -> None:
    store = Store(looked_in="reported.csv")
    read_data(Folder(tmp_path), Owners.whole(manual()), years, store, Report())
    assert store.missing("2a-CP", "done", quarter(2024, 1)).needs[0].looked_in == str(tmp_path / "2a-CP.csv")


@pytest.mark.parametrize("code", ["../outside", "{root}/outside", "sub/../../outside"])
def test_a_code_cannot_make_a_table_outside_the_folder_be_read(tmp_path: Path, code: str) -> None:
    inside = tmp_path / "data"
    (inside / "sub").mkdir(parents=True)
    (tmp_path / "outside.csv").write_text("period,done\nQ1,80%\n", encoding="utf-8")
    store = Store()
    read_data(
        Folder(inside),
        Owners.whole(manual(f'"{code.format(root=tmp_path)}"')),
        years,
        store,
        Report(),
    )
    assert store.figures == {}
