"""An office and how it prints go in; the report comes out that the program itself would print, figure by figure."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import floor
from random import Random

import attrs

from iku_dsl.data.published import Published
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.algebra import Fact, Node
from iku_dsl.readings.status import Statuses
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period
from tests.properties.audited_offices import QUARTERS, WHOLE, Audit

MARKS = {"id": (".", ","), "en": (",", ".")}
DATA = ("input", "column")
FINEST = 4  # decimals; what is set has no more


@attrs.frozen
class Figure:
    """What a report says: of what, for when, the exact value, and the node that comes to it, if one does.

    `set_` is for what is set and printed in full.
    """

    subject: str
    quantity: str
    period: Period
    value: Value
    node: Node | None = None
    percent: bool = False
    set_: bool = False


def figures(audit: Audit) -> Iterator[Figure]:
    """Go through everything that a report may say of an office."""
    statuses = Statuses(audit.reported.status)
    for period in (*QUARTERS, WHOLE):
        yield from _of_lines(audit, period, statuses)
        yield from _of_manuals(audit, period)
        yield from _of_levels(audit, period, statuses)
    for line in audit.reported.lines:
        indicator = line.index.measured.indicator
        yield Figure(indicator.key, "name", WHOLE, indicator.title)
        yield _figure(audit, indicator.key, "weight", WHOLE, line.weight, set_=True)
    yield from _of_tables(audit)


def _of_lines(audit: Audit, period: Period, statuses: Statuses) -> Iterator[Figure]:
    for line in audit.reported.lines:
        measured = line.index.measured
        key, percent = measured.indicator.key, measured.indicator.said("unit") == "percent"
        yield _figure(audit, key, "target", period, measured.target, percent=percent, set_=True)
        yield _figure(audit, key, "realisation", period, measured.realisation, percent=percent)
        yield _figure(audit, key, "index", period, line.value)
        yield Figure(key, "status", period, statuses.text(audit.value(line.value, period)) or "")


def _of_levels(audit: Audit, period: Period, statuses: Statuses) -> Iterator[Figure]:
    for entry in (each for _, entries in audit.reported.levels for each in entries):
        subject = entry.code or "score"
        yield _figure(audit, subject, "value", period, entry.value)
        yield _figure(audit, subject, "score", period, entry.value)
        yield Figure(subject, "status", period, statuses.text(audit.value(entry.value, period)) or "")
        if entry.weight is not None and period == WHOLE:
            yield _figure(audit, subject, "weight", period, entry.weight, percent=True, set_=True)


def _of_manuals(audit: Audit, period: Period) -> Iterator[Figure]:
    for measured in (line.index.measured for line in audit.computed.lines):
        scope, manual, key = measured.within, measured.indicator.manual, measured.indicator.key
        for code in manual.parts if manual is not None and scope is not None else ():
            assert scope is not None
            yield _figure(audit, f"{key}:{code}", "contribution", period, scope.contributions[code], percent=True)
            yield _figure(audit, f"{key}:{code}", "value", period, scope.ratios[code], percent=True)
            if period == WHOLE:
                yield _figure(audit, f"{key}:{code}", "weight", period, scope.weights[code], percent=True, set_=True)
        for name, node in scope.names.items() if scope is not None else ():
            if isinstance(node, Fact):
                yield _figure(audit, key, f"input {name}", period, node, percent=node.percent)


def _figure(
    audit: Audit, subject: str, quantity: str, period: Period, node: Node, *, percent: bool = False, set_: bool = False
) -> Figure:
    return Figure(subject, quantity, period, audit.value(node, period), node, percent, set_)


def _of_tables(audit: Audit) -> Iterator[Figure]:
    for (subject, name), rows in audit.store.tables.items():
        assert isinstance(rows, tuple)
        table = f"{subject}.{name}"
        for column in ("promised", "invested", "reached"):
            cells = [each.cells[column] for each in rows]
            for row, value in zip(rows, cells, strict=True):
                yield Figure(
                    f"{table}[{row.cells['name']}]", f"column {column}", WHOLE, value, percent=column == "reached"
                )
            numbers = [each for each in cells if isinstance(each, Fraction)]
            total, percent = sum(numbers, Fraction(0)), column == "reached"
            yield Figure(f"{table}[average]", f"column {column}", WHOLE, total / len(numbers), percent=percent)
            if not percent:
                yield Figure(f"{table}[total]", f"column {column}", WHOLE, total)


def report(audit: Audit, chance: Random, decimals: Sequence[int], share: float = 1) -> tuple[Published, ...]:
    """Return the rows of a report, each with one of some numbers of decimals.

    A share of what could be printed is; the columns of a table are printed whole or not at all.
    """
    printed: list[tuple[Figure, str, str]] = []
    columns: dict[tuple[str, str], bool] = {}
    for each in figures(audit):
        form = chance.choice(["id", "en"])
        text, taken = _text(each, chance.choice(decimals), form), chance.random() <= share
        table, inside, _ = each.subject.partition("[")
        if text and (columns.setdefault((table, each.quantity), taken) if inside else taken):
            printed.append((each, text, form))
    return rows(printed)


def rows(printed: Sequence[tuple[Figure, str, str]]) -> tuple[Published, ...]:
    """Return what was printed as rows of `published.csv`."""
    source = Source("published.csv", "".join(f"{at}\n" for at, _ in enumerate(printed)))
    return tuple(
        Published(
            f"r{at}", f"table {at}", None, each.subject, each.quantity, each.period, text, form,
            source.row(at + 1), source.row(at + 1),
        )
        for at, (each, text, form) in enumerate(printed)
    )  # fmt: skip


def _text(figure: Figure, decimals: int, form: str) -> str:
    """Return a figure as it is printed; nothing of what has no value, or could not be printed in full though set."""
    if not isinstance(figure.value, Fraction):
        return figure.value if isinstance(figure.value, str) else ""
    value = figure.value * 100 if figure.percent else figure.value
    if figure.quantity.startswith(DATA) and not figure.percent and value.denominator > 1:
        decimals = max(decimals, 1)  # one without decimals is a count, and exact
    if figure.set_:
        decimals = next((each for each in range(FINEST + 1) if (value * 10**each).denominator == 1), -1)
    return number(value, decimals, form) + "%" * figure.percent if decimals >= 0 else ""


def number(value: Fraction, decimals: int, form: str) -> str:
    """Return a number as Indonesian or international reports print it: half away from zero, thousands set apart."""
    whole = floor(abs(value) * 10**decimals + Fraction(1, 2))
    digits = str(whole).rjust(decimals + 1, "0")
    left, right = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    thousands, point = MARKS[form]
    grouped = f"{int(left):,}".replace(",", thousands)
    return ("-" if value < 0 and whole else "") + grouped + (point + right if right else "")


def changed(printed: tuple[Published, ...], chance: Random) -> tuple[tuple[Published, ...], str]:
    """Return a report in which one digit of one figure is another, and the id of its row."""
    able = [at for at, each in enumerate(printed) if each.readings]
    at = chance.choice(able)
    text = printed[at].printed
    place = chance.choice([each for each, mark in enumerate(text) if mark.isdigit()])
    digit = chance.choice([each for each in "0123456789" if each != text[place]])
    other = attrs.evolve(printed[at], printed=text[:place] + digit + text[place + 1 :])
    return (*printed[:at], other, *printed[at + 1 :]), other.id
