"""A word that nothing is called and the words there are go in; the one most likely meant comes out as a hint."""

from collections.abc import Iterable
from difflib import get_close_matches

from iku_dsl.diagnostics.phrase import Phrase, say

LONGEST = 60
MOST = 20  # candidates compared in full: a hostile text may hold thousands of names and of slips


def meant(word: str, known: Iterable[str], cutoff: float = 0.6) -> tuple[Phrase, ...]:
    """Return `did you mean …?`, or nothing where no word comes close."""
    if not word or len(word) > LONGEST:
        return ()
    near = [each for each in known if each and abs(len(each) - len(word)) <= 4 and _alike(each, word)]
    close = get_close_matches(word, near[:MOST], n=1, cutoff=cutoff)
    return (say("did you mean `{word}`?", word=close[0]),) if close else ()


def _alike(one: str, other: str) -> bool:
    return one[0].lower() == other[0].lower() or one[-1] == other[-1] or one[1:3] == other[1:3]
