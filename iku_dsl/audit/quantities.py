"""A scorecard lowered both ways goes in; every quantity that a report may print comes out, with its formulas."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Constant, Fact, Node, Step
from iku_dsl.formula.lower_index import Measured
from iku_dsl.formula.lower_scorecard import Entry, Line, LoweredScorecard
from iku_dsl.formula.walk import reachable
from iku_dsl.model.constants import constant
from iku_dsl.model.definitions import Part
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.vocabulary import own_name, vocabulary

TOP = "score"  # how the one member of the highest level is named
SAME = {"score": ("value", "index"), "value": ("score",), "index": ("value", "score"), "points": ("value",)}


@attrs.frozen
class Key:
    """How a report names a quantity: whose it is, and what."""

    subject: str
    name: str


@attrs.frozen(eq=False)
class Formula:
    """One way in which a quantity follows from others; `apart` says that its own figure for the period is set aside.

    One that is `unlikely` is no way at all where it cannot be computed.
    """

    node: Node
    says: Phrase
    apart: bool = False
    unlikely: bool = False


@attrs.frozen(eq=False)
class Quantity:
    """A quantity: the node that a printed figure of it stands for, and all ways to compute it.

    `percent` says that it is a percentage (82% is 41/50), `points` that 82% is 82. One that is `stated` is set, not
    measured: it is exact. What `deducts` may be printed with its sign or without, a `loose` one as a percentage, too.
    It stands for the nodes `also`, that are the same written twice. Where it is `either`, one of its formulas holds.
    """

    key: Key
    node: Node
    formulas: tuple[Formula, ...] = ()
    percent: bool = False
    points: bool = False
    stated: bool = False
    deducts: bool = False
    loose: bool = False
    also: tuple[Node, ...] = ()
    either: bool = False

    @property
    def averaged(self) -> bool:
        """Return whether a longer period has the average of its parts: then a whole figure of it was rounded."""
        return isinstance(self.node, Fact) and self.node.consolidate == "AVERAGE"


AS_STATED = say("as the contract states it")
AS_IN_MANUAL = say("as the manual states it")
BY_MANUAL = say("as the manual computes it")
BY_PERIODS = say("as it is made up of its periods")
BY_FRAMEWORK = say("as the framework computes it")


def quantities(reported: LoweredScorecard, computed: LoweredScorecard) -> dict[Key, Quantity]:
    """Return the quantities by what they are called; `reported` and `computed` are the two bases of one contract."""
    found: dict[Key, Quantity] = {}
    for ours, theirs in zip(reported.lines, computed.lines, strict=True):
        found |= {each.key: each for each in _of_line(ours, theirs.index.measured)}
        found |= {each.key: each for each in _of_manual(theirs.index.measured)}
    for _, entries in reported.levels:
        for entry in entries:
            found |= {each.key: each for each in _of_member(entry)}
    found |= {each.key: each for each in _of_levels(reported)}
    return found


def _of_levels(reported: LoweredScorecard) -> Iterator[Quantity]:
    """Go through how many a contract has at each level."""
    lowest = reported.card.framework.levels[0]
    counts = {lowest: sum(each.counts for each in reported.card.indicators)}
    counts |= {level: len(entries) for level, entries in reported.levels}
    for level, count in counts.items():
        node = Constant(Fraction(count), span=reported.card.contract.span)
        yield Quantity(Key(level, "count"), node, (Formula(node, AS_STATED),), stated=True)


def find(known: dict[Key, Quantity], subject: str, name: str) -> Quantity | None:
    """Return the quantity that a report means; what has one figure only may be called in several ways."""
    keys = (Key(whose, each) for whose in _spellings(subject, ":") for each in _spellings(name, " "))
    ways = (Key(key.subject, each) for key in keys for each in (key.name, *SAME.get(key.name, ())))
    return next((known[each] for each in ways if each in known), None)


def _spellings(text: str, before: str) -> tuple[str, ...]:
    """Return a text as it stands, and with the name at its end as the other vocabulary has it."""
    first, mark, name = text.partition(before)
    other = vocabulary("indonesian").known(name)
    return (text, f"{first}{mark}{other}") if mark and other != name else (text,)


def _of_line(line: Line, computed: Measured) -> Iterator[Quantity]:
    measured = line.index.measured
    key, fact = measured.indicator.key, measured.realisation
    ways = [Formula(fact, BY_PERIODS, apart=True)] if isinstance(fact, Fact) and fact.consolidate else []
    ways += [Formula(computed.realisation, BY_MANUAL)] if computed.within else []
    percent = isinstance(fact, Fact) and fact.percent
    yield Quantity(Key(key, "realisation"), fact, tuple(ways), percent)
    aim = Formula(measured.target, AS_STATED)
    yield Quantity(Key(key, "target"), measured.target, (aim,), percent, stated=True)
    yield Quantity(Key(key, "index"), line.value, (_made(line.value, BY_FRAMEWORK),), points=True)
    weight = Formula(line.weight, BY_FRAMEWORK)
    yield Quantity(Key(key, "weight"), line.weight, (weight,), stated=True)


def _made(step: Step, says: Phrase) -> Formula:
    return Formula(step.operand, says)


def _of_manual(measured: Measured) -> Iterator[Quantity]:
    """Go through what the manual of an indicator names: components, values, inputs."""
    scope, manual, key = measured.within, measured.indicator.manual, measured.indicator.key
    if scope is None or manual is None:
        return
    yield from _counts(manual, key)
    text = manual.span.source.text
    for code, part in manual.parts.items():
        yield from _of_part(f"{key}:{code}", part, scope.contributions.get(code), scope.ratios.get(code))
        weight = scope.weights.get(code)
        if weight is not None and part.said("weight"):
            stated = (Formula(weight, AS_IN_MANUAL),)
            whose = Key(f"{key}:{code}", "weight")
            yield Quantity(whose, weight, stated, percent=True, stated=True, deducts=part.deducts)
    for name, node in scope.names.items():
        if isinstance(node, Step):
            whose = Key(f"{key}:{own_name(name, text)}", "value")
            yield Quantity(whose, node, (_made(node, BY_MANUAL),), node.percent)
    for node in reachable((measured.realisation, *scope.names.values())):  # what no formula uses is given as well
        if isinstance(node, Fact) and node.stated_by and node.subject == scope.subject:
            ways = (Formula(node, BY_PERIODS, apart=True),) if node.consolidate else ()
            yield Quantity(Key(key, f"input {own_name(node.name, text)}"), node, ways, node.percent)


def _counts(manual: Manual, key: str) -> Iterator[Quantity]:
    """Go through how many parts the manual states, of all and of those that have parts."""
    for parent, parts in manual.children.items():
        span = manual.parts[parent].span if parent in manual.parts else manual.span
        node = Constant(Fraction(len(parts)), span=span)
        subject = f"{key}:{parent}" if parent else key
        yield Quantity(Key(subject, "count"), node, (Formula(node, AS_IN_MANUAL),), stated=True)


def _of_part(subject: str, part: Part, contribution: Node | None, ratio: Node | None) -> Iterator[Quantity]:
    for name, node in (("contribution", contribution), ("value", ratio)):
        if isinstance(node, Step):
            yield Quantity(Key(subject, name), node, (_made(node, BY_MANUAL),), node.percent)
    for name in ("cap", "floor"):
        for said in part.said(name):
            value = constant(said.values[0])
            if value is not None:
                node = Constant(value, span=said.span)
                yield Quantity(Key(subject, name), node, (Formula(node, AS_IN_MANUAL),), percent=True, stated=True)


def _of_member(entry: Entry) -> Iterator[Quantity]:
    subject = entry.code or TOP
    yield Quantity(Key(subject, "value"), entry.value, (_made(entry.value, BY_FRAMEWORK),), points=True)
    if entry.weight is not None:
        yield Quantity(
            Key(subject, "weight"), entry.weight, (Formula(entry.weight, AS_STATED),), percent=True, stated=True
        )
