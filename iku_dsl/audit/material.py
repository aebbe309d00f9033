"""Published figures, a contract lowered both ways, its data, what stands in the report: what an audit is made from."""

from functools import cached_property

import attrs

from iku_dsl.data.facts import Store
from iku_dsl.data.published import Published
from iku_dsl.data.source_text import Proof
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.values.periods import Period


@attrs.frozen(eq=False)
class Material:
    """What an audit is made from: the figures, the contract with reported and with computed realisations, the data."""

    rows: tuple[Published, ...]
    reported: LoweredScorecard
    computed: LoweredScorecard
    facts: Store
    data: Store
    period: Period
    proofs: tuple[Proof, ...] = ()

    @cached_property
    def unproved(self) -> frozenset[str]:
        """Return the rows that stand in no text of the report, where there is one to look them up in."""
        standing = frozenset[str]().union(*(each.standing for each in self.proofs))
        return frozenset(each.id for each in self.rows if each.id not in standing) if self.proofs else frozenset()
