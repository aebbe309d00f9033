"""Lark's tree of one statement goes in; our nodes come out, built by the name of the grammar's rule."""

from collections.abc import Callable, Sequence
from typing import Any

from lark import Token, Tree
from lark.tree import Meta
from lark.visitors import Transformer_NonRecursive

from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax import dates, formulas, records, statements
from iku_dsl.syntax.vocabulary import Vocabulary, unit
from iku_dsl.values import numbers

Children = Sequence[Any]
HYPHENS = dict.fromkeys("\u2010\u2011\u2012", "-")
MARKS = {
    "\u2260": "<>",
    "\u2265": ">=",
    "\u2264": "<=",
    **dict.fromkeys("\u2212\u2013\u2014", "-"),
    **HYPHENS,
    **dict.fromkeys("\u00d7\u00b7\u22c5\u2217", "*"),
    **dict.fromkeys("\u00f7\u2044\u2215", "/"),
}
PLAIN = str.maketrans(HYPHENS)  # what Word puts into a code so that no line breaks in it
WRITTEN = ("LABEL", "COMPARATOR", "FACTOR", "PLUS", "MINUS", "POWER", "QUARTER", "MONTH")
LONGER = {"semester": "SEMESTER", "OR": "or", "AND": "and", "NOT": "not"}
ATTRIBUTES = (
    "unit polarity consolidate kind measures attainable validity control worst convertible weight cap floor "
    "not_applicable_when given inside domain optional printed_as target period_target by_manual part at_most first "
    "then version valid valid_until follows"
).split()
BANDS = {  # rule of the grammar: whether its first bound is the low one, and which ends belong to the band
    "below": (False, False, False),
    "from_on": (True, True, False),
    "from_below": (True, True, False),
    "from_to": (True, True, True),
    "above": (True, False, False),
    "above_below": (True, False, False),
    "above_to": (True, False, True),
    "to": (False, False, True),
}
IN_ORDER = {
    "name": formulas.Name,
    "contribution": formulas.Contribution,
    "ratio": formulas.Ratio,
    "not_applicable": formulas.NotApplicableMark,
    "where": formulas.Where,
    "table_column": records.TableColumn,
    "column_formula": records.ColumnFormula,
    "grouping": records.Grouping,
    "where_applicable": formulas.WhereApplicable,
    "call": formulas.Call,
    "conditional": formulas.Conditional,
    "inapplicable": formulas.Inapplicable,
    "language": statements.Language,
    "manual": statements.Manual,
    "framework": statements.Framework,
    "library": statements.Library,
    "input": statements.Input,
    "value": statements.Value,
    "over": statements.Over,
    "category": statements.Category,
    "point": statements.ScalePoint,
    "deadline": dates.Deadline,
    "define": statements.Define,
    "component": statements.Component,
    "component_case": statements.ComponentCase,
    "deduction": statements.Deduction,
    "deduction_case": statements.DeductionCase,
    "for_each": records.ForEach,
    "parts": statements.Parts,
    "weights": statements.Weights,
    "result": statements.Result,
    "round": statements.Round,
    "show": statements.Show,
    "index_bounds": statements.IndexBounds,
    "index_formula": statements.IndexFormula,
    "level_value": statements.LevelValue,
    "indicator_weight": statements.IndicatorWeight,
    "member": statements.Member,
    "requirement": statements.Requirement,
    "indicator": statements.Indicator,
    "range": statements.Range,
    "bound": statements.Bound,
}
GATHERED = {"header": statements.Header, "levels": statements.Levels, "convert_first": statements.ConvertFirst}
REMOVALS = (
    "no_part no_name no_column no_index no_value no_weight no_conversion no_bounds no_realisation no_parts no_unit "
    "no_weights no_rounding no_show no_requirement no_member"
).split()
SUBJECTS = {"of_indicator": "INDICATOR", "of_contract": "CONTRACT"}
HIDDEN: dict[str, Callable[[Any], Any]] = {  # rules that only group: what they gather, in place of themselves
    "statement": lambda parts: parts[0],
    "number": lambda parts: parts[0],
    "prose": lambda parts: parts[0],
    "date": lambda parts: parts[0],
    "attributes": tuple,
    "editions": tuple,
    "given_row": tuple,
    "arguments": tuple,
    "keys": tuple,
    "by_period": tuple,
    "subject": lambda parts: parts[0],
    "facts": lambda parts: (*(parts[0] if isinstance(parts[0], tuple) else parts[:1]), *parts[1:]),
}


class Builder(Transformer_NonRecursive[Token, Any]):
    """Builds the nodes of one text. Lark calls it bottom up and without recursion, so depth costs no stack."""

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        """Take the text that the places point into, and the words it is written in."""
        super().__init__(visit_tokens=True)
        self._source = source
        self._vocabulary = vocabulary

    def __default__(self, data: Any, children: Any, meta: Meta) -> Any:
        """Build the node of a rule."""
        if data in HIDDEN:
            return HIDDEN[data](children)
        if data == "inside":
            children = [self._unit(each) for each in children]
        span = self._source.span(0, 0) if meta.empty else self._source.span(meta.start_pos, meta.end_pos)
        return RULES[data](children, span)

    def _unit(self, word: formulas.Word) -> formulas.Word:
        """Return what stands behind `in`: a unit that the language knows has a word in each vocabulary."""
        return formulas.Word(unit(word.text, self._vocabulary), span=word.span)

    def __default_token__(self, token: Token) -> Any:
        """Build the leaf of a token."""
        span = self._source.span(token.start_pos or 0, token.end_pos or 0)
        text = str(token)
        if token.type == "NUMBER":
            return formulas.Number(numbers.read(text), text.endswith("%"), span=span)
        if token.type == "DATE":
            return formulas.DateMark(dates.day_of(text), span=span)
        if token.type == "STRING":
            return formulas.Prose(" ".join(text[1:-1].split()), span=span)
        if token.type in ("NAME", "DOTTED"):
            return formulas.Word(self._vocabulary.known(text), span=span)
        if token.type == "MONTH":
            return formulas.Word(f"M{self._vocabulary.spelling('MONTH', text) + 1}", span=span)
        if token.type == "CODE":
            return formulas.Word(text.translate(PLAIN), span=span)
        return formulas.Word(MARKS.get(text, text) if token.type in WRITTEN else token.type, span=span)


def _band(rule: str) -> Callable[[Children, Span], object]:
    starts, low_closed, high_closed = BANDS[rule]

    def build_band(bounds: Children, span: Span) -> statements.Band:
        low = bounds[0] if starts else None
        high = bounds[-1] if not starts or len(bounds) == 2 else None
        return statements.Band(low, low_closed, high, high_closed, span=span)

    return build_band


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


def _source(parts: Children, span: Span) -> statements.Authority:
    return statements.Authority(tuple(parts[:-1]), parts[-1], span=span)


def _authority(parts: Children, span: Span) -> statements.Sources:
    return statements.Sources(authority=parts[0], span=span)


def _sourced(parts: Children, span: Span) -> statements.Statement:
    statement: statements.Statement = parts[0].changed(authority=parts[1])
    return statement


def _contract(parts: Children, span: Span) -> statements.Contract:
    return statements.Contract(parts[0], parts[1], parts[3], span=span)


def _pointed(parts: Children, span: Span) -> statements.Point:
    return statements.Point(tuple(parts[:-1]), parts[-1], span=span)


def _points(parts: Children, span: Span) -> statements.Points:
    return statements.Points(parts[0], parts[1], tuple(parts[2:]), span=span)


def _table(parts: Children, span: Span) -> records.Table:
    return records.Table(parts[0], parts[1], tuple(parts[2:]), span=span)


def _given_rows(parts: Children, span: Span) -> records.GivenRows:
    return records.GivenRows(parts[0], parts[1], tuple(parts[2:]), span=span)


def _no_rows(parts: Children, span: Span) -> records.GivenRows:
    return records.GivenRows(parts[0], None, (), span=span)


def _window(kind: str) -> Callable[[Children, Span], object]:
    return lambda parts, span: formulas.Window(kind, *(parts if kind == "SPAN" else ()), span=span)


def _categories(parts: Children, span: Span) -> statements.Categories:
    return statements.Categories(parts[0], parts[1], parts[2], tuple(parts[3:]), span=span)


def _scale(parts: Children, span: Span) -> statements.Scale:
    return statements.Scale(parts[0], tuple(parts[1:]), span=span)


def _parameter(parts: Children, span: Span) -> statements.Parameter:
    if not isinstance(parts[1], tuple):
        return statements.Parameter(parts[0], ((None, parts[1]),), span=span)
    return statements.Parameter(parts[0], tuple(zip(parts[1][::2], parts[1][1::2], strict=True)), span=span)


def _example(parts: Children, span: Span) -> statements.Example:
    title, period, year, given, expect = parts
    return statements.Example(title, period, year, given or (), expect, span=span)


def _code(parts: Children, span: Span) -> formulas.Word:
    return formulas.Word(parts[0].text, span=span)


def _subject(rule: str) -> Callable[[Children, Span], object]:
    return lambda _, span: formulas.Word(SUBJECTS[rule], span=span)


def _removal(kind: str) -> Callable[[Children, Span], object]:
    return lambda words, span: statements.Without(kind, tuple(words), span=span)


def _make(node: Callable[..., object]) -> Callable[[Children, Span], object]:
    return lambda children, span: node(*children, span=span)


def _gather(node: Callable[..., object]) -> Callable[[Children, Span], object]:
    return lambda children, span: node(tuple(children), span=span)


def _attribute(name: str) -> Callable[[Children, Span], object]:
    return lambda children, span: statements.Attribute(name, tuple(children), span=span)


RULES: dict[str, Callable[[Children, Span], object]] = {
    **{rule: _make(node) for rule, node in IN_ORDER.items()},
    **{rule: _gather(node) for rule, node in GATHERED.items()},
    **{rule: _attribute(rule) for rule in ATTRIBUTES},
    **{rule: _band(rule) for rule in BANDS},
    **{rule: _removal(rule.removeprefix("no_")) for rule in REMOVALS},
    **{rule: _subject(rule) for rule in SUBJECTS},
    "without": lambda parts, span: parts[0].changed(span=span),
    "of_level": lambda parts, _: parts[0],
    "operation": _operation,
    "prefix": _prefix,
    "column": _column,
    "period": _period,
    "earlier": _earlier,
    "duration": _duration,
    "semester": _semester,
    "to_date": _to_date,
    "source": _source,
    "authority": _authority,
    "sourced": _sourced,
    "contract": _contract,
    "pointed": _pointed,
    "otherwise": _pointed,
    "points": _points,
    "table": _table,
    "given_rows": _given_rows,
    "no_rows": _no_rows,
    "window_to_date": _window("TO_DATE"),
    "window_year": _window("YEAR"),
    "window_span": _window("SPAN"),
    "categories": _categories,
    "scale": _scale,
    "parameter": _parameter,
    "example": _example,
    "code": _code,
}


def build(tree: Tree[Token], source: Source, vocabulary: Vocabulary) -> statements.Statement:
    """Return the statement that Lark's tree stands for."""
    return Builder(source, vocabulary).transform(tree)  # type: ignore[no-any-return]
