"""A written node goes in; every node inside it comes out, without recursion."""

from collections.abc import Iterator

from iku_dsl.syntax.formulas import Earlier, Name, Node

ENDS = frozenset(("period_start", "period_end"))  # the days of a period


def nodes(*roots: object) -> Iterator[Node]:
    """Go through all nodes inside, in no promised order. Tuples are looked into, None is passed over."""
    waiting = list(roots)
    while waiting:
        found = waiting.pop()
        if isinstance(found, tuple):
            waiting.extend(found)
        elif isinstance(found, Node):
            yield found
            waiting.extend(value for name, value in found.parts() if name != "authority")


def looks_back(*roots: object) -> bool:
    """Return whether something inside is asked for an earlier period."""
    return any(isinstance(each, Earlier) for each in nodes(*roots))


def looks_at_days(*roots: object) -> bool:
    """Return whether something inside asks which days the period has, as in `received >= period_start`."""
    return any(isinstance(each, Name) and each.word.text in ENDS for each in nodes(*roots))
