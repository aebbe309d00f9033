"""A statement that could not be read goes in; marks that are missing, too many or wrong come out as mistakes."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.syntax.mistakes.refused import Refused, Repair, own_words
from iku_dsl.syntax.rules import CUT_SHORT, UNEXPECTED
from iku_dsl.syntax.vocabulary import vocabulary

IDLE = "+-\u2013\u2014:=.,%)"  # marks that may simply be one too many
NUMBERED = re.compile(r"[0-9%]$")
BETWEEN = re.compile(r"([\w.%]+)[^\S\n]*(<=?|\u2264)[^\S\n]*([\w.%]+)[^\S\n]*(<=?|\u2264)[^\S\n]*([\w.%]+)")
COLON = re.compile(r"[^\S\n]*:[^\S\n]*")
OPERAND = re.compile(r"[\w.%]+$")
NEXT = re.compile(r"[\w.%]+")
CONDITION = re.compile(r"\b(?:if|jika|when|bila)\b")
COMPARED = re.compile(r"[<>=]")
EARLIER = re.compile(r"([\w%]+)[^\S\n]*([:=])[^\S\n]*(?=\w)")


def marks(refused: Refused) -> Iterator[Repair]:
    """Go through the marks that would make the statement readable where reading stopped."""
    if refused.ended:
        yield from _not_closed(refused)
        return
    at, word = refused.offset, refused.word
    yield from _swapped(refused, at, word)
    yield from _between(refused)
    yield _inserted(refused, ",", "_COMMA", say("put a comma before `{word}`", word=word))
    yield _inserted(refused, ":", "_COLON", say("put a `:` before `{word}`", word=word))
    yield _inserted(refused, ")", "_CLOSE", say("put a `)` before `{word}`", word=word))
    if NUMBERED.search(refused.plain[:at].rstrip()) or refused.plain[:at].rstrip().endswith(")"):
        yield _inserted(refused, "*", "FACTOR", say("put a `*` before `{word}`", word=word))
    yield from _idle(refused)


def _at(refused: Refused, hint: Phrase, start: int, end: int) -> Repair:
    return Repair(UNEXPECTED.at(refused.there(start, end), hint, found=refused.plain[start:end].strip(), expected=""))


def _inserted(refused: Refused, mark: str, terminal: str, hint: Phrase) -> Repair:
    """Return the repair that puts a mark before the word at which reading stopped."""
    at = refused.offset
    found = _at(refused, hint, at, at + len(refused.word)).diagnostic
    return Repair(found, ((at, at, f"{mark} "),) if refused.takes(terminal) else ())


def _swapped(refused: Refused, at: int, word: str) -> Iterator[Repair]:
    """Tell `=` where a formula is defined, and `:` where two things are compared."""
    if word == "=":
        hint = say("write `:` to define; `=` compares")
        yield Repair(_at(refused, hint, at, at + 1).diagnostic, ((at, at + 1, ":"),), sure=refused.takes("_COLON"))
    if word == ":":
        yield from _divided(refused, at)
        hint = say("write `=` to compare; `:` defines")
        later = [each.start() for each in re.finditer(":", refused.plain) if each.start() >= at]
        for places in ([at], later):
            yield Repair(_at(refused, hint, at, at + 1).diagnostic, tuple((each, each + 1, "=") for each in places))


def _divided(refused: Refused, at: int) -> Iterator[Repair]:
    """Tell the sign of division of Indonesian sheets; where a condition lacks its comparison it is none."""
    if re.match(rf"\s*{vocabulary(refused.language).words['_EXAMPLE'][0]}\b", refused.plain):
        return
    opened = [each.end() for each in refused.places(CONDITION) if each.start() < at]
    if opened and not COMPARED.search(refused.plain[opened[-1] :].split(":")[0] + refused.plain[at + 1 :]):
        return
    edits = tuple((each.start(), each.end(), " / ") for each in COLON.finditer(refused.plain, _before(refused, at)))
    if not edits:
        return
    start = OPERAND.search(refused.plain[: edits[0][0]])
    end = NEXT.match(refused.plain, edits[-1][1])
    first, last = start.start() if start else edits[0][0], end.end() if end else edits[-1][1]
    written = COLON.sub(" / ", refused.plain[first:last])
    hint = say("write `{divided}` to divide, or `=` for the `:` to compare", divided=written.strip())
    yield Repair(_at(refused, hint, first, last).diagnostic, edits)


def _before(refused: Refused, at: int) -> int:
    return len(refused.plain[:at].rstrip())


def _between(refused: Refused) -> Iterator[Repair]:
    """Tell `1 < x < 2`, which is two comparisons."""
    for found in refused.places(BETWEEN):
        if found.start() <= refused.offset <= found.end():
            both = f"{found[1]} {found[2]} {found[3]} and {found[3]} {found[4]} {found[5]}"
            if refused.language == "indonesian":
                both = both.replace(" and ", " dan ")
            hint = say("compare twice: write `{both}`", both=both)
            place = refused.there(found.start(), found.end())
            repaired = (found.start(), found.end(), both)
            yield Repair(UNEXPECTED.at(place, hint, found=found[4], expected=""), (repaired,))


def _idle(refused: Refused) -> Iterator[Repair]:
    """Tell a mark that is one too many, here or right before."""
    at = refused.offset
    for start in (at, at - 1, len(refused.plain[:at].rstrip()) - 1):
        mark = refused.plain[start : start + 1] if start >= 0 else ""
        if mark and mark in IDLE:
            hint = say("take the `{mark}` away", mark=mark)
            yield Repair(_at(refused, hint, start, start + 1).diagnostic, ((start, start + 1, " "),))
    idle = [each for each in EARLIER.finditer(refused.plain) if each[1].lower() in own_words(refused.language)]
    for several in (idle, *([each] for each in EARLIER.finditer(refused.plain) if each.start(2) < at)):
        if several:
            start = several[0].start(2)
            hint = say("take the `{mark}` behind `{word}` away", mark=several[0][2], word=several[0][1])
            edits = tuple((each.start(2), each.end(2), " ") for each in several)
            yield Repair(_at(refused, hint, start, start + 1).diagnostic, edits)


def _not_closed(refused: Refused) -> Iterator[Repair]:
    """Tell the bracket that is open at the end of the statement."""
    opened: list[int] = []
    for found in re.finditer(r"[()]", refused.plain):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            opened.pop()
    if not opened:
        return
    end, text = len(refused.plain.rstrip()), refused.plain
    name = re.search(r"[a-z_0-9]*$", text[: opened[0]])
    start = name.start() if name else opened[0]
    place = refused.there(start, end)
    hint = say("close the bracket: write `{closed}`", closed=place.text + ")" * len(opened))
    expected = say("; a `)` is missing")
    yield Repair(CUT_SHORT.at(place, hint, expected=expected), ((end, end, ")" * len(opened)),), sure=True)
