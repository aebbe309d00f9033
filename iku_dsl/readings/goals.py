"""The branches of a document go in; what its examples should show comes out: its branches, their edges, their mixes.

An edge is a figure exactly at a bound: of a band, a cap, a comparison. A mix is a set of parts that do not apply.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

import attrs

from iku_dsl.diagnostics.phrase import Phrase, each_of, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Choose, Constant, Gather, Node, Operation, Step
from iku_dsl.formula.origin import Kind
from iku_dsl.model.documents import Manual
from iku_dsl.model.visit import nodes
from iku_dsl.readings.branches import Branch, Branches, Key, given_parts, key_of, may_not_apply, origin_of, reached
from iku_dsl.readings.exact import Exact
from iku_dsl.syntax import formulas as written
from iku_dsl.values.outcomes import NotApplicable, Value
from iku_dsl.values.periods import Period

ORDER = ("<", "<=", ">", ">=")
MIX = "mix"
EVERY_MIX = 5  # parts, up to which every set of those that do not apply is shown
Compared = tuple[Span, Value | None]


@attrs.define
class Goals:
    """What the examples of a document should show, in the order in which it is sought."""

    branches: Branches
    edges: dict[Key, Branch] = attrs.field(factory=dict)
    mixes: dict[Key, Branch] = attrs.field(factory=dict)
    compared: dict[Compared, Key] = attrs.field(factory=dict)
    members: dict[Key, tuple[str, ...]] = attrs.field(factory=dict)

    def every(self) -> dict[Key, Branch]:
        """Return everything there is to show; an example at an edge may spare one for the branch."""
        return {**self.edges, **self.branches.known, **self.mixes}

    def reached(self, run: Exact, parts: dict[str, Node], period: Period) -> set[Key]:
        """Return what a run for a period shows; `parts` holds the components of its graph."""
        return reached(run) | set(self._edges(run)) | set(self._mixes(run, parts, period))

    def _edges(self, run: Exact) -> Iterator[Key]:
        kept = {id(node): node for node in run.kept}
        for ident, period in run.known:
            node = kept[ident]
            if isinstance(node, Operation) and node.operator in ORDER:
                sides = [run.known.get((id(each), period)) for each in node.operands]
                key = self.key_of(node)
            elif isinstance(node, Gather) and node.origin is not None:
                sides = [run.known.get((id(part.value), period)) for part in node.parts]
                key = at_bound(node)
            else:
                continue
            if key in self.edges and isinstance(sides[0], Fraction) and sides[0] == sides[1]:
                yield key

    def key_of(self, node: Operation) -> Key:
        """Return by what the edge of a comparison is known; nothing where it is none of the text's own."""
        right = node.operands[1]
        exact = (node.span, right.value) if isinstance(right, Constant) else (node.span, None)
        return self.compared.get(exact) or self.compared.get((node.span, None)) or ()

    def _mixes(self, run: Exact, parts: dict[str, Node], period: Period) -> Iterator[Key]:
        manual = self.branches.document
        if not self.mixes or not isinstance(manual, Manual):
            return
        for parent, members in manual.children.items():
            every = [part.code for part in members if not part.deducts]
            found = [(code, run.known.get((id(parts[code]), period))) for code in every]
            if all(value is not None for _, value in found):
                yield mix_key(parent, (code for code, value in found if isinstance(value, NotApplicable)))


def mix_key(parent: str | None, codes: Iterable[str]) -> Key:
    """Return by what a mix is known."""
    return MIX, parent, frozenset(codes)


def at_bound(node: Gather) -> Key:
    """Return by what the edge of a bound is known."""
    return ("at", *key_of(node.origin, 0)) if node.origin is not None else ()


def goals(found: Branches) -> Goals:
    """Return what the examples of a document should show."""
    made = Goals(found)
    own = {each.span: each for each in nodes(found.document.rules) if isinstance(each, written.Operation)}
    for node in (node for each in found.settings for node in each.nodes()):
        if isinstance(node, Gather) and node.origin is not None and key_of(node.origin, 0) in found.known:
            title = found.words.at_bound(node.origin)
            _add(made.edges, at_bound(node), node.origin.places[0], title)
        elif isinstance(node, Choose) and (origin := origin_of(node)) and key_of(origin, 0) in found.known:
            for condition, _ in node.cases:
                _compare(made, origin.kind, condition, own)
    if isinstance(found.document, Manual) and found.document.treatment is not None:
        _mix(made, found.document)
    return made


def _add(shelf: dict[Key, Branch], key: Key, place: Span, title: Phrase | None) -> None:
    if title is not None:
        shelf.setdefault(key, Branch(key, place, title, title))


def comparisons(condition: Node) -> Iterator[Operation]:
    """Go through the comparisons that a condition is made of."""
    waiting = [condition]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Step):
            waiting.append(node.operand)
        elif isinstance(node, Operation) and node.operator in ("and", "or", "not"):
            waiting.extend(reversed(node.operands))
        elif isinstance(node, Operation) and len(node.operands) == 2:
            yield node


def _compare(made: Goals, kind: Kind, condition: Node, own: dict[Span, written.Operation]) -> None:
    for node in comparisons(condition):
        name, right = made.branches.words.name(node.span), node.operands[1]
        if name is None or node.operator not in ORDER:
            continue
        if kind in (Kind.BAND, Kind.SEGMENT) and isinstance(right, Constant):
            key: Key = ("edge", name, right.value)
            made.compared[node.span, right.value] = key
            _add(made.edges, key, node.span, say("{name} at {bound}", name=name, bound=right.span.text))
        elif node.span in own:
            left_text, right_text = own[node.span].left.span.text, own[node.span].right.span.text
            key = ("edge", name, left_text, right_text)
            made.compared[node.span, None] = key
            title = say("{name}, where {left} = {right}", name=name, left=left_text, right=right_text)
            _add(made.edges, key, node.span, title)


def _mix(made: Goals, manual: Manual) -> None:
    (setting,) = made.branches.settings
    absent = may_not_apply(setting.nodes(), given_parts(manual))
    for parent, parts in manual.children.items():
        able = [
            part.code
            for part in parts
            if not part.deducts and id(setting.trial.scope.contributions[part.code]) in absent
        ]
        sizes = range(1, len(able) + 1) if len(able) <= EVERY_MIX else (1, len(able))
        for codes in (codes for size in sizes for codes in combinations(able, size)):
            place = manual.parts[codes[0]].span
            title = say("{parts} do not apply", parts=each_of(codes))
            title = say("{parts} does not apply", parts=codes[0]) if len(codes) == 1 else title
            title = say("{count} parts do not apply", count=len(codes)) if len(codes) > EVERY_MIX else title
            _add(made.mixes, mix_key(parent, codes), place, title)
            made.members[mix_key(parent, codes)] = codes
