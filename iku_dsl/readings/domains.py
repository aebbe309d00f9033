"""A graph of a document goes in; what each of its data may be comes out, as the text declares it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from iku_dsl.data.inputs import wanted
from iku_dsl.formula.algebra import Earlier, Fact, Groups, Members, Node, Over, Table
from iku_dsl.formula.lower_example import OPTIONAL
from iku_dsl.formula.lower_table import is_percent
from iku_dsl.formula.walk import reachable
from iku_dsl.model.constants import constant
from iku_dsl.model.documents import AnyDocument, Framework, Manual
from iku_dsl.readings.branches import given_parts
from iku_dsl.readings.candidates import Variable, beside, variables
from iku_dsl.readings.domain import Datum, Domain, Kind
from iku_dsl.readings.subjects import Setting
from iku_dsl.syntax.records import TableColumn
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import MONTHS

NUMBER = "number"
KINDS = {"date": Kind.DATE, "flag": Kind.TRUTH, "choice": Kind.WORD, "text": Kind.WORD}


@attrs.frozen
class Domains:
    """What each datum may be, and each column of a table; the values worth trying for a datum.

    `earlier` names for a later value of a figure the figure. `boundless` are the figures of which the text says nothing
    that keeps them from being negative, and could; `open_cells` are such columns, by table and name.
    """

    facts: Mapping[Datum, Domain]
    columns: Mapping[tuple[str, str], Domain]
    trying: Mapping[Datum, Variable]
    earlier: Mapping[Datum, str] = attrs.field(factory=dict)
    boundless: frozenset[Datum] = frozenset()
    open_cells: frozenset[tuple[str, str]] = frozenset()

    @property
    def percent(self) -> frozenset[Datum]:
        """Return the figures that are percentages."""
        return frozenset(datum for datum, each in self.trying.items() if each.percent)

    def admits(self, datum: Datum, figure: Fraction) -> bool:
        """Return whether a datum may be this figure."""
        domain = self.facts.get(datum)
        return domain is None or (domain.kind is Kind.NUMBER and self.trying[datum].admits(figure))

    def admits_cell(self, table: str, column: str, figure: Fraction) -> bool:
        """Return whether a cell of a column may be this figure."""
        domain = self.columns.get((table, column))
        return domain is None or domain.admits(figure)


def domains(setting: Setting) -> Domains:
    """Return what the data of a graph may be."""
    document, nodes = setting.trial.document, setting.nodes()
    known, given = variables(setting), given_parts(document)
    absent = {*OPTIONAL, *given} | _optional(setting)
    data = {(each.subject, each.name): _of_the_year(each, known[each.name]) for each in nodes if isinstance(each, Fact)}
    words = _words(beside(nodes))
    data |= {datum: known[name] for datum, name in _earlier(nodes)}
    facts = {datum: _domain(each, words, each.name in absent) for datum, each in data.items()}
    facts |= {datum: _within(document, facts[datum]) for datum in facts if datum[1] == "index"}
    columns, low, cells = dict(_columns(setting, nodes, words)), _boundless(document, facts), _open_cells(document)
    return Domains(facts, columns, data, boundless=low, open_cells=cells)


def _of_the_year(fact: Fact, variable: Variable) -> Variable:
    """Return what a figure may be that is added up over the months of a year, each of them within its bounds."""
    if fact.consolidate != "SUM":
        return variable
    low = None if variable.low is None else min(variable.low, variable.low * MONTHS)
    high = None if variable.high is None else max(variable.high, variable.high * MONTHS)
    return attrs.evolve(variable, low=low, high=high)


def _boundless(document: AnyDocument, facts: Mapping[Datum, Domain]) -> frozenset[Datum]:
    """Return the figures that a manual declares without saying how low they may be."""
    declared = {*document.definitions.inputs, *document.parts} if isinstance(document, Manual) else set()
    low = (datum for datum, each in facts.items() if each.kind is Kind.NUMBER and each.low is None)
    return frozenset(datum for datum in low if datum[1] in declared)


def _open_cells(document: AnyDocument) -> frozenset[tuple[str, str]]:
    """Return the columns of numbers of which no range is declared."""
    every = ((name, each) for name, table in document.definitions.tables.items() for each in table.columns)
    numbers = ((name, each) for name, each in every if each.type.text == NUMBER and not is_percent(each))
    return frozenset((name, each.name.text) for name, each in numbers if not each.domain)


def _earlier(nodes: list[Node]) -> Iterator[tuple[Datum, str]]:
    """Go through the data that are looked at for an earlier period."""
    for unit, below in ((each.unit, each.operand) for each in nodes if isinstance(each, Earlier)):
        for fact in (each for each in reachable((below,)) if isinstance(each, Fact)):
            yield (fact.subject, f"{fact.name} previous {unit.lower()}"), fact.name


def _optional(setting: Setting) -> set[str]:
    document = setting.trial.document
    if not isinstance(document, Manual):
        return set()
    inputs = document.definitions.inputs
    names = {name for name, _ in wanted(document).values() if name in inputs}
    return {name for name in names if any(each.name == "optional" for each in inputs[name].attributes)}


def _words(beside: Mapping[str, Mapping[Value, None]]) -> dict[str, tuple[str, ...]]:
    """Return the words that each datum is compared with: what it may be."""
    return {name: tuple(each for each in values if isinstance(each, str)) for name, values in beside.items()}


def _domain(variable: Variable, words: Mapping[str, tuple[str, ...]], may_not_apply: bool) -> Domain:
    if words.get(variable.name):
        return Domain(Kind.WORD, words=words[variable.name], may_not_apply=may_not_apply)
    return Domain(Kind.NUMBER, variable.low, variable.high, may_not_apply=may_not_apply)


def _within(document: AnyDocument, domain: Domain) -> Domain:
    """Return what an index that is given may be: one that the framework can give."""
    bounds = document.bounds if isinstance(document, Framework) else None
    low, high = (constant(each) for each in (bounds.low, bounds.high)) if bounds else (None, None)
    return attrs.evolve(domain, low=low, high=high)


def _columns(
    setting: Setting, nodes: list[Node], words: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[str, str], Domain]]:
    definitions = setting.trial.document.definitions
    found: dict[tuple[str, str], Domain] = {}
    for name, table in definitions.tables.items():
        for column in table.columns:
            found[name, column.name.text] = _of_column(column, words.get(f"{name}.{column.name.text}", ()))
    yield from found.items()
    for over in (each for each in nodes if isinstance(each, Over)):
        for groups in _groups(over.table):
            yield (groups.name, groups.column), found.get((groups.source.name, groups.column), Domain())


def _groups(table: Table) -> Iterator[Groups]:
    while isinstance(table, (Groups, Members)):
        groups = table.groups if isinstance(table, Members) else table
        yield groups
        table = groups.source


def _of_column(column: TableColumn, words: tuple[str, ...]) -> Domain:
    kind = KINDS.get(column.type.text, Kind.NUMBER)
    low, high = (constant(each) for each in column.domain.values) if column.domain else (None, None)
    words = words if column.type.text == "choice" else ()
    return Domain(kind, low, high, words, may_not_apply=column.optional is not None)
