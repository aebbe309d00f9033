"""A statement that could not be read goes in; comparisons and headers told in sentences come out as mistakes."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import say
from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING
from iku_dsl.syntax.vocabulary import vocabulary

MORE = (
    r"(?:more|greater|larger|higher|bigger)\s+than|lebih\s+(?:(?:besar|tinggi|banyak)\s+)?(?:dari|daripada)|"
    r"above|exceeds|melebihi|di\s+atas"
)
LESS = (
    r"(?:less|fewer|smaller|lower)\s+than|lebih\s+(?:kecil|rendah|sedikit)\s+(?:dari|daripada)|kurang\s+(?:dari|daripada)"
    r"|below|di\s+bawah"
)
MORE_OR_SAME = (
    r"(?:more|greater|larger)\s+than\s+or\s+equal\s+to|lebih\s+(?:besar\s+)?(?:dari\s+)?atau\s+sama\s+dengan"
    r"|lebih\s+(?:besar\s+)?dari\s+atau\s+sama\s+dengan|(?:not|tidak)\s+(?:less\s+than|kurang\s+dari)|at\s+least|sekurang-kurangnya"
)
LESS_OR_SAME = (
    r"(?:less|smaller)\s+than\s+or\s+equal\s+to|(?:lebih\s+kecil|kurang)\s+(?:dari\s+)?atau\s+sama\s+dengan"
    r"|not\s+more\s+than|tidak\s+lebih\s+(?:besar\s+)?dari|at\s+most"
)
OTHER = r"not\s+equal\s+to|tidak\s+sama\s+dengan|bukan\s+sama\s+dengan"
SAME = r"(?:equal|equals)\s+to|equals|sama\s+dengan|the\s+same\s+as"
SIGNS = {">=": MORE_OR_SAME, "<=": LESS_OR_SAME, "<>": OTHER, ">": MORE, "<": LESS, "=": SAME}
SPOKEN = re.compile(
    r"(?:\b(?:is|adalah)\s+)?(?:"
    + "|".join(rf"(?P<s{number}>\b(?:{words})\b)" for number, words in enumerate(SIGNS.values()))
    + ")",
    re.IGNORECASE,
)
ELSE = re.compile(
    r"(?:[,;]\s*)?\b(?:otherwise|or\s+else|(?:jika|kalau|bila)\s+(?:tidak|bukan)|selain\s+itu|lainnya)\b,?", re.I
)
CONDITION = re.compile(r"\b(?:if|jika)\b", re.IGNORECASE)
PERCENT = re.compile(r"\s*(?:unit|satuan)\s*[:=]?\s*([%\uff05])")
BETTER = re.compile(
    r"\s*((?:polarity|polarisasi)\s*[:=]?\s*)((?:(?:the|is|semakin|makin)\s+)*"
    r"(?P<way>higher|bigger|larger|more|tinggi|besar|banyak|lower|smaller|less|fewer|rendah|kecil|sedikit)\b[^;,\n]*)",
    re.IGNORECASE,
)
UPWARD = ("higher", "bigger", "larger", "more", "tinggi", "besar", "banyak")
EXAMPLE = re.compile(
    r"\s*(?:example|contoh)\s++(?P<title>[^:\n]+):\s*+(?:(?:given|diketahui)\s++)?(?P<facts>[^:]*?[^:\s,])[\s,]*+"
    r"(?:\b(?:gives?|expect|results?\s+in|hasilnya|menghasilkan|maka)\b|=>|->|\u2192)\s*+(?P<result>[^:]*[^:\s])\s*$",
    re.IGNORECASE,
)
BARE = re.compile(r"[0-9][0-9_.]*\s*%?")


def spoken(refused: Refused) -> Iterator[Repair]:
    """Go through what is told in a sentence: a condition, a unit, a polarity, an example."""
    yield from _compared(refused)
    for pattern in (PERCENT, BETTER):
        found = pattern.match(refused.plain)
        if found:
            yield _header(refused, found)
    yield from _example(refused)


def _compared(refused: Refused) -> Iterator[Repair]:
    """Tell comparisons in words, all those of a formula together."""
    other = vocabulary(refused.language).words["_ELSE"][0]
    edits = [(each.start(), each.end(), _sign(each)) for each in refused.places(SPOKEN)]
    edits += [(each.start(), each.end(), f" {other}" if each[0][0] in ",;" else other) for each in refused.places(ELSE)]
    opened = [each.start() for each in refused.places(CONDITION) if each.start() <= refused.offset]
    if not edits or not opened:
        return
    text = refused.source.text[refused.span.start : refused.span.end]
    start, end = opened[0], len(refused.plain.rstrip())
    written = text[start:end]
    for first, last, sign in sorted(edits, reverse=True):
        if first >= start:
            written = written[: first - start] + sign + written[last - start :]
    written = re.sub(r"[^\S\n]+", " ", written)
    place = refused.there(start, end)
    yield Repair(SPELLING.at(place, write(written), found=place.text), ((start, end, written),))


def _sign(found: re.Match[str]) -> str:
    return next(sign for number, sign in enumerate(SIGNS) if found[f"s{number}"])


def _header(refused: Refused, found: re.Match[str]) -> Repair:
    known = vocabulary(refused.language)
    if found.re is PERCENT:
        written = f"{known.words['_UNIT'][0]} {known.known('percent')}"
    else:
        way = "maximize" if found["way"].lower() in UPWARD else "minimize"
        written = f"{known.words['_POLARITY'][0]} {way}"
    start, end = len(found[0]) - len(found[0].lstrip()), len(found[0].rstrip())
    place = refused.there(start, end)
    return Repair(SPELLING.at(place, write(written), found=place.text), ((start, end, written),))


def _example(refused: Refused) -> Iterator[Repair]:
    """Tell an example without its quotes and words; a bare result is the realisation."""
    text = refused.source.text[refused.span.start : refused.span.end]
    found = EXAMPLE.match(text)
    if not found:
        return
    known = vocabulary(refused.language)
    words = [known.words[name][0] for name in ("_EXAMPLE", "_GIVEN", "_EXPECT")]
    title, result = found["title"].strip("'\"\u201c\u201d\u2018\u2019 "), found["result"].rstrip(".")
    if BARE.fullmatch(result):
        result = f"{known.words['_REALISATION'][0]} = {result}"
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    written = f'{words[0]} "{title}": {words[1]} {found["facts"]} {words[2]} {result}'
    place = refused.there(start, end)
    hint = say("write `{text}`", text=written)
    yield Repair(SPELLING.at(place, hint, found=title), ((start, end, written),))
