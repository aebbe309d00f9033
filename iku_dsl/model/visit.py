"""A written node goes in; every node inside it comes out, without recursion."""

from collections.abc import Iterator

import attrs

from iku_dsl.syntax.formulas import Node

PASSED = ("span", "authority")


def nodes(*roots: object) -> Iterator[Node]:
    """Go through all nodes inside, in no promised order. Tuples are looked into, None is passed over."""
    waiting = list(roots)
    while waiting:
        found = waiting.pop()
        if isinstance(found, tuple):
            waiting.extend(found)
        elif isinstance(found, Node):
            yield found
            waiting.extend(
                getattr(found, field.name) for field in attrs.fields(type(found)) if field.name not in PASSED
            )
