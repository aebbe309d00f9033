"""Scores go in; the lines that say what is missing come out, one for all indicators that lack the same."""

import re
from collections.abc import Iterator, Sequence

import attrs

from iku_dsl.checks.names import KINDS
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, say, worded
from iku_dsl.formula.algebra import Fact
from iku_dsl.model.documents import Framework
from iku_dsl.model.visit import nodes
from iku_dsl.readings.scoring import Scores
from iku_dsl.reports.words import needed
from iku_dsl.syntax.formulas import Call, Name, Operation, Prose, Word
from iku_dsl.syntax.statements import Points
from iku_dsl.values.outcomes import Need

LINE = re.compile(r":\d+$")  # of a place: one line speaks of several
MOST_NAMED = 5
FEWEST = 3  # that are named in one line; two are told one by one, each with its place


def missing_lines(scores: Scores, translate: Translate = english) -> list[str]:
    """Return what is needed and not given: whose, what, where it was looked for, and what may be written."""
    found = grouped(scores.needs())
    return [_advised(line, group, scores).words(translate) for line, group in found]


def grouped_lines(needs: Sequence[Need], translate: Translate = english) -> list[str]:
    """Return what is needed and not given: whose, what, and where it was looked for."""
    return [line.words(translate) for line, _ in grouped(needs)]


def grouped(needs: Sequence[Need]) -> Iterator[tuple[Phrase, list[Need]]]:
    """Go through the lines, each with what it speaks of."""
    groups: dict[tuple[object, ...], list[Need]] = {}
    for need in needs:
        groups.setdefault((need.name, need.period, need.why), []).append(need)
    for group in groups.values():
        if len(group) < FEWEST:
            for each in group:
                said = say("{subject}: {what}", subject=each.subject, what=needed(each, each.name))
                yield said, [each]
        else:
            yield _together(group), group


def _together(group: list[Need]) -> Phrase:
    """Return one line for all: what, for when and why, and whose; the place where it is one for all of them."""
    whose = list(dict.fromkeys(each.subject for each in group))
    subjects = ", ".join(whose[:MOST_NAMED]) + (", …" if len(whose) > MOST_NAMED else "")
    places = {LINE.sub("", worded(each.looked_in)) for each in group}
    first = attrs.evolve(group[0], looked_in=min(places))
    what = needed(first, first.name, placed=len(places) == 1)
    return say("{what}: {subjects} ({count})", what=what, subjects=subjects, count=len(group))


def _advised(line: Phrase, group: list[Need], scores: Scores) -> Phrase:
    """Add the words to choose from, and that the manual would compute what was not reported."""
    name = worded(group[0].name)
    known = choices_of(name, scores.lowered.card.framework) if name in KINDS else ()
    if known:
        line = say("{line}; one of {choices}", line=line, choices=", ".join(known))
    if {each.subject for each in group} & set(_computed(scores)) and name == "realisation":
        line = say("{line}, or `--from manuals`", line=line)
    return line


def _computed(scores: Scores) -> Iterator[str]:
    """Go through the indicators that are scored as reported and that their manuals would compute."""
    for each in scores.lowered.lines:
        measured = each.index.measured
        manual = measured.indicator.manual
        if manual is not None and manual.computes and isinstance(measured.realisation, Fact):
            yield measured.indicator.key


def choices_of(name: str, framework: Framework) -> tuple[str, ...]:
    """Return the words that a framework knows for an attribute: keys of its tables, and what it is compared with."""
    found = [word for each in nodes(framework.rules) for word in _known(each, name, framework)]
    return tuple(sorted(set(found)))


def _known(node: object, name: str, framework: Framework) -> Iterator[str]:
    if isinstance(node, Operation) and _is(node.left, name):
        if isinstance(node.right, (Name, Prose)):
            yield node.right.word.text if isinstance(node.right, Name) else node.right.text
    elif isinstance(node, Call):
        yield from _keys(framework.definitions.lookups.get(node.function.text), node, name)


def _keys(table: object, call: Call, name: str) -> Iterator[str]:
    places = [at for at, argument in enumerate(call.arguments) if _is(argument, name)]
    rows = table.rows if isinstance(table, Points) else ()
    keys: list[tuple[Word | Prose, ...]] = [row.keys for row in rows]
    yield from (row[at].text for row in keys for at in places if at < len(row))


def _is(formula: object, name: str) -> bool:
    return isinstance(formula, Name) and formula.word.text == name
