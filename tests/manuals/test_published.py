"""What both reports published: every row is of something in the contract, and every datum is one that was published."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import attrs
import pytest

from iku_dsl.data.facts import Record, Store
from iku_dsl.data.published import Published
from iku_dsl.model.documents import Manual
from iku_dsl.session import Session
from iku_dsl.workspace.contracts import Loaded
from iku_dsl.syntax import statements as written
from iku_dsl.values.outcomes import NOT_APPLICABLE
from iku_dsl.values.periods import named
from iku_dsl.values.printed_dates import days

ROOT = Path(__file__).parents[2] / "manuals"
ROWS = {"kppbc-bekasi-2024": 1711, "biro-kek-2025": 444}
OF_A_LINE = {"target", "realisation", "index"}
WORDS = {"name", "code", "unit", "status", "polarity", "figure"}
OF_A_PART = {*OF_A_LINE, "weight", "cap", "floor", "contribution", "value", "score", "count", *WORDS}
OF_A_LEVEL = {"count", "cap", "floor", *WORDS}
OF_A_ROW = {"points", "score", "count", *WORDS}
WHOLE = {"total", "average"}
EXPLAINED = {  # data that no report prints as a figure of their own, and where they come from
    ("2a-CP", "analysed", "4"): "the four businesses of lines 2988 to 2990, counted",
    ("2a-CP", "counted_before", "2"): "the two businesses of lines 3003 to 3005, counted",
    ("10b-N", "duty", "5"): "the five recommendations that lines 5977 to 6016 list",
    ("12a-N", "session", "yes"): "the session that section 12a-N describes",
    ("12a-N", "pcs_reported", "100%"): "line 6719: the sub-indicator was met in full",
    **{("11b-N", f"I.a.{at}", "100%"): "table 57 prints the weight of an item as realised" for at in range(1, 9)},
}
MADE = {  # columns of data whose cells are words for what the report says
    ("1a-CP.lapsed", "state"): "not printed",
    ("1a-CP.lapsed", "follow_up"): "line 2142: five were revoked",
    ("1b-CP.licences", "outcome"): "diterima, which table 21 calls DISETUJUI",
    ("1b-CP.reports", "month"): "the last day of the month that the row names",
    ("2a-CP.submissions", "due_for"): "the last day of the quarter that the row names",
    ("3a-CP.revenue", "printed_in"): "the number of the table",
}


@attrs.frozen
class Office:
    """A contract, what was published of it, its manuals by the codes of documents and lines, and its data."""

    loaded: Loaded
    published: tuple[Published, ...]
    manuals: dict[str, Manual]
    session: Session


@cache
def office(name: str) -> Office:
    session = Session()
    loaded = session.load(ROOT / name)
    assert loaded is not None
    texts = (session.document(path) for path in sorted((ROOT / name).glob("*.iku")))
    manuals = {each.code: each for each in texts if isinstance(each, Manual)}
    lines = {each.key: each.manual for each in loaded.card.indicators if each.manual and each.counts}
    return Office(loaded, session.published(loaded), manuals | lines, session)


def split(table: str, manuals: dict[str, Manual]) -> tuple[str, str]:
    """Return the code and the table of `1.1.zones`; no code for a table that no manual has."""
    codes = [code for code in manuals if table.startswith(f"{code}.")]
    code = max(codes, key=len, default="")
    return (code, table.removeprefix(f"{code}.")) if code else ("", table)


def in_a_table(row: Published, table: str, at: str, known: Office) -> bool:
    """Return whether a cell is one of a table of a manual, of its points or bands, or of a table that no manual has."""
    code, name = split(table, known.manuals)
    if not code:  # `6b-CR.receivables` would be a slip of the pen
        return (" " in name or "." not in name) and row.kind in {"column", *OF_A_ROW, *OF_A_LINE}
    manual = known.manuals[code]
    if manual.definitions.is_table(name):
        return at in rows_of(code, name, known.loaded.folder.name) and fits_a_row(row, manual, name)
    if at in WHOLE:
        return row.kind == "count"
    return at in keys_of(manual, name) and row.kind in {"points", "figure"}


def fits_a_row(row: Published, manual: Manual, table: str) -> bool:
    return row.named in manual.definitions.columns_of(table) if row.kind == "column" else row.kind in OF_A_ROW


def keys_of(manual: Manual, name: str) -> set[str]:
    """Return what points are given for, or what bands are called; bands of shares are called by their ends."""
    lookup = manual.definitions.lookups[name]
    if isinstance(lookup, written.Points):
        return {key.text for each in lookup.rows for key in each.keys}
    assert isinstance(lookup, written.Categories)
    words = {each.result.text for each in lookup.rows if hasattr(each.result, "text")}
    return words or {"\u2264 5", "5 < x \u2264 10", "10 < x \u2264 15", "15 < x \u2264 20"}


@cache
def rows_of(code: str, table: str, name: str) -> set[str]:
    """Return what the rows of a table may be called: by a word in them, or by their period; a table made of others."""
    known = office(name)
    manual = known.manuals[code]
    cells = {value for each in stored(name) if each[0] == f"{code}.{table}" for value in each[1].cells.values()}
    year = known.loaded.card.contract.year
    periods = {row.cell[1] for row in known.published if row.cell and named(row.cell[1], year) is not None}
    made = {"table 25", "table 26"} if table in manual.definitions.groupings else set()
    return {each for each in cells if isinstance(each, str)} | periods | made | WHOLE | not_given(code, table)


def not_given(code: str, table: str) -> set[str]:
    """Return the rows of tables of which the contract ships no data."""
    return {"Belanja Barang", "Belanja Modal"} if (code, table) == ("13a-N", "spending") else set()


@cache
def store_of(name: str, basis: str) -> Store:
    known = office(name)
    return known.session.facts(known.loaded, basis)


@cache
def stored(name: str) -> tuple[tuple[str, Record], ...]:
    known, store = office(name), store_of(name, "manuals")
    units = {each.unit.subject: each.manual.code for each in known.loaded.card.indicators if each.unit and each.manual}
    found = [
        (f"{units.get(subject, subject)}.{table}", each)
        for (subject, table), several in store.tables.items()
        if isinstance(several, tuple)
        for each in several
    ]
    return tuple(found)


def fits(row: Published, known: Office) -> bool:
    """Return whether the subject and the quantity of a row are those of something."""
    card, manuals = known.loaded.card, known.manuals
    code, _, label = row.subject.partition(":")
    if row.cell is not None:
        return in_a_table(row, *row.cell, known)
    if label:
        names = {*manuals[code].parts, *manuals[code].definitions.steps, *manuals[code].definitions.parameters}
        return label in names and row.kind in OF_A_PART
    if row.kind == "input":
        return row.named in manuals[code].definitions.inputs
    if row.subject in {each.key for each in card.indicators}:
        return row.kind in {*OF_A_LINE, "count", *WORDS}
    if row.subject in {each.code for each in card.members}:
        return row.kind in {"value", "weight", *WORDS}
    if row.subject in card.framework.levels:
        return row.kind in OF_A_LEVEL
    return row.kind in {"value", *WORDS} if row.subject == "score" else row.kind == "figure"


@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_read_and_told_by_its_id(name: str) -> None:
    known = office(name)
    assert len(known.published) == ROWS[name]
    assert [each.rule.code for each in known.session.report if each.rule.code.startswith("IKU63")] == []
    lines = (ROOT / name / "published.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == ROWS[name] + 1


@pytest.mark.parametrize("name", ROWS)
def test_every_row_cites_its_line_and_is_read_in_one_way(name: str) -> None:
    rows = office(name).published
    assert [each.id for each in rows if each.lines is None or not each.source] == []
    figures = [each for each in rows if each.kind not in WORDS - {"figure"}]
    assert [each.id for each in figures if len(each.readings) > 1] == []


@pytest.mark.parametrize("name", ROWS)
def test_every_row_is_of_something_that_the_contract_has_or_is_a_mere_figure(name: str) -> None:
    known = office(name)
    assert [(each.id, each.subject, each.quantity) for each in known.published if not fits(each, known)] == []


def values(row: Published) -> set[object]:
    """Return what a printed text may stand for beside a datum: a figure, bare or in percent, a day, the words."""
    numbers = [each.value for each in row.readings]
    return {row.printed, *numbers, *(each / 100 for each in numbers), *days(row.printed).values()}


def of_inputs(name: str) -> Iterator[tuple[str, str, str, object]]:
    """Go through the inputs and given components: whose, which, as the file has it, and its value."""
    for (subject, column), periods in store_of(name, "manuals").figures.items():
        for several in periods.values():
            yield from ((subject, column, each.printed, each.value) for each in several if each.value != NOT_APPLICABLE)


@pytest.mark.parametrize("name", ROWS)
def test_every_input_was_published_or_is_explained(name: str) -> None:
    printed: dict[tuple[str, str], set[object]] = {}
    for row in office(name).published:
        code, _, label = row.subject.partition(":")
        if row.kind == "input" or (row.kind == "value" and label):
            printed.setdefault((code, row.named or label), set()).update(values(row))
    found = list(of_inputs(name))
    lacking = {each[:3] for each in found if each[3] not in printed.get((each[0], each[1]), set())}
    assert lacking == {each for each in EXPLAINED if each[0] in office(name).manuals}
    assert len(found) > len(lacking)


@pytest.mark.parametrize("name", ROWS)
def test_every_cell_of_the_records_was_published_or_is_explained(name: str) -> None:
    printed: dict[tuple[str, str], set[object]] = {}
    for row in office(name).published:
        if row.cell is not None:
            printed.setdefault((row.cell[0], row.named), set()).update(values(row))
            printed.setdefault((row.cell[0], ""), set()).add(row.cell[1])
    cells = [
        (table, column, value)
        for table, record in stored(name)
        for column, value in record.cells.items()
        if isinstance(value, (Fraction, date, str)) and (table, column) not in MADE
    ]
    known = [printed.get((table, column), set()) | printed.get((table, ""), set()) for table, column, _ in cells]
    assert [cell for cell, there in zip(cells, known, strict=True) if cell[2] not in there] == []
    assert cells


@pytest.mark.parametrize("name", ROWS)
def test_everything_that_was_reported_was_published(name: str) -> None:
    printed: dict[tuple[str, str], set[object]] = {}
    for row in office(name).published:
        printed.setdefault((row.subject, row.kind), set()).update(values(row))
    reported = store_of(name, "reported").figures
    lacking = [
        (subject, kind, each.printed)
        for (subject, kind), periods in reported.items()
        for several in periods.values()
        for each in several
        if each.value != NOT_APPLICABLE and each.value not in printed[subject, kind.removeprefix("reported ")]
    ]
    assert lacking == []
    assert reported
