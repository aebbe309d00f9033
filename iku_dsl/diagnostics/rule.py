"""A rule and the particulars of one breach go in; a diagnostic comes out, a value like any other."""

from enum import Enum

import attrs

from iku_dsl.diagnostics.source import Span


class Severity(Enum):
    """How serious a diagnostic is; only an error makes a command end with 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


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

    def at(self, span: Span | None, *hints: str, **data: object) -> "Diagnostic":
        """Return the breach of this rule at a place, with what would put it right."""
        return Diagnostic(self, span, tuple((key, str(value)) for key, value in data.items()), hints)


@attrs.frozen
class Diagnostic:
    """One breach of a rule: where, with which particulars, and what would fix it."""

    rule: Rule
    span: Span | None
    data: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """Return the sentence of the rule with its particulars put in."""
        return self.rule.message.format(**dict(self.data))

    @property
    def severity(self) -> Severity:
        """Return how serious it is."""
        return self.rule.severity
