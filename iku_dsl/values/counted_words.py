"""A count that is printed in words goes in; the figure comes out: 6 of `enam komponen`, 2 of `two parts`."""

from fractions import Fraction

from iku_dsl.values.printed_figure import PrintedFigure

INDONESIAN = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas"
ENGLISH = "one two three four five six seven eight nine ten eleven twelve"
WORDS = {word: number for words in (INDONESIAN, ENGLISH) for number, word in enumerate(words.split(), start=1)}
TENS = ("belas", "puluh", "ratus", "ribu", "hundred", "thousand")  # behind which the first word alone says nothing


def in_words(text: str) -> tuple[PrintedFigure, ...]:
    """Return the figure that a text begins with in words; none where no such word stands there."""
    first, second, *_ = [*text.casefold().replace("(", " ").replace(")", " ").split(), "", ""]
    if first not in WORDS or second in TENS:
        return ()
    return (PrintedFigure(Fraction(WORDS[first]), Fraction(1), 0),)
