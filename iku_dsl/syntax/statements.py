"""The statements of a text as written: one class a statement of the grammar, fields in the order of the grammar."""

from typing import Any

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax.formulas import Formula, Node, Number, PeriodMark, Prose, Word, node


@node
class Attribute(Node):
    """`weight 5% when …`: the name of the attribute and what was written behind it."""

    name: str
    values: tuple[Any, ...]

    def words(self) -> frozenset[str]:
        """Return the words among them: the quality, time and cost of `measures quality or time or cost`."""
        return frozenset(each.text for each in self.values if isinstance(each, Word) and each.text != "OR")


Attributes = tuple[Attribute, ...]


@node
class Range(Node):
    """A target that is met between two figures: `98 to 102`."""

    low: Formula
    high: Formula


@node
class Bound(Node):
    """A target with a comparison, such as `> 10%`."""

    comparator: Word
    value: Formula


@node
class Authority(Node):
    """Where a rule was read, and how sure that is: HIGH, MEDIUM or LOW, or nothing said."""

    sources: tuple[Prose, ...]
    confidence: Word | None


@node
class Statement(Node):
    """One statement; `authority` is its own, when the text gives it one."""

    authority: Authority | None = attrs.field(default=None, kw_only=True)


@node
class Sources(Statement):
    """The authority of every rule of the document that states none of its own."""


@node
class Language(Statement):
    """The vocabulary in which the text is written."""

    name: Word


@node
class Document(Statement):
    """The head of a document, or in a contract the framework it is scored under."""

    code: Word
    title: Prose | None


@node
class Edition(Document):
    """The head of a document that may be one of several: its version, when it holds, which one it follows."""

    editions: Attributes


@node
class Manual(Edition):
    """The head of a manual: `manual 2a-CP "…"`."""


@node
class Framework(Edition):
    """The head of a framework, or a contract's reference to one: `framework kmk-467-2014`."""


@node
class Library(Document):
    """The head of a library: functions that every document may call."""


@node
class Contract(Document):
    """The head of a contract: `contract … year 2024`."""

    year: Number | None


@node
class Header(Statement):
    """Attributes of the whole document: unit, polarity, consolidate, convertible to and others."""

    attributes: Attributes


@node
class Input(Statement):
    """A datum that a manual needs."""

    name: Word
    title: Prose | None
    attributes: Attributes


@node
class Point(Node):
    """The points of one combination of keys; no keys for `otherwise`."""

    keys: tuple[Word | Prose, ...]
    value: Formula


@node
class Points(Statement):
    """A table of points by one or several keys."""

    name: Word
    keys: tuple[Word, ...]
    rows: tuple[Point, ...]


@node
class Band(Node):
    """From where to where: a bound that is None is open; a closed end belongs to the band."""

    low: Formula | None
    low_closed: bool
    high: Formula | None
    high_closed: bool


@node
class Category(Node):
    """What a band stands for, with its label."""

    band: Band
    result: Formula | Word
    label: Prose | None


@node
class Over(Node):
    """The range that categories must cover."""

    low: Formula
    high: Formula


@node
class Categories(Statement):
    """Bands and what they stand for."""

    name: Word
    over: Over | None
    decimals: Number | None
    rows: tuple[Category, ...]


@node
class ScalePoint(Node):
    """One corner of a scale."""

    at: Formula
    value: Formula


@node
class Scale(Statement):
    """A line through points, its ends held."""

    name: Word
    points: tuple[ScalePoint, ...]


@node
class Parameter(Statement):
    """A constant, or one constant a period."""

    name: Word
    values: tuple[tuple[PeriodMark | None, Formula], ...]


@node
class Define(Statement):
    """A formula with parameters."""

    name: Word
    parameters: tuple[Formula, ...]
    formula: Formula


@node
class Value(Statement):
    """A named step."""

    name: Word
    title: Prose | None
    when: Formula | None
    formula: Formula


@node
class Component(Statement):
    """A part of the realisation."""

    code: Word
    title: Prose | None
    attributes: Attributes
    formula: Formula | None


@node
class ComponentCase(Statement):
    """Another formula of a component, for a case."""

    code: Word
    when: Formula
    formula: Formula


@node
class Deduction(Component):
    """A part that is taken off."""


@node
class DeductionCase(ComponentCase):
    """Another formula of a deduction, for a case."""


@node
class Parts(Statement):
    """What becomes of the weight of parts that do not apply: SHARE_WEIGHT, COUNT_ZERO or COUNT_FULL."""

    treatment: Word


@node
class Weights(Statement):
    """The total of the weights, where the sheet's is not 100%."""

    total: Formula
    when: Formula | None


@node
class Result(Statement):
    """The realisation, where it is not the total."""

    when: Formula | None
    formula: Formula


@node
class Round(Statement):
    """A value is rounded, and carried on rounded."""

    name: Word
    decimals: Number
    mode: Word | None


@node
class Show(Round):
    """A value is only printed rounded."""


@node
class Example(Statement):
    """Facts and what must follow from them, in a period, perhaps of a year."""

    title: Prose
    period: PeriodMark | None
    year: Number | None
    given: tuple[Formula | Node, ...]
    expect: tuple[Formula, ...]


@node
class IndexBounds(Statement):
    """The lowest and the highest index."""

    low: Formula
    high: Formula


@node
class IndexFormula(Statement):
    """The index under one polarity, perhaps for a case."""

    polarity: Word
    when: Formula | None
    formula: Formula


@node
class Levels(Statement):
    """The levels of a scorecard, lowest first."""

    names: tuple[Word, ...]


@node
class LevelValue(Statement):
    """The value of a member of a level, out of the members one level down."""

    level: Word
    formula: Formula


@node
class IndicatorWeight(Statement):
    """The weight of an indicator in its objective."""

    formula: Formula


@node
class Member(Statement):
    """A member of a level: `objective SS-2 "…" in stakeholder`."""

    level: Word
    code: Word
    title: Prose | None
    attributes: Attributes


@node
class Requirement(Statement):
    """What a framework requires of a contract, of its indicators, or of the members of a level.

    `of` is INDICATOR, CONTRACT or the name of a level.
    """

    of: Word
    title: Prose
    formula: Formula


@node
class Without(Statement):
    """A statement of the text that this one follows and that does not hold here, by its kind and its words."""

    kind: str
    words: tuple[Word | Prose, ...]


@node
class ConvertFirst(Statement):
    """The order in which a contract converts indicators of the same kind."""

    codes: tuple[Word, ...]


@node
class Indicator(Statement):
    """A line of a contract."""

    code: Word
    title: Prose | None
    attributes: Attributes


@attrs.frozen
class ParsedText:
    """A text as written: its statements in order. What could not be read has been reported and is not among them.

    `lost` holds the words of those, for a name that one of them may declare is not to be called unknown.
    """

    language: str
    statements: tuple[Statement, ...]
    span: Span = attrs.field(eq=False)
    complete: bool = attrs.field(eq=False, default=True)
    lost: frozenset[str] = attrs.field(eq=False, default=frozenset())
    headless: bool = attrs.field(eq=False, default=False)

    def meaning(self) -> tuple[Statement, ...]:
        """Return what the text says, whatever vocabulary it says it in."""
        return tuple(each for each in self.statements if not isinstance(each, Language))
