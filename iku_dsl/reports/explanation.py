"""An explanation goes in; it comes out as an indented text for a person, or as an object for a script."""

from collections.abc import Iterator
from typing import Any

from iku_dsl.diagnostics.phrase import Translate, each_of, english, say, worded
from iku_dsl.readings.explain import Explanation
from iku_dsl.reports.score_json import exactly
from iku_dsl.reports.words import needed
from iku_dsl.values.outcomes import Fault, Missing

INDENT = "    "


def explanation_text(explanation: Explanation, translate: Translate = english) -> str:
    """Return the tree, one step a paragraph: its value, its formula, the numbers put in, its line, its cells."""
    return "\n".join(_lines(explanation, 0, translate)) + "\n"


def _lines(each: Explanation, depth: int, translate: Translate) -> Iterator[str]:
    margin = INDENT * depth
    yield f"{margin}{_headline(each, translate)}"
    inner = margin + INDENT
    if each.deeper:
        yield inner + translate("(made of more steps than are shown here)")
        return
    if each.repeats:
        yield inner + translate("(explained above)")
        return
    if each.because:
        yield inner + say("since {conditions}", conditions=each_of(each.because)).words(translate)
    if each.formula and each.formula != each.text:
        yield f"{inner}= {each.formula}"
    if each.numbers and each.numbers != each.text:
        yield f"{inner}= {each.numbers}"
    yield from (f"{inner}{line}" for line in _reasons(each, depth, translate))
    yield f"{inner}{each.place}"
    yield from (f"{inner}`{datum.printed}`{_source(datum.source)} {datum.span.where}" for datum in each.data)
    for table in each.undated:
        yield inner + say("(rows of {table} without a period count in every period)", table=table).words(translate)
    for child in each.children:
        yield from _lines(child, depth + 1, translate)


def _headline(each: Explanation, translate: Translate) -> str:
    title = f' "{each.title}"' if each.title else ""
    name = each.name
    if each.subject and each.name != each.subject:
        name = say("{name} of {subject}", name=each.name, subject=each.subject).words(translate)
    return f"{name}{title}: {each.text}"


def _reasons(each: Explanation, depth: int, translate: Translate) -> Iterator[str]:
    """Go through why there is no value: all that is missing at the top, and below it where it is missing."""
    if isinstance(each.value, Fault):
        wrong = each.value.diagnostic
        elsewhere = f" {wrong.span.where}" if wrong.span and wrong.span.where != each.place else ""
        yield wrong.message.words(translate) + elsewhere
    if isinstance(each.value, Missing):
        below = {need for child in each.children for need in child.needs()} if depth else set()
        for need in (need for need in each.value.needs if need not in below):
            whose = say("{name} of {subject}", name=need.name, subject=need.subject)
            yield say("needs {what}", what=needed(need, whose)).words(translate)


def _source(source: str) -> str:
    return f" ({source})" if source else ""


def explanation_object(each: Explanation) -> dict[str, Any]:
    """Return the same tree for a script."""
    return {
        "name": each.name,
        "subject": each.subject,
        "title": each.title,
        "value": each.text,
        **exactly("", each.value),
        "formula": each.formula,
        "numbers": each.numbers,
        "because": list(each.because),
        "place": each.place,
        "undated": list(each.undated),
        "data": [{"printed": d.printed, "source": d.source, "place": d.span.where} for d in each.data],
        "needs": [
            {
                "subject": need.subject,
                "needs": worded(need.name),
                "period": worded(need.period),
                "looked_in": worded(need.looked_in),
            }
            for need in each.needs()
        ],
        "repeats": each.repeats,
        "children": [explanation_object(child) for child in each.children],
    }
