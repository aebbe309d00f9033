"""What the lowering knows of a choice or a bound goes in; what the text says of each of its branches can be asked."""

from enum import Enum, auto

import attrs

from iku_dsl.diagnostics.source import Span


class Kind(Enum):
    """What in a text makes a choice, or a bound."""

    CONDITIONAL = auto()
    CASE = auto()
    ROW = auto()
    BAND = auto()
    SEGMENT = auto()
    DOES_NOT_APPLY = auto()
    WEIGHT = auto()
    CAP_CASE = auto()
    FLOOR_CASE = auto()
    PART = auto()
    NO_PART = auto()
    CAP = auto()
    FLOOR = auto()
    LOWEST = auto()
    HIGHEST = auto()


@attrs.frozen
class Origin:
    """The kind of a choice and the place of each of its branches, the one that is left over last; or of a bound."""

    kind: Kind
    places: tuple[Span, ...]
