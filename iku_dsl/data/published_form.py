"""Published figures go in; they come out in the one form of numbers that those of them decide which only one fits."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from iku_dsl.data.number_form import MARKS, SHAPES
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.values.printed_figure import PrintedFigure
from iku_dsl.values.rounding import plain_text

IN_WORDS = ("name", "code", "unit", "status", "polarity")  # a code such as 1.1 is no figure

TWO_READINGS = Rule(
    "IKU646",
    "printed-in-two-readings",
    Severity.WARNING,
    "`{printed}` can be read as {first} and as {second}",
    why="A point or comma before three digits marks thousands in one form and decimals in the other. A figure that may "
    "be either is held against nothing where that would decide.",
    example="T2-visits,table 2,20,1.1,input visits,year,4.830   # where no other figure decides it",
    instead="T2-visits,table 2,20,1.1,input visits,year,4.830,id   # with a column `numbers`",
)
Decisive = dict[str, Published]


def in_one_form(rows: Sequence[Published], report: Report) -> tuple[Published, ...]:
    """Return the rows with the form of numbers that the whole table is in; a row that stays open is reported.

    A row with a column `numbers` is settled, and decides nothing for the others. Where both forms stand, none is taken.
    """
    decisive = _decisive(rows)
    if len(decisive) == 1:
        (form,) = decisive
        return tuple(each if each.form or not _figures(each) else attrs.evolve(each, form=form) for each in rows)
    report.extend(_doubts(rows, decisive))
    return tuple(rows)


def _figures(row: Published) -> tuple[PrintedFigure, ...]:
    """Return how a row can be read; none of one in words."""
    return () if row.kind in IN_WORDS or not MARKS & set(row.printed) else row.readings


def _decisive(rows: Iterable[Published]) -> Decisive:
    """Return the first row that only one form fits, for each of the two."""
    found: Decisive = {}
    for each in rows:
        forms = {form for figure in _figures(each) for form in figure.forms} if not each.form else set()
        if len(forms) == 1:
            found.setdefault(forms.pop(), each)
    return found


def _doubts(rows: Iterable[Published], decisive: Decisive) -> Iterator[Diagnostic]:
    for each in rows:
        by_form = (
            {form: figure for figure in reversed(_figures(each)) for form in figure.forms} if not each.form else {}
        )
        if len(set(by_form.values())) > 1:
            first, second = (_plain(by_form[form]) for form in SHAPES)
            yield TWO_READINGS.at(each.span, *_hints(decisive), printed=each.printed, first=first, second=second)


def _plain(figure: PrintedFigure) -> str:
    return f"{plain_text(figure.value * 100)}%" if figure.percent else plain_text(figure.value)


def _hints(decisive: Decisive) -> Iterator[Phrase]:
    for form, each in decisive.items():
        place = each.span.where
        yield say("`{printed}` in {place} is like {form}", printed=each.printed, place=place, form=SHAPES[form])
    yield say("write `id` (1.234,56) or `en` (1,234.56) in a column `numbers`")
