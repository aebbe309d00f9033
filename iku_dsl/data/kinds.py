"""What a column may hold, as the manual or the contract says it: see `Kind`."""

from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Spell, in_english
from iku_dsl.model.constants import constant
from iku_dsl.model.resolve import Indicator
from iku_dsl.model.targets import in_percent
from iku_dsl.syntax.formulas import Prose, Word
from iku_dsl.syntax.statements import Attribute
from iku_dsl.syntax.vocabulary import own_name

NUMBERS = ("number", "percent")  # the types of columns in which figures stand
DATE = "date"


@attrs.frozen
class Kind:
    """What a cell may hold: its type, a percentage or not (None when nothing is said), and which words are choices.

    `spell` puts code of the language into the vocabulary of the text that says so.
    """

    percent: bool | None = None
    unit: str = ""
    choices: frozenset[str] = frozenset()
    low: Fraction | None = None
    high: Fraction | None = None
    type: str = "number"
    spell: Spell = attrs.field(default=in_english, eq=False, repr=False)


def kind_of(
    inside: Attribute | None, domain: Attribute | None, choices: frozenset[str], spell: Spell = in_english
) -> Kind:
    """Return what `in percent` and `from 0 to 4` say of a cell that holds a figure or a choice."""
    word = inside.values[0] if inside else None
    unit = word.text if isinstance(word, Word) else ""
    low, high = (constant(each) for each in domain.values) if domain else (None, None)
    said = DATE if unit == DATE else "number"
    choices = frozenset() if unit else choices  # what is counted in a unit is a number
    return Kind(None if not unit else unit == "percent", unit, choices, low, high, said, spell)


def kind_reported(indicator: Indicator) -> Kind:
    """Return what the cells of an indicator hold in a table of what was reported."""
    unit, percent = indicator.said("unit"), in_percent(indicator)
    if unit is None and indicator.unread and not percent:
        return Kind()  # its manual may say
    ends = indicator.header["domain"].values if "domain" in indicator.header else (None, None)
    low, high = (constant(each) for each in ends)
    spell = (indicator.manual or indicator.line).span.source.spell
    return Kind(percent, unit or "", low=low, high=high, spell=spell)


def printed(name: Word, said: Attribute | None) -> str:
    """Return what files call a column: its name as its author writes it, or what stands behind `as`."""
    word = said.values[0] if said is not None else None
    return word.text if isinstance(word, Prose) else own_name(name.text, name.span.source.text)
