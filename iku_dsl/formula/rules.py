"""The rules that lowering and evaluating a formula can find broken; shared by the lowering and by the readings."""

from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span

DIVISION_BY_ZERO = Rule(
    "IKU401",
    "division-by-zero",
    Severity.ERROR,
    "{formula} divides by zero{period}",
    why="A division by zero has no value; it is never an infinity and never zero.",
    example="parameter planned: 0\nvalue for_each: 1 / planned",
    instead="Say what holds then: `not applicable when planned = 0`.",
)
TOO_MANY_DIGITS = Rule(
    "IKU402",
    "too-many-digits",
    Severity.ERROR,
    "{formula} passes {most} digits",
    why="The digits of a value are bounded while computing, so that nobody can stop the program with a formula.",
    example="value x: 10 ^ 999 * 10 ^ 999",
    instead="Look for a power, or a chain of steps each multiplying the last.",
)
WRONG_POWER = Rule(
    "IKU403",
    "power-not-whole",
    Severity.ERROR,
    "the power in {formula} is {power}; it must be a whole number from -{most} to {most}",
    why="Values are exact fractions, and other powers of fractions are none.",
    example="value x: 2 ^ 0.5",
    instead="Use a whole power.",
)
WRONG_TYPE = Rule(
    "IKU404",
    "wrong-type",
    Severity.ERROR,
    "{formula} needs {needs}, and got {got}",
    why="Numbers, truths, choices, periods and dates do not mix.",
    example="value x: 1 + (2 > 1)",
    instead="Write `if 2 > 1 then … else …`.",
)
TOO_LARGE = Rule(
    "IKU405",
    "expands-too-far",
    Severity.ERROR,
    "`{name}` makes more than {most} steps here, or more than {deepest} inside one another",
    why="Definitions that use definitions can multiply without end; the number of steps is bounded.",
    example="`define b(x): a(a(x))`, `define c(x): b(b(x))`, and so on, sixty times",
    instead="Name intermediate results with `value`.",
)
NO_VALUE = Rule(
    "IKU465",
    "no-such-number",
    Severity.ERROR,
    "{formula} has no value: {reason}",
    why="An even root of a negative number, or the logarithm of zero, is no number; it is never taken for zero.",
    example="parameter income: 0\nvalue level: ln(income)",
    instead="Say what holds then: `not applicable when income = 0`.",
)
NO_CASE = Rule(
    "IKU406",
    "no-case-holds",
    Severity.ERROR,
    "no case of {name} holds{value}",
    why="Where every case has a condition and none holds, there is no value; none is invented.",
    example="parameter growth: 5%\nvalue bonus when growth > 10%: 1",
    instead="Add the case that is missing, or one without `when`.",
)
INCOMPLETE = Rule(
    "IKU505",
    "not-computed",
    Severity.ERROR,
    "{path} has statements that could not be used, so nothing is computed from it",
    why="A statement that could not be read or does not belong may be the one that changes the figure.",
    example="a contract in which the line of one indicator has a slip of the pen",
    instead="Correct the statements that are reported.",
)
WRONG_ROUNDING = Rule(
    "IKU407",
    "wrong-rounding",
    Severity.ERROR,
    "{formula} cannot round to that number of decimals",
    why="Decimals are a whole number from 0 to 30.",
    example="value x: round(2.34, 1.5)",
    instead="value x: round(2.34, 1)",
)


def incomplete(text: Span) -> Diagnostic:
    """Return why nothing that stands on a text is computed: statements of it, or of what it names, do not count."""
    return INCOMPLETE.at(text, path=text.source.path)


NO_TRUTH = Rule(
    "IKU416",
    "condition-not-applicable",
    Severity.ERROR,
    "`{condition}` does not apply to a row ({row}), so the row neither counts nor is left out",
    why="Leaving such a row out, or counting it, would be a choice that nobody made.",
    example="value part: share(zones.reached where zones.planned > 0)   # and `planned` is N/A in a row",
    instead="value part: share(zones.reached where not (zones.planned is not applicable) and zones.planned > 0)",
)
