"""What stands inside a formula goes in; the nodes of the formula come out, by the name of the grammar's rule."""

from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax import formulas
from iku_dsl.syntax.making import Children, Making, in_order

LONGER = {"semester": "SEMESTER", "OR": "or", "AND": "and", "NOT": "not"}
NODES = {
    "name": formulas.Name,
    "contribution": formulas.Contribution,
    "ratio": formulas.Ratio,
    "not_applicable": formulas.NotApplicableMark,
    "where": formulas.Where,
    "where_applicable": formulas.WhereApplicable,
    "call": formulas.Call,
    "conditional": formulas.Conditional,
    "inapplicable": formulas.Inapplicable,
}


def _operation(parts: Children, span: Span) -> formulas.Operation:
    return formulas.Operation(parts[0], LONGER.get(parts[1].text, parts[1].text), parts[2], span=span)


def _prefix(parts: Children, span: Span) -> formulas.Prefix:
    return formulas.Prefix(LONGER.get(parts[0].text, parts[0].text), parts[1], span=span)


def _column(parts: Children, span: Span) -> formulas.Column:
    table, _, name = parts[0].text.partition(".")
    return formulas.Column(table, name, span=span)


def _period(parts: Children, span: Span) -> formulas.PeriodMark:
    word = parts[0].text
    if word == "YEAR":
        return formulas.PeriodMark("YEAR", 1, span=span)
    return formulas.PeriodMark("QUARTER" if word[0] == "Q" else "MONTH", int(word[1:]), span=span)


def _earlier(parts: Children, span: Span) -> formulas.Earlier:
    return formulas.Earlier(parts[0], parts[1].text.removeprefix("PREVIOUS_"), span=span)


def _duration(parts: Children, span: Span) -> formulas.DurationMark:
    return formulas.DurationMark(int(parts[0].value), parts[1].text, span=span)


def _semester(parts: Children, span: Span) -> formulas.PeriodMark:
    half = parts[0].value
    return formulas.PeriodMark("SEMESTER", int(half) if half in (1, 2) else 0, span=span)


def _to_date(parts: Children, span: Span) -> formulas.PeriodMark:
    period: formulas.PeriodMark = parts[0]
    return formulas.PeriodMark(period.unit, period.number, to_date=True, span=span)


def _code(parts: Children, span: Span) -> formulas.Word:
    return formulas.Word(parts[0].text, span=span)


def _window(kind: str) -> Making:
    return lambda parts, span: formulas.Window(kind, *(parts if kind == "SPAN" else ()), span=span)


RULES: dict[str, Making] = {
    **in_order(NODES),
    "operation": _operation,
    "prefix": _prefix,
    "column": _column,
    "period": _period,
    "earlier": _earlier,
    "duration": _duration,
    "semester": _semester,
    "to_date": _to_date,
    "window_to_date": _window("TO_DATE"),
    "window_year": _window("YEAR"),
    "window_span": _window("SPAN"),
    "code": _code,
}
