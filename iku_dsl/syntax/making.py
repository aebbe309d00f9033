"""A rule of the grammar goes in; what builds its node from the nodes inside it comes out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from iku_dsl.diagnostics.source import Span

Children = Sequence[Any]
Making = Callable[[Children, Span], object]


def in_order(nodes: Mapping[str, Callable[..., object]]) -> dict[str, Making]:
    """Return the rules whose nodes take what stands inside as their fields."""
    return {rule: _in_order(node) for rule, node in nodes.items()}


def gathered(nodes: Mapping[str, Callable[..., object]]) -> dict[str, Making]:
    """Return the rules whose nodes take what stands inside as one field."""
    return {rule: _gathered(node) for rule, node in nodes.items()}


def _in_order(node: Callable[..., object]) -> Making:
    return lambda children, span: node(*children, span=span)


def _gathered(node: Callable[..., object]) -> Making:
    return lambda children, span: node(tuple(children), span=span)
