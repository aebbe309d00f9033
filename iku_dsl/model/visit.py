"""A written node goes in; every node inside it comes out, without recursion."""

from collections.abc import Iterator
from functools import cache

import attrs

from iku_dsl.syntax.formulas import Node


def nodes(*roots: object) -> Iterator[Node]:
    """Go through all nodes inside, in no promised order. Tuples are looked into, None is passed over."""
    waiting = list(roots)
    while waiting:
        found = waiting.pop()
        if isinstance(found, tuple):
            waiting.extend(found)
        elif isinstance(found, Node):
            yield found
            waiting.extend(getattr(found, name) for name in _fields(type(found)))


@cache
def _fields(node: type[Node]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(node) if field.name not in ("span", "authority"))
