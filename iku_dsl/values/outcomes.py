"""What a formula can come to: a number, a truth, a choice, a day, or a reason why there is none."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.values.dates import Duration
from iku_dsl.values.enclosed import Enclosed
from iku_dsl.values.periods import Period


@attrs.frozen
class NotApplicable:
    """The quantity does not apply here; a value, told apart from zero and from missing."""


@attrs.frozen
class Need:
    """A datum that nobody gave: whose, which, for what period, where it was looked for, and why that did not do."""

    subject: str
    name: str | Phrase
    period: str | Phrase
    looked_in: str | Phrase
    why: str | Phrase = ""

    def begins(self, words: str) -> bool:
        """Return whether the name of the datum begins with these words."""
        return isinstance(self.name, str) and self.name.startswith(words)


@attrs.frozen
class Missing:
    """The quantity needs data that are not there."""

    needs: tuple[Need, ...]


@attrs.frozen
class Fault:
    """The formula cannot be computed on these data; the diagnostic says why and where."""

    diagnostic: Diagnostic


@attrs.frozen
class Rows:
    """The rows of a table that count in a period, by what tells each from the others, and the rows behind each."""

    keys: tuple[Hashable, ...]
    behind: Mapping[Hashable, tuple[Hashable, ...]] = attrs.field(factory=dict)


Value = Fraction | Enclosed | bool | str | Period | date | Duration | NotApplicable | Missing | Fault
Absent = NotApplicable | Missing | Fault
NOT_APPLICABLE = NotApplicable()


def absence(values: Iterable[Value]) -> Absent | None:
    """Return what the values have in the way of a result, or None.

    A fault outranks what is missing, for it stays when the datum arrives; what is missing outranks what does not
    apply. Everything missing is named at once.
    """
    found = [value for value in values if isinstance(value, (NotApplicable, Missing, Fault))]
    faults = [value for value in found if isinstance(value, Fault)]
    needs = [need for value in found if isinstance(value, Missing) for need in value.needs]
    if faults:
        return faults[0]
    return Missing(tuple(dict.fromkeys(needs))) if needs else (NOT_APPLICABLE if found else None)
