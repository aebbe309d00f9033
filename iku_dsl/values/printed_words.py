"""A printed text goes in; the one figure in it, and the words before and behind it and what they say, come out."""

import re

import attrs

BRACKETED = re.compile(r"\([^()]*\)")
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
CURRENCY = r"rp\.?|idr|usd|us\$|\$|eur|€"  # may stand before a figure without a blank
MONEY = re.compile(CURRENCY, re.I)
FREE = re.compile(rf"(?:.*[\s<>=\u2264\u2265±~])?(?:{CURRENCY})?[+-]?", re.I | re.S)
PART_OF_A_WORD = re.compile(r"[^\W\d_]*[0-9²³]?[-/:_]")  # behind the 1 of 1a-CP, the 3 of 3/5
PERCENT = re.compile(r"\s*\\?(?:%|(?:persen|percent)\b)", re.I)  # a formula in TeX writes 50\%
MAGNITUDES = {
    "ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12,
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}  # fmt: skip
MAGNITUDE = re.compile(rf"\s*({'|'.join(MAGNITUDES)})\b", re.I)
SIGNS = {
    ">=": (
        ">=", "\u2265", "minimal", "minimum", "paling sedikit", "paling rendah", "sekurang-kurangnya", "at least",
        "tidak kurang dari", "not less than", "no less than",
    ),
    "<=": (
        "<=", "\u2264", "maksimal", "maksimum", "maximum", "paling banyak", "paling tinggi", "at most",
        "tidak lebih dari", "not more than", "no more than",
    ),
    ">": (">", "lebih dari", "di atas", "more than", "above"),
    "<": ("<", "kurang dari", "di bawah", "less than", "below"),
}  # fmt: skip
COMPARED = [(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.I), sign) for sign in SIGNS for word in SIGNS[sign]]


@attrs.frozen
class Found:
    """The figure in a text: its digits and marks, what stands around it, and the signs that it may have."""

    before: str
    number: str
    behind: str
    signs: tuple[str, ...]


def figure_in(text: str) -> Found | None:
    """Return the one figure of a text, or None. What stands in brackets beside a figure is a remark about it."""
    words = " ".join(text.replace("\u2212", "-").split())
    wrapped = BRACKETED.fullmatch(words) is not None
    words = words[1:-1].strip() if wrapped else words
    open_words = BRACKETED.sub(lambda each: " " * len(each[0]), words)
    found = [each for each in NUMBER.finditer(open_words) if _counts(open_words, each)]
    if len(found) != 1 or not _stands_alone(open_words, found[0]):
        return None
    before, number, behind = words[: found[0].start()], found[0][0], words[found[0].end() :]
    if words.count("%") > (PERCENT.search(behind) is not None):  # of 100% (50%) nobody knows which is meant
        return None
    sign = before[-1:] if before[-1:] in ("+", "-") else ""
    return Found(before.removesuffix(sign), number, behind, ("", "-") if wrapped and not sign else (sign,))


def _counts(words: str, number: re.Match[str]) -> bool:
    """Return whether a number is one of its own, and not the 2 of m2."""
    return not words[: number.start()][-1:].isalpha() or FREE.fullmatch(words[: number.start()]) is not None


def _stands_alone(words: str, number: re.Match[str]) -> bool:
    """Return whether a number is a figure, and not a piece of a code or of a date."""
    free = FREE.fullmatch(words[: number.start()]) is not None
    return free and PART_OF_A_WORD.match(words[number.end() :]) is None


def comparison(before: str) -> tuple[str, str]:
    """Return the sign of comparison in the words before a figure, and those words without it."""
    for pattern, sign in COMPARED:
        if pattern.search(before):
            return sign, pattern.sub(" ", before, count=1)
    return "", before


def left_over(before: str, behind: str) -> str:
    """Return the words around a figure, without their brackets and the marks at their ends."""
    return " ".join(re.sub(r"[()]", " ", f"{before} {behind}").split()).strip(" .,;:")
