"""A text as a word processor or a web page hands it over goes in; the same text without what cannot be seen comes out.

Soft hyphens, zero-width blanks and byte order marks in the middle stand inside words without showing; the other ends of
lines are those that Word puts where Shift and Enter were pressed.
"""

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u2060\ufeff"))
LINE_ENDS = dict.fromkeys(map(ord, "\u000b\u000c\u0085\u2028\u2029"), "\n")


def tidy(text: str) -> str:
    """Return the text as it looks: no mark that nobody can see, one kind of line end."""
    return text if text.isascii() and "\v" not in text and "\f" not in text else text.translate(INVISIBLE | LINE_ENDS)
