"""A line of a contract and its manual go in; the unit that the manual is applied to comes out, or what does not fit."""

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.documents import Line, Manual, Unit

WHICH_UNIT = Rule(
    "IKU270",
    "which-unit",
    Severity.ERROR,
    "the manual {manual} is for each `{key}`, and {code} does not say for which",
    why="The data of such a manual hold the rows of many units; those of one of them make the figure of a line.",
    example="for each region   # in the manual kek\nindicator 3.2 in SP3, manual kek",
    instead='indicator 3.2 in SP3, manual kek for region "Wilayah I"',
)
OTHER_KEY = Rule(
    "IKU271",
    "other-key",
    Severity.ERROR,
    "{code} takes the manual {manual} for `{said}`; it is for each `{key}`",
    why="The word names the column of the data in which the unit stands, and must be the manual's own.",
    example='for each region   # in the manual kek\nindicator 3.2 in SP3, manual kek for zone "Wilayah I"',
    instead='indicator 3.2 in SP3, manual kek for region "Wilayah I"',
)
NO_UNITS = Rule(
    "IKU272",
    "no-units",
    Severity.ERROR,
    "{code} takes the manual {manual} for `{said}`; the manual has no units",
    why="Without `for each` all rows of the data belong to one figure, so the line would be given that of all units.",
    example='manual kek "Facilitation"   # without `for each`\nindicator 3.2 in SP3, manual kek for region "Wilayah I"',
    instead="`for each region` in the manual, or a line without `for region …`",
)


def named_subject(name: str, unit: str) -> str:
    """Return what results call one unit of something: `3.2 (Wilayah I)`."""
    return f"{name} ({unit})"


def unit_of(line: Line, manual: Manual, key: str) -> Unit | None:
    """Return the unit that a line takes its manual for; None without one, and where the two do not fit."""
    if line.unit is None or misfit(line, manual, key) is not None:
        return None
    return Unit(line.unit.text, named_subject(key, line.unit.text))


def misfit(line: Line, manual: Manual, key: str) -> Diagnostic | None:
    """Return how a line and its manual disagree about units, if they do."""
    named = {"code": key, "manual": manual.code, "key": manual.key}
    if line.key is None or line.unit is None:
        hint = say('write `manual {manual} for {key} "…"`', manual=manual.code, key=manual.key)
        return WHICH_UNIT.at(line.span, hint, **named) if manual.key else None
    if not manual.key:
        hint = say("write `for each {key}` in the manual, or leave it out here", key=line.key.text)
        return NO_UNITS.at(line.key.span, hint, code=key, manual=manual.code, said=line.key.text)
    if line.key.text != manual.key:
        hints = meant(line.key.text, (manual.key,)) or (say('write `for {key} "…"`', key=manual.key),)
        return OTHER_KEY.at(line.key.span, *hints, said=line.key.text, **named)
    return None
