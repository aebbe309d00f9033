"""What an example gives goes in; the cells that are computed come out, and what is `N/A` as a spreadsheet has it."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from iku_dsl.diagnostics.phrase import say
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.records import GivenRows

WORDS = (written.Name, written.Contribution, written.Prose)  # of a column of words; elsewhere the row does not fit
MARK = ("n", "a")
WRITTEN_OUT = say("write `not applicable`")


def computed_cells(rows: Iterable[GivenRows]) -> Iterator[written.Formula]:
    """Go through the cells that are formulas: the names in them must be declared."""
    return (cell for each in rows for row in each.rows for cell in row if not isinstance(cell, WORDS))


def slashed(found: Iterable[written.Node], known: AbstractSet[str]) -> Iterator[written.Operation]:
    """Go through the divisions that spell `N/A`, where nothing is called by the first letter."""
    for each in found:
        if isinstance(each, written.Operation) and each.operator == "/":
            letters = _letter(each.left), _letter(each.right)
            if (letters[0].casefold(), letters[1].casefold()) == MARK and letters[0] not in known:
                yield each


def _letter(node: written.Formula) -> str:
    match node:
        case written.Name():
            return node.word.text
        case written.Contribution():
            return node.code.text
    return ""
