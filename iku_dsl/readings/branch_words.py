"""A document and a branch of it go in; what a planner calls that branch comes out."""

from bisect import bisect_right
from functools import cached_property

import attrs

from iku_dsl.diagnostics.phrase import Phrase, particulars, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.model.documents import AnyDocument
from iku_dsl.model.visit import nodes
from iku_dsl.readings.branch_phrases import AT_BOUND, SAID, Said
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax import records, statements

DECLARED = (
    statements.Points,
    statements.Categories,
    statements.Scale,
    statements.Parameter,
    statements.Define,
    statements.Value,
)


@attrs.frozen(eq=False)
class Words:
    """The words for the branches of one document: what to say of one that no example takes, and a title for it."""

    document: AnyDocument

    @cached_property
    def _statements(self) -> list[statements.Statement]:
        """Return what the text itself states: what it follows has examples of its own."""
        own = (each for each in self.document.rules if each.span.source is self.document.span.source)
        return sorted(own, key=lambda each: each.span.start)

    @cached_property
    def _conditions(self) -> dict[Span, str]:
        """Return the condition of every `if`, by the places of its two sides."""
        every = (each for each in nodes(self.document.rules) if isinstance(each, written.Conditional))
        return {side.span: each.condition.span.text for each in every for side in (each.then, each.otherwise)}

    def statement(self, place: Span) -> statements.Statement | None:
        """Return the statement of the text in which a place lies; None for a place in another text."""
        if place.source is not self.document.span.source:
            return None
        at = bisect_right(self._statements, place.start, key=lambda each: each.span.start)
        found = self._statements[at - 1] if at else None
        return found if found is not None and place.end <= found.span.end else None

    def name(self, place: Span) -> str | Phrase | None:
        """Return the name of the component, step or table in which a place lies; None for a place in another text."""
        found = self.statement(place)
        if isinstance(found, (statements.Component, statements.ComponentCase)):
            return found.code.text
        if isinstance(found, DECLARED):
            return found.name.text
        if isinstance(found, records.ColumnFormula):
            return say("{name} of {subject}", name=found.name.text, subject=found.table.text)
        if isinstance(found, statements.IndexFormula):
            return say("the index of {polarity}", polarity=found.polarity.text)
        if isinstance(found, statements.Result):
            return say("realisation")
        if isinstance(found, statements.IndicatorWeight):
            return say("the weight of an indicator")
        return self.document.code if found is not None or place == self.document.span else None

    def of(self, origin: Origin, at: int, left_over: bool) -> Said | None:
        """Return the words for one branch, or None where it stands in another text."""
        place = origin.places[min(at, len(origin.places) - 1)]
        name = self.name(place)
        if name is None:
            return None
        data = {"name": name, "text": place.text, **self._particulars(origin, at)}
        missed, title = SAID[origin.kind, self._variant(origin.kind, place, at, left_over)]
        return filled(missed, **data), filled(title, **data)

    def at_bound(self, origin: Origin) -> Phrase | None:
        """Return the title of an example at a bound itself."""
        name = self.name(origin.places[0])
        return filled(AT_BOUND[origin.kind], name=name) if name is not None else None

    def _variant(self, kind: Kind, place: Span, at: int, left_over: bool) -> str:
        if kind in AT_BOUND:
            return "case" if at else "rest"
        if kind is Kind.SEGMENT and at == 0:
            return "first"
        whole = self.statement(place)
        bounded = kind in (Kind.CAP_CASE, Kind.FLOOR_CASE, Kind.WEIGHT) and whole is not None and whole.span != place
        return "rest" if left_over and not bounded else "case"

    def _particulars(self, origin: Origin, at: int) -> dict[str, str]:
        place = origin.places[min(at, len(origin.places) - 1)]
        if origin.kind is Kind.CONDITIONAL:
            return {"condition": self._conditions.get(place, place.text)}
        scale = self.statement(place)
        if origin.kind is Kind.SEGMENT and isinstance(scale, statements.Scale):
            ends = [point.at.span.text for point in scale.points]
            return {"low": ends[max(at - 1, 0)], "high": ends[min(at, len(ends) - 1)]}
        return {}


def filled(phrase: Phrase, **data: str | Phrase) -> Phrase:
    """Return a phrase with what stands in its places."""
    return attrs.evolve(phrase, data=particulars(dict(data)))
