"""A graph and made-up facts go in; the attempt comes out: what it shows, and the example it makes, tried as text."""

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.algebra import Fact, Node
from iku_dsl.formula.lower_example import OPTIONAL
from iku_dsl.readings.branches import Branch
from iku_dsl.readings.candidates import Fancied, Variable, is_figure
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.examples import compared, run_of, sound
from iku_dsl.readings.goals import Goals
from iku_dsl.readings.subjects import Setting, Subject
from iku_dsl.readings.written_example import HEAD, Draft, choices_of, expectation, label, value_text
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.statements import Example
from iku_dsl.values.outcomes import Fault, NotApplicable, Value
from iku_dsl.values.periods import Period

STATED = ("target", "realisation", "index", "attainable", "worst", "kind", "validity", "control")
MOST_GIVEN = 16  # facts, beyond which an example is about its component alone


@attrs.frozen(eq=False)
class Attempt:
    """Facts made up in one graph for one period."""

    setting: Setting
    facts: dict[str, Value]
    period: Period

    def run(self, *nodes: Node) -> Exact:
        """Return the evaluation of some nodes, of everything where none is named."""
        run = Exact(Fancied(self.facts))
        for each in nodes or [subject.node for subject in self.setting.every]:
            run.value(each, self.period)
        return run


@attrs.frozen
class Made:
    """An example that was made: its text in English, as it is read again, and how far it is from what one would write.

    Plain is 0: 1 is that it ends in a fault, 2 that it gives a fact that does not apply.
    """

    text: str
    title: str
    example: Example
    strange: int


def make(
    attempt: Attempt, goal: Branch, goals: Goals, known: dict[str, Variable], title: str, about: list[Subject]
) -> Made | None:
    """Return the example of an attempt, read again from its text and run; None where it does not show the goal.

    It expects what shows the goal with the least around it, and the result, where that needs no more than a few facts.
    """
    concerned = _concerned(attempt, goal, goals, about)
    if len(_read_by(attempt, concerned)) > MOST_GIVEN:
        concerned = concerned[:1]
    if not concerned:
        return None
    run = attempt.run(*(each.node for each in concerned))
    values = [run.known[id(each.node), attempt.period] for each in concerned]
    arguments, read = {name for each in concerned for name in each.arguments}, _read_by(attempt, concerned)
    given = _given(attempt, read - arguments, known)
    choices = choices_of(attempt.setting.trial.document)
    expect = [
        expectation(each, value, _arguments(attempt, each, known), choices)
        for each, value in zip(concerned, values, strict=True)
    ]
    if None in given or None in expect:
        return None
    draft = Draft(title, attempt.period, tuple(filter(None, given)), tuple(filter(None, expect)))
    strange = 1 if any(isinstance(value, Fault) for value in values) else 0
    odd = any(isinstance(attempt.facts[name], NotApplicable) for name in read - set(OPTIONAL))
    return _tried(draft, goal, goals, 2 if odd else strange)


def _read_by(attempt: Attempt, concerned: list[Subject]) -> set[str]:
    """Return the facts that are read."""
    if not concerned:
        return set()
    run = attempt.run(*(each.node for each in concerned))
    return {node.name for node in run.kept if isinstance(node, Fact)}


def _concerned(attempt: Attempt, goal: Branch, goals: Goals, about: list[Subject]) -> list[Subject]:
    """Return what the example is to expect: the least that shows the goal, and the results that show it too."""
    closest = next((each for each in about if _shows(attempt, goal, goals, each)), None)
    if closest is None:
        return []
    beside = [each for each in attempt.setting.results if each in about and each is not closest]
    results = [each for each in beside if _shows(attempt, goal, goals, each)]
    computed = [each for each in results if each.name == "realisation"]  # the index follows from it
    return [closest, *(computed or results)]


def _shows(attempt: Attempt, goal: Branch, goals: Goals, subject: Subject) -> bool:
    run = attempt.run(subject.node)
    value = run.known[id(subject.node), attempt.period]
    parts = attempt.setting.trial.scope.contributions
    figure = is_figure(value) or isinstance(value, Fault)
    return figure and goal.key in goals.reached(run, parts, attempt.period)


def _given(attempt: Attempt, names: set[str], known: dict[str, Variable]) -> list[str | None]:
    """Return what the example gives, in the order in which the text declares it."""
    document = attempt.setting.trial.document
    polarity = attempt.setting.polarity
    found: list[str | None] = [f"polarity = {polarity}"] if polarity else []
    declared = (*STATED, *document.definitions.inputs)
    order = {name: at for at, name in enumerate(declared)}
    for name in sorted(names, key=lambda each: (order.get(each, len(order)), each)):
        value = attempt.facts[name]
        if name in OPTIONAL and isinstance(value, NotApplicable):
            continue  # it does not apply where an example says nothing
        said = value_text(value, known[name].percent, choices_of(document))
        found.append(f"{label(name)} = {said}" if said else None)
    return found


def _arguments(attempt: Attempt, subject: Subject, known: dict[str, Variable]) -> list[str | None]:
    choices = choices_of(attempt.setting.trial.document)
    return [value_text(attempt.facts[each], known[each].percent, choices) for each in subject.arguments]


def _tried(draft: Draft, goal: Branch, goals: Goals, strange: int) -> Made | None:
    """Return the example as whoever opens the text will read it, when it holds and shows what it is for."""
    document, text = goals.branches.document, draft.text()
    example = _read(text)
    if example is None or not sound(document, example):
        return None
    run = run_of(document, example)
    if not all(each.holds for each in compared(example, run)):
        return None
    shows = goals.reached(run.exact, run.trial.scope.contributions, run.period)
    return Made(text, draft.title, example, strange) if goal.key in shows else None


def _read(text: str) -> Example | None:
    """Return the example that a text holds, when there is nothing to say about it."""
    report = Report()
    statements = parse(Source("", HEAD + text), report).statements
    found = statements[-1] if not len(report) else None
    return found if isinstance(found, Example) else None
