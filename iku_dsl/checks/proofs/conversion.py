"""A framework goes in; the question comes out whether the score of an office can fall when a realisation rises.

A framework that converts indices to a higher one, and only so many, is looked at on a small office of our own: five
indicators of which two may be converted, the one that comes first among others, the one that comes last alone.
"""

from collections.abc import Iterator
from fractions import Fraction

from iku_dsl.checks.proofs.claim import Question
from iku_dsl.checks.proofs.twice import twice, with_later
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.conditions import one_of
from iku_dsl.formula.lower_example import ANY_YEAR
from iku_dsl.formula.lower_scorecard import LoweredScorecard, lower_scorecard
from iku_dsl.model.documents import Contract, Conversion, Framework
from iku_dsl.model.read import read
from iku_dsl.model.resolve import resolve
from iku_dsl.readings.candidates import Variable
from iku_dsl.readings.domain import Datum, Domain, Kind
from iku_dsl.readings.domains import Domains, domains
from iku_dsl.readings.subjects import settings
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.vocabulary import direction_of

FULL = Fraction(100)  # the target of every indicator, and the most that it can attain
TRIED = (Fraction(0), Fraction(50), Fraction(90), Fraction(99), FULL)
ALWAYS_RISING = ("rises", "rises")
REALISATION = "realisation"
CANDIDATES = ("I-1", "I-2")
OTHERS = ("I-3", "I-4", "I-5")
GRADES = ("validity", "control")  # of an indicator, from which a framework may weigh it


def conversion(framework: Framework) -> tuple[Question, Domains] | None:
    """Return the question, and what the realisations of the office may be; None where nothing is converted."""
    office = _office(framework)
    top = _top(office) if office is not None else None
    if office is None or top is None or framework.conversion is None:
        return None
    known = with_later(_domains(office))
    moved = [each for each in (twice(top, REALISATION, code) for code in CANDIDATES) if each is not None]
    span = framework.conversion.span
    falls = one_of([each.moves("<", ">") for each in moved], span)
    indices = tuple((code, line.value) for code, line in zip(CANDIDATES, office.lines, strict=False))
    later = ((say("then score"), each.after) for each in moved)
    says = say("no rise of a realisation lowers the score where indices are converted")
    question = Question("conversion", "score", says, span, falls, shown=((say("score"), top), *indices, *later))
    return question, known


def _office(framework: Framework) -> LoweredScorecard | None:
    """Return the graph of the office; None where the framework has no rule for one, or none that says who is first."""
    rule, polarity = framework.conversion, _rising(framework)
    if rule is None or polarity is None or len(framework.levels) < 3:
        return None
    report = Report()
    text = "\n".join(_text(framework, rule, polarity)) + "\n"
    contract = read(parse(Source("", text), report), report)
    if not isinstance(contract, Contract) or report.failed:
        return None
    card = resolve(contract, framework, {}, report)
    return None if report.failed else lower_scorecard(card, "reported", report)


def _rising(framework: Framework) -> str | None:
    return next((each for each in framework.index if direction_of(each) == ALWAYS_RISING), None)


def _text(framework: Framework, rule: Conversion, polarity: str) -> Iterator[str]:
    yield f'contract office "Office" year {ANY_YEAR}'
    yield f"framework {framework.code}"
    level, above = framework.levels[1], framework.levels[2]
    parents = [each.code for each in framework.members if each.level == level][:2]
    if not parents:
        parents = ["O-1", "O-2"]
        inside = next((f" in {each.code}" for each in framework.members if each.level == above), "")
        yield from (f'{level} {code} "{code}"{inside}' for code in parents)
    kinds = rule.kinds or ("one",)
    measures = f", measures {min(rule.measures)}" if rule.measures else ""
    common = ", ".join((f"polarity {polarity}, attainable {FULL}, target year {FULL}", *_grades(framework)))
    marked = f"{common}{measures}, convertible to {rule.to.span.text}"
    yield f"indicator I-1 in {parents[0]}, kind {kinds[0]}, {marked}"
    yield f"indicator I-2 in {parents[1]}, kind {kinds[-1]}, {marked}"
    yield from (f"indicator {code} in {parents[0]}, kind {kinds[-1]}, {common}" for code in OTHERS)


def _grades(framework: Framework) -> Iterator[str]:
    """Go through what every indicator says of itself, for without it the framework would give it no weight."""
    known = domains(settings(framework)[0]).facts
    words = {name: each.words[0] for (_, name), each in known.items() if name in GRADES and each.words}
    return (f"{name} {word}" for name, word in words.items())


def _top(office: LoweredScorecard) -> Node | None:
    """Return the score of the whole, where the framework has one."""
    if not office.levels:
        return None
    level, entries = office.levels[-1]
    whole = level == office.card.framework.levels[-1] and len(entries) == 1
    return entries[0].value if whole else None


def _domains(office: LoweredScorecard) -> Domains:
    """Return that every realisation lies between nothing and what can be attained."""
    data: list[Datum] = [(line.index.measured.indicator.key, REALISATION) for line in office.lines]
    variable = Variable(REALISATION, False, Fraction(0), FULL, TRIED)
    domain = Domain(Kind.NUMBER, Fraction(0), FULL)
    return Domains(dict.fromkeys(data, domain), {}, dict.fromkeys(data, variable))
