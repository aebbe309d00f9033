"""Two formulas go in; whether some data give them different outcomes comes out: values, or one that does not apply.

A fault, such as a division by zero, is no outcome of which anything is claimed.
"""

from iku_dsl.formula.algebra import Differs, Node
from iku_dsl.formula.conditions import known, together
from iku_dsl.readings.decide import Can, Deciding, Decision


def different(first: Node, second: Node, deciding: Deciding) -> Decision:
    """Return whether data give two formulas different outcomes; what is always the same needs no second question."""
    differs = Differs((first, second), span=first.span)
    found = deciding.decide({"": differs})[""]
    if found.can is Can.NEVER:
        return found
    return deciding.decide({"": together((known(first), known(second), differs), first.span)})[""]
