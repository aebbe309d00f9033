"""Diagnostics go in, one by one and from every stage; all of them come out, each once and in order of place."""

from collections.abc import Iterable, Iterator

import attrs

from iku_dsl.diagnostics.rule import Diagnostic, Severity


@attrs.define
class Report:
    """What a run has to say. Stages add to it and go on; nothing is raised for a user's mistake."""

    found: dict[tuple[object, ...], Diagnostic] = attrs.field(factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        """Take one diagnostic; the same breach at the same place counts once, whoever met it first."""
        self.found.setdefault(_key(diagnostic), diagnostic)

    def __contains__(self, diagnostic: object) -> bool:
        """Return whether the same breach at the same place has been reported."""
        return isinstance(diagnostic, Diagnostic) and _key(diagnostic) in self.found

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Take several."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def __iter__(self) -> Iterator[Diagnostic]:
        """Go through them by path and place."""
        return iter(sorted(self.found.values(), key=_place))

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.found)

    @property
    def failed(self) -> bool:
        """Return whether one of them is an error."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.found.values())


def _key(diagnostic: Diagnostic) -> tuple[object, ...]:
    return (diagnostic.rule.code, diagnostic.span, diagnostic.data)


def _place(diagnostic: Diagnostic) -> tuple[str, int, str]:
    span = diagnostic.span
    return (span.source.path, span.start, diagnostic.rule.code) if span else ("", 0, diagnostic.rule.code)
