"""An example that could not be read goes in; its rows, figures and title come out as mistakes, written right."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING, UNEXPECTED
from iku_dsl.syntax.vocabulary import vocabulary

HEAD = re.compile(r"\s*(?:example|contoh)\b", re.IGNORECASE)
UNTITLED = re.compile(r"\s*(example|contoh)(?=\s*:)", re.IGNORECASE)
BETWEEN = re.compile(r"\)(\s*,\s*)\(")
NAMED = re.compile(r"(?<![\w.])(?:(?:rows?|baris)\s+)?(?:(?:of|in|from|dari)\s+)?([a-z_][a-z0-9_]*)\s*:?(?=\s*\()")
CELLS = re.compile(r"\(([^(),]*[^(),\s][^(),]*)\)")
BARE = re.compile(
    r"\b(?:rows\s+of|baris\s+dari)\s+[a-z_][a-z0-9_]*\s*:\s*"
    r"(?P<cells>[^()\s,](?:[^()]*?[^()\s,])?)(?=[\s,]*\b(?:expect|hasilnya)\b)"  # each blank is looked at once
)
GIVES = re.compile(r"(?<![\w.])([A-Za-z_][\w.]*)\s+(-?[0-9][0-9_.]*[^\S\n]*%?)(?=\s*(?:,|$|\bexpect\b|\bhasilnya\b))")
IF_THEN = re.compile(r":\s*(?P<given>if|jika)\b(?:.*?)\b(?P<expect>then|maka)\b", re.IGNORECASE | re.DOTALL)
SIDE_BY_SIDE = say("rows stand side by side: take the comma between them away")


def examples(refused: Refused) -> Iterator[Repair]:
    """Go through what is written otherwise in an example."""
    if HEAD.match(refused.plain):
        yield from _rows(refused)
        yield from _figures(refused)
        yield from _words(refused)


def _rows(refused: Refused) -> Iterator[Repair]:
    """Tell commas between rows, none between cells, rows without brackets, and tables without the words before them."""
    between = [(each.start(1), each.end(1), " ") for each in refused.places(BETWEEN)]
    if between:
        yield _told(refused, between[0][:2], SIDE_BY_SIDE, between)
    for found in refused.places(CELLS):
        written = f"({', '.join(found[1].split())})"
        hint = say("put a comma between two cells: write `{row}`", row=written)
        yield _told(refused, found.span(), hint, [(found.start(), found.end(), written)])
    for found in refused.places(BARE):
        hint = say("a row stands between brackets: write `({cells})`", cells=found["cells"])
        edits = [(found.start("cells"), found.end("cells"), f"({found['cells']})")]
        yield _told(refused, found.span("cells"), hint, edits)
    of = vocabulary(refused.language).words["_ROWS_OF"][0]
    for found in refused.places(NAMED):
        written = f"{of} {found[1]}:"
        yield _told(refused, found.span(), write(written), [(found.start(), found.end(), written)])


def _figures(refused: Refused) -> Iterator[Repair]:
    """Tell `done 1, planned 2`: what is given and expected has a sign between name and figure."""
    edits = [(each.start(), each.end(), f"{each[1]} = {each[2].strip()}") for each in refused.places(GIVES)]
    if edits:
        start, end, written = edits[0]
        yield _told(refused, (start, end), write(written), edits)


def _words(refused: Refused) -> Iterator[Repair]:
    """Tell an example without a title, and one told with `if` and `then`."""
    words = vocabulary(refused.language).words
    untitled = UNTITLED.match(refused.plain)
    if untitled is not None:
        written = f'{words["_EXAMPLE"][0]} "…"'
        hint = say("an example has a title: write `{text}`", text=written)
        yield _told(refused, untitled.span(1), hint, [(untitled.start(1), untitled.end(1), written)])
    spoken = IF_THEN.search(refused.plain)
    if spoken is not None:
        pairs = (("given", "_GIVEN"), ("expect", "_EXPECT"))
        edits = [(spoken.start(name), spoken.end(name), words[word][0]) for name, word in pairs]
        hint = say("write `given … expect …`")
        yield _told(refused, spoken.span("given"), hint, edits)


def _told(refused: Refused, place: tuple[int, int], hint: Phrase, edits: list[tuple[int, int, str]]) -> Repair:
    there = refused.there(*place)
    rule = UNEXPECTED.at(there, hint, found=there.text.strip(), expected="")
    spelt = SPELLING.at(there, hint, found=there.text.strip())
    return Repair(rule if hint is SIDE_BY_SIDE else spelt, tuple(edits))
