"""Two documents of a kind go in; the pairs of formulas that are to be one function come out, with their data."""

from collections.abc import Iterator

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Cell, Fact, Node, Step
from iku_dsl.formula.walk import reachable
from iku_dsl.model.documents import AnyDocument, Framework, Manual
from iku_dsl.readings.candidates import periods_of
from iku_dsl.readings.domains import Domains, domains
from iku_dsl.readings.joint import joint
from iku_dsl.readings.subjects import Setting, settings
from iku_dsl.syntax.formulas import Name, Word
from iku_dsl.values.periods import Period

REALISATION = say("realisation")
OF_FRAMEWORK = ("weight", "status")  # results that stand under no polarity


@attrs.frozen(eq=False)
class Side:
    """One document, how it is called in the answer, and what is compared in it: its name, and the words for it."""

    document: AnyDocument
    label: str
    wanted: str = "realisation"
    words: str | Phrase = REALISATION


@attrs.frozen(eq=False)
class Pair:
    """Two formulas over the same data: what they are, and what their data may be."""

    of: Phrase
    first: Node
    second: Node
    domains: Domains
    periods: tuple[Period, ...]
    place: Span

    @property
    def percent(self) -> bool:
        """Return whether what they come to is shown as a percentage."""
        return _percent(self.first) or _percent(self.second)


def pairs(first: Side, second: Side) -> Iterator[Pair]:
    """Go through the pairs: of two manuals one, of two frameworks each index that both know, the weight, the status.

    Data are matched by name, so both documents are read under one code.
    """
    ours = settings(first.document)
    theirs = settings(attrs.evolve(second.document, code=first.document.code))
    if isinstance(first.document, Manual):
        yield _pair(ours[0], theirs[0], _against(first.words, second.words), (first.wanted, second.wanted))
    ours.sort(key=lambda each: not each.polarity)
    for setting in ours if isinstance(first.document, Framework) else ():
        other = next((each for each in theirs if each.polarity == setting.polarity), None)
        for name in (("index",) if setting.polarity else OF_FRAMEWORK) if other is not None else ():
            if other is not None and _has(setting, name) and _has(other, name):
                yield _pair(setting, other, _said(name, setting.polarity), (name, name))


def _against(one: str | Phrase, other: str | Phrase) -> Phrase:
    return say("{what}", what=one) if one == other else say("{one} against {other}", one=one, other=other)


def _said(name: str, polarity: str) -> Phrase:
    if polarity:
        return say("index of {polarity}", polarity=polarity)
    return say("weight") if name == "weight" else say("status")


def _has(setting: Setting, name: str) -> bool:
    return any(each.name == name for each in setting.results)


def _pair(ours: Setting, theirs: Setting, of: Phrase, wanted: tuple[str, str]) -> Pair:
    first, second = _node(ours, wanted[0]), _node(theirs, wanted[1])
    periods = tuple(dict.fromkeys((*periods_of(ours), *periods_of(theirs))))
    place = ours.trial.document.span
    return Pair(of, first, second, joint(domains(ours), domains(theirs)), periods, place)


def _node(setting: Setting, wanted: str) -> Node:
    """Return the formula of a result, of a component by its label, or of a value by its name."""
    found = next((each.node for each in (*setting.results, *setting.subjects) if each.name == wanted), None)
    span = setting.trial.document.span
    return found if found is not None else setting.trial.node(Name(Word(wanted, span=span), span=span))


def _percent(node: Node) -> bool:
    while isinstance(node, Step):
        if node.percent:
            return True
        node = node.operand
    return isinstance(node, Fact) and node.percent


def data_behind(node: Node) -> frozenset[str]:
    """Return the names of the data on which a formula stands; a column is called `table.column`."""
    every = reachable((node,))
    facts = {each.name for each in every if isinstance(each, Fact)}
    return frozenset(facts | {f"{each.table}.{each.column}" for each in every if isinstance(each, Cell)})


def percentages(node: Node) -> dict[str, bool]:
    """Return for each figure behind a formula whether it is a percentage."""
    return {each.name: each.percent for each in reachable((node,)) if isinstance(each, Fact)}


def alone(first: Side, second: Side) -> tuple[list[str], list[str]]:
    """Return the polarities that only one of two frameworks knows."""
    one, other = ([*each.document.index] if isinstance(each.document, Framework) else [] for each in (first, second))
    return [each for each in one if each not in other], [each for each in other if each not in one]
