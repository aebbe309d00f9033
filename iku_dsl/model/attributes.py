"""The attributes of a statement go in; the same, sorted by name, come out; those it cannot take are reported."""

from collections.abc import Iterable, Iterator

from iku_dsl.diagnostics.phrase import Code, listed, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.suggest import closest
from iku_dsl.model.documents import Header
from iku_dsl.model.rules import SAID_TWICE, WRONG_ATTRIBUTE
from iku_dsl.syntax.statements import Attribute

HEADER = frozenset(
    "unit polarity consolidate kind measures attainable validity control worst convertible domain".split()
)
PART = frozenset("weight cap floor not_applicable_when given inside domain".split())
INPUT = frozenset("inside domain consolidate optional printed_as".split())
MEMBER = frozenset("weight inside".split())
LINE = HEADER | frozenset("inside target period_target weight by_manual part".split())
CONVERSION = frozenset("convertible measures at_most first then".split())
REPEATED = frozenset("weight cap floor then target period_target not_applicable_when".split())


def sorted_attributes(
    attributes: Iterable[Attribute], takes: frozenset[str], statement: str, report: Report
) -> dict[str, tuple[Attribute, ...]]:
    """Return the attributes by name. Only a weight, a bound or a target may be said more than once, as cases."""
    found: dict[str, tuple[Attribute, ...]] = {}
    for each in _flat(attributes):
        if each.name not in takes:
            _refuse(each, takes, statement, report)
        elif each.name in found and (each.name not in REPEATED or _again(each, found[each.name])):
            first = found[each.name][0].span.line
            report.add(SAID_TWICE.at(each.span, "keep one of them", what=each.span.text, line=first))
        else:
            found[each.name] = (*found.get(each.name, ()), each)
    return found


def _again(attribute: Attribute, before: tuple[Attribute, ...]) -> bool:
    """Return whether a weight or bound without a condition is said a second time: nobody could tell which holds."""
    if attribute.name not in ("weight", "cap", "floor"):
        return False
    return attribute.values[-1] is None and any(each.values[-1] is None for each in before)


def _flat(attributes: Iterable[Attribute]) -> Iterator[Attribute]:
    """Go through the attributes, and those that `given in percent from 0 to 4` carries inside."""
    for each in attributes:
        yield each
        if each.name == "given":
            yield from (inner for inner in each.values if isinstance(inner, Attribute))


def header(attributes: Iterable[Attribute], report: Report) -> Header:
    """Return what a manual says in its header, one attribute a name."""
    found = {name: said[0] for name, said in sorted_attributes(attributes, HEADER, "header", report).items()}
    if "convertible" in found:
        refuse_condition(found["convertible"], "header", report)
    return found


def refuse_condition(attribute: Attribute, statement: str, report: Report) -> None:
    """Report a condition, or a share, where nothing would ask for it: an indicator is only marked or weighed."""
    if any(value is not None for value in attribute.values[1:]):
        hint = say("a condition belongs to the framework")
        what = Code(f"{spoken(attribute.name)} … when")
        report.add(WRONG_ATTRIBUTE.at(attribute.span, hint, statement=Code(statement), attribute=what))


def _refuse(attribute: Attribute, takes: frozenset[str], statement: str, report: Report) -> None:
    close = closest(spoken(attribute.name), map(spoken, takes))
    hints = (say("did you mean `{word}`?", word=Code(close)),) if close else ()
    taken = listed(say("`{name}`", name=Code(spoken(name))) for name in sorted(takes))
    hint, what = say("it takes {taken}", taken=taken), Code(spoken(attribute.name))
    report.add(WRONG_ATTRIBUTE.at(attribute.span, *hints, hint, statement=Code(statement), attribute=what))


def spoken(name: str) -> str:
    """Return an attribute as an author writes it."""
    words = {
        "inside": "in",
        "domain": "from … to",
        "printed_as": "as",
        "by_manual": "manual",
        "part": "component",
        "convertible": "convertible to",
        "period_target": "target",
        "not_applicable_when": "not applicable when",
    }
    return words.get(name, name.replace("_", " "))
