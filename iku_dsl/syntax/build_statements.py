"""What stands inside a statement goes in; the statement comes out, by the name of the grammar's rule."""

from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax import dates, formulas, records, statements
from iku_dsl.syntax.making import Children, Making, gathered, in_order

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
NODES = {
    "table_column": records.TableColumn,
    "column_formula": records.ColumnFormula,
    "grouping": records.Grouping,
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


def _band(rule: str) -> Making:
    starts, low_closed, high_closed = BANDS[rule]

    def build_band(bounds: Children, span: Span) -> statements.Band:
        low = bounds[0] if starts else None
        high = bounds[-1] if not starts or len(bounds) == 2 else None
        return statements.Band(low, low_closed, high, high_closed, span=span)

    return build_band


def _subject(rule: str) -> Making:
    return lambda _, span: formulas.Word(SUBJECTS[rule], span=span)


def _removal(kind: str) -> Making:
    return lambda words, span: statements.Without(kind, tuple(words), span=span)


def _attribute(name: str) -> Making:
    return lambda children, span: statements.Attribute(name, tuple(children), span=span)


RULES: dict[str, Making] = {
    **in_order(NODES),
    **gathered(GATHERED),
    **{rule: _attribute(rule) for rule in ATTRIBUTES},
    **{rule: _band(rule) for rule in BANDS},
    **{rule: _removal(rule.removeprefix("no_")) for rule in REMOVALS},
    **{rule: _subject(rule) for rule in SUBJECTS},
    "without": lambda parts, span: parts[0].changed(span=span),
    "of_level": lambda parts, _: parts[0],
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
    "categories": _categories,
    "scale": _scale,
    "parameter": _parameter,
    "example": _example,
}
