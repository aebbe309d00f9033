"""A rule and the particulars of one breach go in; a diagnostic comes out, a value like any other."""

from enum import Enum

import attrs

from iku_dsl.diagnostics.phrase import Code, Phrase, Spell, in_english, particulars, say
from iku_dsl.diagnostics.source import Span


class Severity(Enum):
    """How serious a diagnostic is; only an error makes a command end with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def spoken(self) -> Phrase:
        """Return the word for it that a person reads."""
        return SEVERITIES[self]


SEVERITIES = {Severity.ERROR: say("error"), Severity.WARNING: say("warning"), Severity.NOTE: say("note")}


@attrs.frozen
class Rule:
    """What must hold: its code, its name, and its documentation.

    `message` is one sentence with named places; `why`, `example` and `instead` are what a person reads who asks for
    the rule: the reason, a text that breaks it, and what to write.
    """

    code: str
    name: str
    severity: Severity
    message: str
    why: str
    example: str
    instead: str

    def at(self, span: Span | None, *hints: Phrase | str, **data: object) -> "Diagnostic":
        """Return the breach of this rule at a place, with what would put it right; a hint without places is a text.

        Code in its sentences is shown in the vocabulary of the text in which the place is.
        """
        phrases = (hint if isinstance(hint, Phrase) else Phrase(hint) for hint in hints)
        return Diagnostic(self, span, particulars(data), tuple(each.spelled(spelling(span)) for each in phrases))


def spelling(span: Span | None) -> Spell:
    """Return what puts code into the vocabulary of the text in which a place is."""
    return span.source.spell if span else in_english


@attrs.frozen
class Diagnostic:
    """One breach of a rule: where, with which particulars, and what would fix it."""

    rule: Rule
    span: Span | None
    data: tuple[tuple[str, str | Code | Phrase], ...] = ()
    hints: tuple[Phrase, ...] = ()

    @property
    def message(self) -> Phrase:
        """Return the sentence of the rule with its particulars put in."""
        return Phrase(self.rule.message, self.data, spelling(self.span))

    @property
    def severity(self) -> Severity:
        """Return how serious it is."""
        return self.rule.severity
