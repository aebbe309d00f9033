"""The text of a manual goes in; the same text with one figure, day or comparison of its rules changed comes out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.dates import Deadline
from iku_dsl.syntax.formulas import DateMark, DurationMark, Node, Number, Operation
from iku_dsl.syntax.parse import parse
from iku_dsl.values.rounding import plain_text

TOGETHER = (written.Categories, written.Scale)  # an edge stands in two bands, and moves in both
UNTRIED = (written.Example, written.Edition, written.Input)  # an input has only a range, and data are held to that
OTHERWISE = {">=": ">", ">": ">=", "<=": "<", "<": "<=", "=": "<>", "<>": "=", "and": "or", "or": "and"}
WHOLE = 30  # digits behind the point that a changed figure may need


@attrs.frozen
class Change:
    """A figure, what stands there instead, and the text with it."""

    line: int
    old: str
    new: str
    text: str
    statement: written.Statement

    def __str__(self) -> str:
        """Return the change as a person would note it."""
        return f"line {self.line}: {self.old} -> {self.new}"


def changes(source: Source) -> Iterator[Change]:
    """Go through every figure of the rules of a text, a little greater and a little less, and every comparison."""
    for statement in parse(source, Report()).statements:
        if isinstance(statement, UNTRIED):
            continue
        yield from (_turned(source, statement, each) for each in nodes(statement) if _compares(each))
        yield from _moved(source, statement)
        for figures in _figures(statement):
            for way in (1, -1):
                if figures[0] is not getattr(statement, "decimals", None) or figures[0].value + way >= 0:
                    yield _changed(source, statement, figures, way)


def _moved(source: Source, statement: written.Statement) -> Iterator[Change]:
    """Go through the days and durations of a statement, one more and one less, and the working day of a deadline."""
    for node in nodes(statement):
        for way in (1, -1):
            if isinstance(node, DateMark):
                yield _put(source, statement, node.span, (node.day + timedelta(days=way)).isoformat())
            if isinstance(node, DurationMark):
                new = node.span.text.replace(str(node.count), str(node.count + way), 1)
                yield _put(source, statement, node.span, new)
    if isinstance(statement, Deadline) and statement.working is not None:
        end = Span(source, statement.month.span.end, statement.span.end)
        yield _put(source, statement, end, "")


def _put(source: Source, statement: written.Statement, span: Span, new: str) -> Change:
    text = source.text[: span.start] + new + source.text[span.end :]
    return Change(span.line, span.text, new, text, statement)


def _figures(statement: written.Statement) -> Iterator[list[Number]]:
    """Go through the figures of a statement; in a table of bands, those that are one edge come together."""
    found = defaultdict[object, list[Number]](list)
    for number in (each for each in _rules(statement) if isinstance(each, Number)):
        key = (number.value, number.percent) if isinstance(statement, TOGETHER) else number.span.start
        found[key].append(number)
    yield from found.values()


def _rules(statement: written.Statement) -> Iterator[Node]:
    """Go through the nodes of a statement that say how something is measured: not the range of a datum."""
    ranges = [each for each in nodes(statement) if isinstance(each, written.Attribute) and each.name == "domain"]
    data = {id(node) for each in ranges for node in nodes(each)}
    return (each for each in nodes(statement) if id(each) not in data)


def _changed(source: Source, statement: written.Statement, figures: list[Number], way: int) -> Change:
    old = figures[0]
    new = _shown(old.value + way * _little(statement, old), old.percent)
    text = source.text
    for each in sorted(figures, key=lambda each: each.span.start, reverse=True):
        text = text[: each.span.start] + new + text[each.span.end :]
    return Change(old.span.line, old.span.text, new, text, statement)


def _compares(node: Node) -> bool:
    return isinstance(node, Operation) and node.operator in OTHERWISE


def _turned(source: Source, statement: written.Statement, comparison: Node) -> Change:
    """Return the text in which a comparison takes in what it left out at its edge, or the other way round."""
    assert isinstance(comparison, Operation)
    start, end = comparison.left.span.end, comparison.right.span.start
    old, new = comparison.operator, OTHERWISE[comparison.operator]
    text = source.text[:start] + source.text[start:end].replace(old, new, 1) + source.text[end:]
    return Change(comparison.span.line, comparison.span.text, new, text, statement)


def _little(statement: written.Statement, figure: Number) -> Fraction:
    """Return by how much a figure is changed: a hundredth of it; decimals, days and edges of rounded bands a step."""
    if any(figure is getattr(statement, name, None) for name in ("decimals", "day")):
        return Fraction(1)
    hundredth = abs(figure.value) / 100 or Fraction(1, 100)
    decimals = statement.decimals if isinstance(statement, written.Categories) else None
    return max(hundredth, Fraction(1, 10 ** int(decimals.value))) if decimals is not None else hundredth


def _shown(value: Fraction, percent: bool) -> str:
    return plain_text(value * 100, WHOLE) + "%" if percent else plain_text(value, WHOLE)
