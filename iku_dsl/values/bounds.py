"""A printed target goes in; the sign of comparison before it, if it is a bound, and the figure behind it come out."""

import re

BOUND = re.compile(r"(>=|<=|>|<|\u2265|\u2264)\s*(.*)", re.DOTALL)
SIGNS = {"\u2265": ">=", "\u2264": "<="}


def bound(text: str) -> tuple[str, str]:
    """Return `>` and `10%` for `>10 %`; no sign for a figure alone."""
    found = BOUND.fullmatch(text.strip())
    return (SIGNS.get(found[1], found[1]), found[2]) if found else ("", text)
