"""A document goes in; each of its examples comes out with every figure that it expects beside the one that came."""

import attrs

from iku_dsl.model.documents import AnyDocument, Contract
from iku_dsl.readings.additions import Added
from iku_dsl.readings.branches import Branch, branches
from iku_dsl.readings.examples import Compared, Run, Trials, compared, run_of, sound
from iku_dsl.syntax.statements import Example


@attrs.frozen
class Tried:
    """One example: what it expects and what came; nothing where it gives what cannot be given, so was not run."""

    example: Example
    figures: tuple[Compared, ...]

    @property
    def holds(self) -> bool:
        """Return whether everything that it expects came."""
        return bool(self.figures) and all(each.holds for each in self.figures)


@attrs.frozen
class Examined:
    """A text and its examples; one whose statements could not all be read has no document, and none is run."""

    path: str
    document: AnyDocument | None
    tried: tuple[Tried, ...] = ()
    unreached: tuple[Branch, ...] = ()
    added: Added | None = None

    @property
    def held(self) -> int:
        """Return how many examples hold."""
        return sum(each.holds for each in self.tried)

    @property
    def failed(self) -> bool:
        """Return whether an example does not hold."""
        return self.held < len(self.tried)


def runs_of(document: AnyDocument) -> list[tuple[Example, Run | None]]:
    """Return the examples of a document, each run; none of one that gives what cannot be given."""
    examples, trials = () if isinstance(document, Contract) else document.examples, Trials()
    return [(each, run_of(document, each, trials) if sound(document, each) else None) for each in examples]


def examine(path: str, document: AnyDocument | None, added: Added | None = None) -> Examined:
    """Return a text with its examples, each of them run; `added` is what was generated for it."""
    if document is None or not document.complete:
        return Examined(path, None)
    runs = runs_of(document)
    tried = tuple(Tried(each, compared(each, run) if run else ()) for each, run in runs)
    missing = branches(document).unreached(run.exact for _, run in runs if run)
    return Examined(path, document, tried, tuple(missing), added)
