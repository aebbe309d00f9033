"""An index and its framework go in; the index comes out as the framework carries it on to what stands above it."""

from fractions import Fraction

from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Constant, Node, Step
from iku_dsl.formula.lower import rounding
from iku_dsl.formula.lower_example import ANY_YEAR
from iku_dsl.model.documents import Framework
from iku_dsl.readings.exact import Exact
from iku_dsl.values.periods import year


def rounded(index: Node, framework: Framework) -> Step:
    """Return an index as the framework carries it on: rounded, where it says so."""
    how = framework.definitions.rounding.get("index")
    value = rounding(index, how.decimals, how.mode) if how else index
    return Step(say("index"), value, span=index.span)


def as_rounded(figure: Fraction, framework: Framework) -> Fraction:
    """Return a figure as an index that comes to it is carried on; one that no rounding can be is left as it is."""
    node = rounded(Constant(figure, span=framework.span), framework)
    value = Exact(Store()).value(node, year(ANY_YEAR))
    return value if isinstance(value, Fraction) else figure
