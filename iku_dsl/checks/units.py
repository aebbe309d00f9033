"""A manual goes in; what it adds to, compares with or takes for something that counts another thing is reported."""

from collections.abc import Iterator
from fractions import Fraction

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Cell, Fact, Node
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.readings.units.declared import PERCENT, unit_of
from iku_dsl.readings.units.findings import Bare, Finding, NotPlain, Scales, Side, Unlike
from iku_dsl.readings.units.graph import Read, read_units
from iku_dsl.readings.units.measure import Kind, Scale
from iku_dsl.readings.units.unit import Unit
from iku_dsl.readings.units.words import Words
from iku_dsl.values.rounding import plain_text

UNLIKE = Rule(
    "IKU330",
    "unlike-units",
    Severity.ERROR,
    "unlike units are {done}: {left} is {unit}, {right} is {other}",
    why="Rupiah and companies have no sum, and neither is more than the other. Like by like is a ratio.",
    example="input budget in rupiah\ninput firms in company\ncomponent A: budget + firms",
    instead="`component A: budget / firms`, or correct what one of them says behind `in`",
)
WITHOUT_SIGN = Rule(
    "IKU331",
    "number-beside-percent",
    Severity.ERROR,
    "{name} is in percent, and {number} beside it has no percent sign",
    why="82% is 41/50: a bare 82 would be 8200%, and nobody can tell which one is meant.",
    example="input absorbed in percent\ncomponent A: if absorbed > 80 then 100% else absorbed",
    instead="component A: if absorbed > 80% then 100% else absorbed",
)
TWO_SCALES = Rule(
    "IKU332",
    "percent-beside-hundred",
    Severity.ERROR,
    "{percentage} is in percent, and {hundred} runs from 0 to 100",
    why="On a scale from 0 to 100 a full score is 100, and as a percentage 1: side by side one counts a hundredfold.",
    example="input survey from 0 to 100\ninput absorbed in percent\ncomponent A: mean(survey, absorbed)",
    instead="component A: mean(survey / 100, absorbed)",
)
OTHER_REALISATION = Rule(
    "IKU333",
    "realisation-in-another-unit",
    Severity.ERROR,
    "the realisation is {unit}, and the manual says `{said}`",
    why="The realisation is compared with a target in the unit of the manual. Like by like is a plain number.",
    example="unit percent\ninput budget in rupiah\ncomponent A: budget",
    instead="`unit rupiah`, or a ratio: `budget / limit`",
)
NOT_PLAIN = Rule(
    "IKU334",
    "not-a-plain-number",
    Severity.ERROR,
    "{what} is a plain number, and {name} is {unit}",
    why="A weight, a power and the argument of `exp` are plain numbers: they count nothing.",
    example="input budget in rupiah\ncomponent A weight budget: done / planned",
    instead="component A weight 50%: done / planned",
)
DIVIDE = say("divide by 100 what runs to 100")


def check_units(document: AnyDocument, report: Report) -> None:
    """Report units that do not fit each other, and a realisation that is not in the unit of its manual."""
    if not isinstance(document, Manual):
        return
    read = read_units(document)
    words = Words(read.reading, frozenset((document.span, *(each.span for each in document.parts.values()))))
    once = {_key(each): each for each in reversed(read.reading.comparing.findings)}
    report.extend(_said(each, words) for each in once.values())
    report.extend(_realisation(document, read, words) if document.computes and document.complete else ())


def _key(finding: Finding) -> tuple[object, ...]:
    """Return what makes two findings one: a function that is called often has them in each call."""
    other = finding.right.unit if isinstance(finding, Unlike) else None
    return type(finding), finding.span, other


def _said(finding: Finding, words: Words) -> Diagnostic:
    match finding:
        case Unlike():
            return _unlike(finding, words)
        case NotPlain():
            side = finding.side
            hints = words.sources(side, finding.span)
            return NOT_PLAIN.at(finding.span, *hints, what=finding.what, name=words.name(side.node), unit=side.spoken)
        case Bare():
            return _bare(finding, words)
        case Scales():
            place = words.place(finding.span, finding.hundred)
            names = {"percentage": words.name(finding.percentage), "hundred": words.name(finding.hundred)}
            return TWO_SCALES.at(place, DIVIDE, **names)


def _unlike(finding: Unlike, words: Words) -> Diagnostic:
    place, left, right = words.place(finding.span, finding.right.node), finding.left, finding.right
    hints = (each for side in (left, right) for each in words.sources(side, place))
    sides = {"left": words.name(left.node), "unit": left.spoken}
    return UNLIKE.at(place, *hints, done=finding.done, right=words.name(right.node), other=right.spoken, **sides)


def _bare(finding: Bare, words: Words) -> Diagnostic:
    number, value = finding.number, finding.number.value
    place = finding.span if id(number) in words.reading.places else number.span
    shown, hundredfold = (plain_text(value * each) if isinstance(value, Fraction) else "" for each in (1, 100))
    hint = say("write {number}%, or {hundredfold}% if that is meant", number=shown, hundredfold=hundredfold)
    return WITHOUT_SIGN.at(place, hint, name=words.name(finding.beside), number=number.span.text)


def _realisation(manual: Manual, read: Read, words: Words) -> Iterator[Diagnostic]:
    """Report a realisation that counts something else than the manual says, or runs to 100 under `unit percent`."""
    said, counts = manual.header.get("unit"), read.counts
    if said is None or counts.kind is not Kind.NUMBER:
        return
    word, solution = said.values[0].text, read.reading.comparing.solution
    unit = solution.resolved(counts.unit)
    if not solution.alike(unit, unit_of(word), said.span):
        side = Side(read.realisation, unit)
        hints = (*words.sources(side, said.span), *_left_out(words, side, unit / unit_of(word), said.span))
        yield OTHER_REALISATION.at(said.span, *hints, unit=unit.spoken, said=said.span.text)
    elif word == PERCENT and counts.scale is Scale.HUNDRED:
        hundred = words.name(_hundred(read))
        yield TWO_SCALES.at(said.span, DIVIDE, percentage=say("the realisation"), hundred=hundred)


def _left_out(words: Words, side: Side, more: Unit, at: Span) -> Iterator[Phrase]:
    """Go through what to leave out, by unit, where a mean is declared in the unit of what it adds up."""
    by = {name for name, power in more.powers if isinstance(name, str) and power == -1}
    if by and len(by) == len(more.powers):
        for name, unit, line in words.counted(side.node, by, at):
            yield say(
                "a mean counts what it adds up: leave `in {unit}` out where {name} is declared ({line})",
                unit=unit,
                name=name,
                line=line,
            )


def _hundred(read: Read) -> Node:
    """Return the datum for which a realisation runs to 100."""
    data = [each for each in read.nodes if isinstance(each, (Fact, Cell))]
    return next((each for each in data if read.reading.measure(each).scale is Scale.HUNDRED), read.realisation)
