"""Statements that define go in; the steps, parts, tables and lookups that the formulas of a document name come out."""

from collections.abc import Iterator
from functools import cached_property

import attrs

from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax import dates, records
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import Formula, Name, Operation, Prose, Word

Lookup = written.Points | written.Categories | written.Scale


@attrs.frozen(eq=False)
class Case:
    """One formula and the condition under which it is the one; no condition for the rule that is left."""

    when: Formula | None
    formula: Formula
    span: Span = attrs.field(eq=False, repr=False)
    authority: written.Authority | None = None


@attrs.frozen(eq=False)
class Definition:
    """A named step with its cases, in the order of writing."""

    name: str
    title: str
    cases: tuple[Case, ...]
    span: Span = attrs.field(eq=False, repr=False)


@attrs.frozen(eq=False)
class Part:
    """A component or deduction: its label, its attributes by name, its cases, and the label it stands under."""

    code: str
    title: str
    attributes: dict[str, tuple[written.Attribute, ...]]
    cases: tuple[Case, ...]
    parent: str | None
    deducts: bool
    span: Span = attrs.field(eq=False, repr=False)

    def cases_of(self) -> tuple[Formula, ...]:
        """Return the formulas of its cases and their conditions."""
        return tuple(each for case in self.cases for each in (case.when, case.formula) if each is not None)

    def said(self, name: str) -> tuple[written.Attribute, ...]:
        """Return what is stated under a name: nothing, one attribute, or several cases."""
        return self.attributes.get(name, ())

    @property
    def share_of(self) -> Word | None:
        """Return the label whose own value it is a share of: the P of `weight 50% of P`."""
        found = next((each.values[1] for each in self.said("weight") if each.values[1]), None)
        return found if isinstance(found, Word) else None


@attrs.frozen(eq=False)
class Definitions:
    """What a document defines for its own formulas, by name."""

    inputs: dict[str, written.Input]
    steps: dict[str, Definition]
    lookups: dict[str, Lookup]
    parameters: dict[str, written.Parameter]
    functions: dict[str, written.Define]
    rounding: dict[str, written.Round]
    shown: dict[str, written.Show]
    tables: dict[str, records.Table] = attrs.field(factory=dict)
    groupings: dict[str, records.Grouping] = attrs.field(factory=dict)
    deadlines: dict[str, dates.Deadline] = attrs.field(factory=dict)
    columns: dict[str, Definition] = attrs.field(factory=dict)  # those that follow from others, by `table.column`

    @property
    def callable(self) -> frozenset[str]:
        """Return the names that stand with arguments."""
        return frozenset(self.lookups.keys() | self.functions.keys() | self.deadlines.keys())

    def columns_of(self, table: str) -> frozenset[str]:
        """Return the names of all columns of a table, whether read, gathered or following from others."""
        read = {each.name.text for each in self.tables[table].columns} if table in self.tables else set()
        made = self.groupings.get(table)
        gathered = {made.key.text, *(name for name, _ in gathered_columns(made))} if made else set()
        following = {name.partition(".")[2] for name in self.columns if name.partition(".")[0] == table}
        return frozenset(read | gathered | following)

    def is_table(self, name: str) -> bool:
        """Return whether a name is that of a table, read or made of another one."""
        return name in self.tables or name in self.groupings

    @cached_property
    def choices(self) -> frozenset[str]:
        """Return the words that points and categories declare as choices."""
        keys = {
            key.text
            for each in self.lookups.values()
            if isinstance(each, written.Points)
            for row in each.rows
            for key in row.keys
        }
        results = {
            row.result.text
            for each in self.lookups.values()
            if isinstance(each, written.Categories)
            for row in each.rows
            if isinstance(row.result, (Word, Prose))
        }
        return frozenset(keys | results)


def gathered_columns(grouping: records.Grouping) -> Iterator[tuple[str, Formula]]:
    """Go through what a grouping gathers: the name and the formula of each column."""
    for each in grouping.columns:
        if isinstance(each, Operation) and each.operator == "=" and isinstance(each.left, Name):
            yield each.left.word.text, each.right


@attrs.frozen(eq=False)
class Plan:
    """How the names of a document depend on each other: what each needs, an order in which all can be computed.

    `circular` holds the names that stand in a circle, each with what is wrong with it.
    """

    needs: dict[str, set[str]] = attrs.field(factory=dict)
    order: tuple[str, ...] = ()
    circular: dict[str, Diagnostic] = attrs.field(factory=dict)
