"""The name of a month in either language goes in, whole or short; its number comes out."""

from iku_dsl.diagnostics.phrase import say

BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
SPOKEN = (
    say("january"), say("february"), say("march"), say("april"), say("may"), say("june"),
    say("july"), say("august"), say("september"), say("october"), say("november"), say("december"),
)  # fmt: skip
NAMES = [each.template for each in SPOKEN]
SHORT = 3  # letters by which a month is told in both languages, but for these
ABBREVIATED = {"agt": 8, "ags": 8, "agst": 8, "sept": 9, "nop": 11}


def month_named(word: str) -> int | None:
    """Return the number of a month by its name in small letters, or the beginning of it, in either language."""
    if word in ABBREVIATED:
        return ABBREVIATED[word]
    names = [*enumerate(NAMES, 1), *enumerate(BULAN, 1)]
    return next((number for number, name in names if word in (name, name[:SHORT])), None)
