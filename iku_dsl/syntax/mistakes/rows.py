"""A statement that could not be read goes in; rows counted in words and empty calls come out as mistakes."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import say
from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING, UNEXPECTED
from iku_dsl.syntax.vocabulary import vocabulary

FUNCTIONS = {
    "count": r"(?:count|number|banyaknya|cacah)",
    "sum": r"(?:sum|total|jumlah)",
    "mean": r"(?:average|mean|rata-rata|rerata|rata_rata)",
    "max": r"(?:maximum|max|highest|terbesar|tertinggi)",
    "min": r"(?:minimum|min|lowest|terkecil|terendah)",
}
COUNTED = {
    function: re.compile(
        rf"(?<![\w.])(?:the\s+)?{said}\s+(?:of|dari)\s+(?:the\s+|all\s+)?(?P<rows>[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)?)"
    )
    for function, said in FUNCTIONS.items()
}
CHOSEN = re.compile(r"\s+(?:where|yang)\b(?P<condition>.*)", re.DOTALL)
CONDITION = re.compile(r"(?:if|when|jika|bila|ketika|apabila)\b")
EMPTY = re.compile(r"(?<![\w.])([a-z_][a-z0-9_]*)\s*\(\s*\)")


def rows(refused: Refused) -> Iterator[Repair]:
    """Go through what is said of rows as in a sentence, and what is called with nothing between the brackets."""
    yield from _counted(refused)
    yield from _condition(refused)
    yield from _empty(refused)


def _counted(refused: Refused) -> Iterator[Repair]:
    """Tell `count of reports`, alone or with the condition that follows it to the end."""
    language, end = refused.language, len(refused.plain.rstrip())
    where = vocabulary(language).words["_WHERE"][0]
    edits = []
    for function, pattern in COUNTED.items():
        for found in refused.places(pattern):
            name, named = vocabulary(language).known(function), found["rows"]
            chosen = CHOSEN.match(refused.plain, found.end())
            if chosen is not None:
                written = f"{name}({named} {where} {chosen['condition'].strip()})"
                place = refused.there(found.start(), end)
                yield Repair(SPELLING.at(place, write(written), found=place.text), ((found.start(), end, written),))
            edits.append((found.start(), found.end(), f"{name}({named})"))
    for start, stop, written in sorted(edits):
        place = refused.there(start, stop)
        yield Repair(SPELLING.at(place, write(written), found=place.text), tuple(edits))


def _condition(refused: Refused) -> Iterator[Repair]:
    """Tell the word before the condition of rows."""
    found = CONDITION.match(refused.plain, refused.offset)
    if found is not None and refused.takes("_WHERE"):
        where = vocabulary(refused.language).words["_WHERE"][0]
        place = refused.there(found.start(), found.end())
        diagnostic = UNEXPECTED.at(place, write(where), found=found[0], expected="")
        yield Repair(diagnostic, ((found.start(), found.end(), where),))


def _empty(refused: Refused) -> Iterator[Repair]:
    """Tell a call of nothing: a deadline is that of a period or a date."""
    deadlines = "|".join(word for each in ("english", "indonesian") for word in vocabulary(each).words["_DEADLINE"])
    for found in refused.places(EMPTY):
        place, name = refused.there(found.start(), found.end()), found[1]
        due = re.search(rf"^\s*(?:{deadlines})\s+{name}\b", refused.source.text, re.MULTILINE)
        period = f"{name}({vocabulary(refused.language).known('period')})"
        hint = (
            say("a deadline is that of a period or of a date: write `{name}(period)`, or the name of a date", name=name)
            if due
            else say("write between the brackets what `{name}` is taken of", name=name)
        )
        edits = ((found.start(), found.end(), period),)
        yield Repair(UNEXPECTED.at(place, hint, found=f"{name}()", expected=""), edits)
