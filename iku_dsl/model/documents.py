"""What a manual, a framework and a contract hold once their statements are read."""

from functools import cached_property

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.model.definitions import Definition, Definitions, Part, Plan
from iku_dsl.model.edition import Edition
from iku_dsl.syntax import records
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import Formula, PeriodMark, Word

Header = dict[str, written.Attribute]


@attrs.frozen(eq=False)
class Document:
    """What all documents have."""

    code: str
    title: str
    authority: written.Authority | None
    definitions: Definitions
    index: dict[str, Definition]
    rules: tuple[written.Statement, ...]
    span: Span = attrs.field(eq=False, repr=False)
    complete: bool = attrs.field(default=True, kw_only=True)
    plan: Plan = attrs.field(factory=Plan, kw_only=True)
    lost: frozenset[str] = attrs.field(default=frozenset(), kw_only=True)
    edition: Edition = attrs.field(default=Edition(), kw_only=True)


@attrs.frozen
class Unit:
    """What a manual is applied to: its name, and the name under which its data stand."""

    name: str
    subject: str


@attrs.frozen(eq=False)
class Manual(Document):
    """How one indicator is measured. `parts` is in the order of writing; `each` names the units it measures, if any."""

    header: Header
    parts: dict[str, Part]
    treatment: written.Parts | None
    totals: tuple[written.Weights, ...]
    result: Definition | None
    examples: tuple[written.Example, ...]
    each: records.ForEach | None = None

    @property
    def key(self) -> str:
        """Return the column that tells its units apart; nothing where it has none."""
        return self.each.key.text if self.each else ""

    @cached_property
    def children(self) -> dict[str | None, tuple[Part, ...]]:
        """Return the parts that stand under each label, and under none."""
        grouped: dict[str | None, list[Part]] = {}
        for part in self.parts.values():
            grouped.setdefault(part.parent, []).append(part)
        return {parent: tuple(parts) for parent, parts in grouped.items()}

    @property
    def computes(self) -> bool:
        """Return whether it says how the realisation follows from data."""
        return bool(self.parts) or self.result is not None


@attrs.frozen(eq=False)
class Member:
    """A member of a level: its code, the code it belongs to, and its weight as written."""

    level: str
    code: str
    title: str
    parent: Word | None
    weight: written.Attribute | None
    span: Span = attrs.field(eq=False, repr=False)


@attrs.frozen(eq=False)
class Conversion:
    """When an indicator is converted, to what, how many may be, and in what order of kinds."""

    to: Formula
    when: Formula | None
    measures: frozenset[str]
    places: Formula | None
    kinds: tuple[str, ...]
    span: Span = attrs.field(eq=False, repr=False)


@attrs.frozen(eq=False)
class Framework(Document):
    """A regime of scoring: levels from the lowest up, and the rule of each."""

    levels: tuple[str, ...]
    members: tuple[Member, ...]
    bounds: written.IndexBounds | None
    conversion: Conversion | None
    weight: written.IndicatorWeight | None
    values: dict[str, written.LevelValue]
    requirements: tuple[written.Requirement, ...]
    examples: tuple[written.Example, ...]


@attrs.frozen(eq=False)
class Target:
    """What a line sets for one period; no period for the year."""

    period: PeriodMark | None
    aim: Formula | written.Range | written.Bound
    span: Span = attrs.field(eq=False, repr=False)


@attrs.frozen(eq=False)
class Line:
    """An indicator of a contract, as its statement says it, before its manual is asked; `place` is that of its code."""

    code: str
    title: str
    header: Header
    parent: Word | None
    targets: tuple[Target, ...]
    weight: tuple[written.Attribute, ...]
    manual: Word | None
    version: Word | None
    key: Word | None
    unit: Word | None
    part: Word | None
    place: Span = attrs.field(eq=False, repr=False)
    span: Span = attrs.field(eq=False, repr=False)

    @property
    def manual_key(self) -> tuple[str, str]:
        """Return which manual measures it: the code, its own where it names none, and the version it names."""
        return self.manual.text if self.manual else self.code, self.version.text if self.version else ""


@attrs.frozen(eq=False)
class Contract(Document):
    """What an office has promised for a year."""

    year: int
    framework: written.Framework | None
    regime: str
    members: tuple[Member, ...]
    lines: tuple[Line, ...]
    first: tuple[Word, ...]


@attrs.frozen(eq=False)
class Library(Document):
    """Functions that every document may call, with their examples."""

    examples: tuple[written.Example, ...]


AnyDocument = Manual | Framework | Contract | Library
