"""An aggregate as written goes in; what it goes over comes out: the rows of a table, or the members one level down."""

from collections.abc import Iterator

from iku_dsl.model.definitions import Definitions
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import formulas as written


def table_of(call: written.Call, definitions: Definitions) -> str | None:
    """Return the table over whose rows an aggregate goes: the first that it names, by a column or as a whole."""
    for each in sorted(_inside(call), key=lambda each: each.span.start):
        if isinstance(each, written.Column) and definitions.is_table(each.table):
            return each.table
        if isinstance(each, written.Name) and definitions.is_table(each.word.text):
            return each.word.text
    return None


def over_members(call: written.Call) -> bool:
    """Return whether an aggregate goes over the members one level down."""
    return any(
        isinstance(each, written.Column) or (isinstance(each, written.Name) and each.word.text == "members")
        for each in _inside(call)
    )


def _inside(call: written.Call) -> Iterator[written.Node]:
    return nodes(call.arguments, call.by, call.filter)
