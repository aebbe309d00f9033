"""A value that is no number goes in; why nothing can be compared with it comes out."""

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.values.outcomes import Fault, Missing, Need, NotApplicable, Value

NOT_HERE = say("by the texts it does not apply in this period")


def reason(value: Value) -> Phrase:
    """Return why nothing can be compared."""
    if isinstance(value, Missing):
        return say("{needs} was never published", needs=_need(value.needs[0]))
    if isinstance(value, Fault):
        return value.diagnostic.message
    return NOT_HERE if isinstance(value, NotApplicable) else say("it comes to no number")


def _need(need: Need) -> Phrase:
    if not need.period:
        return say("{subject}: {name}", subject=need.subject, name=need.name)
    return say("{subject}: {name} for {period}", subject=need.subject, name=need.name, period=need.period)
