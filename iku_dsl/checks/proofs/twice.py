"""A formula and one of its data go in; the same formula over another value of that datum comes out."""

import attrs

from iku_dsl.formula.algebra import Fact, Node
from iku_dsl.formula.conditions import compared, together
from iku_dsl.formula.rewrite import exchanged
from iku_dsl.formula.walk import reachable
from iku_dsl.readings.domains import Domains

LATER = "{name}, then"  # what the second value of a datum is called; no text can name a datum so


@attrs.frozen(eq=False)
class Twice:
    """A formula before and after one datum is changed."""

    datum: Fact
    changed: Fact
    before: Node
    after: Node

    def moves(self, datum: str, formula: str) -> Node:
        """Return that the datum and the formula stand to their later values as the signs say: `<` is that it rises."""
        span = self.before.span
        risen = compared(datum, self.datum, self.changed, span)
        return together((risen, compared(formula, self.before, self.after, span)), span)


def twice(formula: Node, name: str, subject: str | None = None) -> Twice | None:
    """Return a formula over two values of a datum, of whomever or of one; None where it does not stand on it."""
    named = (each for each in reachable((formula,)) if isinstance(each, Fact) and each.name == name)
    facts = [each for each in named if subject in (None, each.subject)]
    if not facts:
        return None
    changed = attrs.evolve(facts[0], name=LATER.format(name=name))
    return Twice(facts[0], changed, formula, exchanged(formula, {id(each): changed for each in facts}))


def with_later(domains: Domains) -> Domains:
    """Return the domains with a later value of every figure, which may be whatever the figure may be."""
    later = {(subject, LATER.format(name=name)): (subject, name) for subject, name in domains.facts}
    facts = {then: domains.facts[now] for then, now in later.items()}
    trying = {then: domains.trying[now] for then, now in later.items()}
    earlier = {then: name for then, (_, name) in later.items()}
    return attrs.evolve(domains, facts={**domains.facts, **facts}, trying={**domains.trying, **trying}, earlier=earlier)
