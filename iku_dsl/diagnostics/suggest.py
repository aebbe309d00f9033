"""A word that nothing is called and the words there are go in; the one most likely meant comes out, or a hint."""

from collections.abc import Iterable

from iku_dsl.diagnostics.phrase import Phrase, say

LONGEST = 60
MOST = 20  # candidates compared in full: a hostile text may hold thousands of names and of slips
FARTHEST = 4  # characters by which the lengths may differ
ALIKE = 0.65  # of 1, which is the same word
MUCH_ALIKE = 0.8  # where words of one's own may stand as well


def meant(word: str, known: Iterable[str]) -> tuple[Phrase, ...]:
    """Return `did you mean …?`, or nothing where no word comes close."""
    close = closest(word, known)
    return (say("did you mean `{word}`?", word=close),) if close else ()


def closest(word: str, known: Iterable[str], alike: float = ALIKE) -> str | None:
    """Return the known word that is most like this one, whatever their capitals, or None where none is that alike."""
    if not word or len(word) > LONGEST:
        return None
    near = sorted({each for each in known if each and _near(each, word)}, key=lambda each: _distance(each, word))
    return _most_alike(word, near[:MOST], alike) if near else None


def _most_alike(word: str, near: list[str], alike: float) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - a text without a slip must not wait for it

    plain = {each.casefold(): each for each in reversed(near)}
    close = get_close_matches(word.casefold(), plain, n=1, cutoff=alike)
    return plain[close[0]] if close else None


def _distance(one: str, other: str) -> tuple[int, int, str]:
    """Return how far two words are apart at a glance: in length, and in the letters in their places from either end."""
    plain, word = one.casefold(), other.casefold()
    ends = sum(map(str.__eq__, plain, word)) + sum(map(str.__eq__, plain[::-1], word[::-1]))
    return abs(len(one) - len(other)), -ends, one


def _near(one: str, other: str) -> bool:
    """Return whether two words may be alike: a quick look before the slow one."""
    if abs(len(one) - len(other)) > FARTHEST:
        return False
    one, other = one.casefold(), other.casefold()
    return one[0] == other[0] or one[-1] == other[-1] or one[1:3] == other[1:3]
