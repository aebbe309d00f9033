"""What data may be goes in; data to try come out, each with one evaluation that all questions share."""

from collections.abc import Iterator, Sequence

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.readings.domains import Domains
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.samples import samples
from iku_dsl.readings.witness import Witness
from iku_dsl.values.periods import Period

Trial = tuple[Witness, Exact]


@attrs.define(eq=False)
class Tried:
    """Data that are drawn once and kept: what one question has computed of them, the next one finds."""

    drawn: Iterator[Witness]
    span: Span
    kept: list[Trial] = attrs.field(factory=list)

    @classmethod
    def of(cls, domains: Domains, periods: Sequence[Period], span: Span, count: int) -> "Tried":
        """Return so many data to try."""
        return cls(samples(domains, periods, count), span)

    def __iter__(self) -> Iterator[Trial]:
        """Go through the data, those first that have been looked at."""
        at = 0
        while True:
            if at == len(self.kept):
                witness = next(self.drawn, None)
                if witness is None:
                    return
                self.kept.append((witness, witness.run(self.span)))
            yield self.kept[at]
            at += 1
