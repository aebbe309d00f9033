"""A table of points that could not be read goes in; it comes out as a mistake, the whole statement written right."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import say
from iku_dsl.syntax.mistakes.refused import RUN, Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING
from iku_dsl.syntax.vocabulary import vocabulary

HEADS = ("_POINTS", "_CATEGORIES", "_SCALE", "_TABLE")
FIGURE = r"-?[0-9][0-9_]*(?:\.[0-9]+)?"
ROW = re.compile(
    rf"(?P<key>.+?)\s*(?:[=:\u2192]|->|=>|\s-\s|\b(?:is|are|adalah|gives)\b)?\s*(?P<value>{FIGURE}[^\S\n]*%?)\s*"
)
BANDED = re.compile(
    rf"(?P<low>{FIGURE}%?)(?:\s*(?:-|\u2013|to|sampai|s/d|s\.d\.)\s*(?P<high>{FIGURE}%?))?[^\S\n]*[^\W\d]*"
)
SEVERAL = re.compile(r"[0-9]%?\s+[^\W\d_]|[^\s\w][\"\u201c\u201d]")  # two points without a comma between them
PLAIN = re.compile(r"[a-z_][a-z0-9_]*")
QUOTES = "\"'\u201c\u201d\u201e\u2018\u2019 "


def steps(refused: Refused) -> Iterator[Repair]:
    """Tell points whose words are not quoted, and points or categories of figures."""
    known = vocabulary(refused.language).words
    text = refused.source.text[refused.span.start : refused.span.end]
    heads = "|".join(known[name][0] for name in HEADS)
    found = re.match(
        rf"\s*(?P<head>{heads})\s++(?P<name>[a-z_][a-z0-9_]*+)(?P<keys>[^:\n]*+)\s*+:(?P<rows>.*)\Z", text, re.S
    )
    if not found:
        return
    rows = [each.strip() for each in re.split(r"[,;\n]", re.sub(r"#[^\n]*", "", found["rows"])) if each.strip()]
    start, end = found.start("head"), len(text.rstrip())
    pairs = [ROW.fullmatch(each) if len(each) <= RUN else None for each in rows]
    band = next((each for each in pairs if each and BANDED.fullmatch(each["key"])), None)
    place = refused.there(start, end)
    if band or found["head"] == known["_TABLE"][0]:
        some = _categories(found["name"], band, refused.language)
        hint = say("steps of a figure are `categories`: write `{some}`", some=some)
        yield Repair(SPELLING.at(place, hint, found=found["head"]), sure=True)
    elif found["head"] == known["_POINTS"][0] and not found["keys"].strip():
        each_row = [_row(each, known["_OTHERWISE"][0]) for each in pairs if each and not SEVERAL.search(each["key"])]
        written = f"{known['_POINTS'][0]} {found['name']}{found['keys'].rstrip()}: {', '.join(each_row)}"
        if len(each_row) == len(pairs) > 0:
            yield Repair(SPELLING.at(place, write(written), found=rows[0]), ((start, end, written),))


def _row(pair: re.Match[str], otherwise: str) -> str:
    """Return a row with its words in quotes, unless they are one word in small letters."""
    key = pair["key"].strip(QUOTES)
    bare = PLAIN.fullmatch(key) or key == otherwise
    return " ".join((key if bare else f'"{key}"', pair["value"].strip()))


def _categories(name: str, pair: re.Match[str] | None, language: str) -> str:
    """Return how steps of a figure begin, with the first of the rows as it is meant."""
    words = vocabulary(language).words
    head, over, start, to, is_ = (words[each][0] for each in ("_CATEGORIES", "_OVER", "_FROM", "_TO", "_IS"))
    band = BANDED.fullmatch(pair["key"]) if pair else None
    low, high = (band["low"], band["high"] or band["low"]) if band else ("0", "3")
    value = pair["value"].strip() if pair else "120%"
    return f"{head} {name} {over} …: {start} {low} {to} {high} {is_} {value}, …"
