"""A statement that could not be read goes in; caps and weights said otherwise or elsewhere come out as mistakes."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING, UNEXPECTED
from iku_dsl.syntax.vocabulary import vocabulary

SAID = {  # what stands for a cap and for a floor, in either vocabulary
    "_CAP": r"capped\s+(?:at|to)|cap|max(?:imum|imal)?|at\s+most|maks(?:imum|imal)?"
    r"|batas(?:\s+(?:atas|maks(?:imum|imal)?))?"
    r"|dibatasi|paling\s+(?:tinggi|banyak)|limit(?:ed\s+to)?",
    "_FLOOR": r"floor|min(?:imum|imal)?|at\s+least|batas\s+(?:bawah|minim(?:um|al))|paling\s+(?:rendah|sedikit)",
}
SHARE = r"[0-9][0-9_.]*[^\S\n]*%?"
ALONE = {
    terminal: re.compile(
        rf"\s*({said})\s+(?:(?:component|komponen)\s+)?([A-Z0-9]\w*(?:[.\-]\w+)*)?\s*[:=]?\s*({SHARE})\s*"
    )
    for terminal, said in ((name, rf"(?i:{pattern})") for name, pattern in SAID.items())
}
WITHIN = {
    terminal: re.compile(rf",?[^\S\n]*\b(?i:{said})[^\S\n]*[:=]?[^\S\n]*(?=[0-9])") for terminal, said in SAID.items()
}
SHARED = re.compile(
    rf"\s*(?i:component|komponen)\s+[\w.\-]+\s*(?:\"[^\"]*\"\s*)?,?\s*(?P<said>\(?\s*(?P<share>{SHARE})\s*\)?)"
)
FORMULA = re.compile(r"[,;]?\s*\b(?i:formula|rumus)\b(?:\s*[:=])?")


def alone(refused: Refused) -> Diagnostic | None:
    """Return the diagnostic of a cap that stands as a statement of its own, away from its component."""
    for terminal, pattern in ALONE.items():
        found = pattern.fullmatch(refused.plain)
        if found:
            known = vocabulary(refused.language).words
            component = f"{known['_COMPONENT'][0]} {found[2] or 'A'} …"
            line = f"{component}, {known[terminal][0]} {found[3].strip()}"
            hint = say("it stands on the line of its component: write `{line}`", line=line)
            return UNEXPECTED.at(refused.there(found.start(1), found.end(3)), hint, found=found[1], expected="")
    return None


def attributes(refused: Refused) -> Iterator[Repair]:
    """Go through the caps that are said in other words, or behind the formula."""
    yield from _said(refused)
    yield from _weightless(refused)
    yield from _formula(refused)
    yield from _behind(refused)


def _weightless(refused: Refused) -> Iterator[Repair]:
    """Tell a share behind the code or the title, without the word for a weight and perhaps in brackets."""
    found = SHARED.match(refused.plain)
    if found is not None:
        written = f"{vocabulary(refused.language).words['_WEIGHT'][0]} {found['share'].strip()}"
        edits = ((found.start("said"), found.end("said"), written),)
        place = refused.there(found.start("said"), found.end("said"))
        yield Repair(SPELLING.at(place, write(written), found=place.text), edits)


def _formula(refused: Refused) -> Iterator[Repair]:
    """Tell the word `formula` where a colon belongs."""
    for found in refused.places(FORMULA):
        place = refused.there(found.start(), found.end())
        yield Repair(SPELLING.at(place, write(":"), found=place.text.strip()), ((found.start(), found.end(), ":"),))


def _said(refused: Refused) -> Iterator[Repair]:
    """Tell `capped at 120%`, with the comma that may be missing before it."""
    for terminal, pattern in WITHIN.items():
        for found in refused.places(pattern):
            figure = re.compile(SHARE).match(refused.plain, found.end())
            if figure is None or not found.start() <= refused.offset <= figure.end():
                continue
            start = found.start() if found[0][0] == "," else found.end() - len(found[0].lstrip())
            own = vocabulary(refused.language).words[terminal][0]
            if found[0].strip() == own:  # only a comma is missing, or something else
                continue
            written = f", {own} {figure[0].strip()}"
            end = start + len(refused.plain[start : figure.end()].rstrip())
            place = refused.there(start, end)
            yield Repair(SPELLING.at(place, write(written), found=place.text), ((start, end, written),))


def _behind(refused: Refused) -> Iterator[Repair]:
    """Tell an attribute behind the formula: it belongs before the colon."""
    colon = refused.plain.find(":")
    tail = refused.plain[refused.offset :].strip(" \t,\n")
    if colon < 0 or colon > refused.offset or not tail:
        return
    text, known = refused.source.text[refused.span.start : refused.span.end], vocabulary(refused.language).words
    head, formula, start = text[:colon].rstrip(), text[colon + 1 : refused.offset], len(text) - len(text.lstrip())
    tails = [tail, *(re.sub(rf"^(?i:{said})(?=\s)", known[name][0], tail) for name, said in SAID.items())]
    for each in tails:
        written = f"{head[start:]}, {each}: {' '.join(formula.split())}".rstrip(" ,")
        end = len(text.rstrip())
        hint = say("it stands before the colon: write `{text}`", text=written)
        place = refused.there(start, end)
        yield Repair(UNEXPECTED.at(place, hint, found=tail, expected=""), ((start, end, written),))
