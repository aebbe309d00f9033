"""The kind of a branch goes in; what is said of one that no example takes comes out, and the title of such a one."""

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.origin import Kind

Said = tuple[Phrase, Phrase]
AT_BOUND = {
    Kind.CAP: say("{name} at its cap"),
    Kind.FLOOR: say("{name} at its floor"),
    Kind.LOWEST: say("the index at its lowest"),
    Kind.HIGHEST: say("the index at its highest"),
}
SAID: dict[tuple[Kind, str], Said] = {
    (Kind.CONDITIONAL, "case"): (
        say("no example in which `{condition}` holds, in {name}"),
        say("{name}, where {condition}"),
    ),
    (Kind.CONDITIONAL, "rest"): (
        say("no example in which `{condition}` does not hold, in {name}"),
        say("{name}, not where {condition}"),
    ),
    (Kind.CASE, "case"): (
        say("the case `{text}` of {name} is reached by no example"),
        say("{name} when {text}"),
    ),
    (Kind.CASE, "rest"): (
        say("the case of {name} in which no condition holds is reached by no example"),
        say("{name} when no condition holds"),
    ),
    (Kind.ROW, "case"): (
        say("the row `{text}` of `{name}` is reached by no example"),
        say("{name}, row {text}"),
    ),
    (Kind.ROW, "rest"): (
        say("the row `{text}` of `{name}` is reached by no example"),
        say("{name}, row {text}"),
    ),
    (Kind.BAND, "case"): (
        say("the band `{text}` of `{name}` is reached by no example"),
        say("{name}, band {text}"),
    ),
    (Kind.SEGMENT, "first"): (
        say("the end of `{name}` up to {high} is reached by no example"),
        say("{name} up to {high}"),
    ),
    (Kind.SEGMENT, "case"): (
        say("the stretch of `{name}` from {low} to {high} is reached by no example"),
        say("{name} from {low} to {high}"),
    ),
    (Kind.SEGMENT, "rest"): (
        say("the end of `{name}` above {high} is reached by no example"),
        say("{name} above {high}"),
    ),
    (Kind.DOES_NOT_APPLY, "case"): (
        say("no example in which {name} does not apply: `{text}`"),
        say("{name} does not apply"),
    ),
    (Kind.DOES_NOT_APPLY, "rest"): (
        say("no example in which {name} applies"),
        say("{name} applies"),
    ),
    (Kind.WEIGHT, "case"): (
        say("no example in which {name} has the `{text}`"),
        say("{name} with {text}"),
    ),
    (Kind.WEIGHT, "rest"): (
        say("no example in which {name} has a weight without a condition"),
        say("{name} with its other weight"),
    ),
    (Kind.CAP_CASE, "case"): (
        say("no example in which {name} has the `{text}`"),
        say("{name} with {text}"),
    ),
    (Kind.CAP_CASE, "rest"): (
        say("no example in which {name} has no cap"),
        say("{name} without a cap"),
    ),
    (Kind.FLOOR_CASE, "case"): (
        say("no example in which {name} has the `{text}`"),
        say("{name} with {text}"),
    ),
    (Kind.FLOOR_CASE, "rest"): (
        say("no example in which {name} has no floor"),
        say("{name} without a floor"),
    ),
    (Kind.PART, "case"): (
        say("no example in which {name} does not apply"),
        say("{name} does not apply"),
    ),
    (Kind.PART, "rest"): (
        say("no example in which {name} applies"),
        say("{name} applies"),
    ),
    (Kind.NO_PART, "case"): (
        say("no example in which no part of {name} applies"),
        say("no part of {name} applies"),
    ),
    (Kind.NO_PART, "rest"): (
        say("no example in which a part of {name} applies"),
        say("a part of {name} applies"),
    ),
    (Kind.CAP, "case"): (
        say("no example lets the cap of {name} bind"),
        say("{name} above its cap"),
    ),
    (Kind.CAP, "rest"): (
        say("no example leaves {name} within its cap"),
        say("{name} within its cap"),
    ),
    (Kind.FLOOR, "case"): (
        say("no example lets the floor of {name} bind"),
        say("{name} below its floor"),
    ),
    (Kind.FLOOR, "rest"): (
        say("no example leaves {name} above its floor"),
        say("{name} above its floor"),
    ),
    (Kind.LOWEST, "case"): (
        say("no example lets the lowest index bind"),
        say("the index below its lowest"),
    ),
    (Kind.LOWEST, "rest"): (
        say("no example leaves the index above its lowest"),
        say("the index above its lowest"),
    ),
    (Kind.HIGHEST, "case"): (
        say("no example lets the highest index bind"),
        say("the index above its highest"),
    ),
    (Kind.HIGHEST, "rest"): (
        say("no example leaves the index below its highest"),
        say("the index below its highest"),
    ),
}
