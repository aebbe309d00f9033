"""Facts and what follows from them go in; an example comes out as text of the language, in either vocabulary."""

import re
from fractions import Fraction

import attrs

from iku_dsl.model.documents import AnyDocument
from iku_dsl.readings.subjects import Subject
from iku_dsl.values.numbers import finite_decimals
from iku_dsl.values.outcomes import Fault, NotApplicable, Value
from iku_dsl.values.periods import MONTHS, Period

LABEL = re.compile(r"[A-Z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*")
NAME = re.compile(r"[a-z_][a-z0-9_]*")
CODE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_/]*(?:[.\-][A-Za-z0-9_/]+)*")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
HEAD = 'library x "x"\n'  # under which a statement alone is put into its form
LONGEST = 60  # characters of a written value
TITLE = 100
WIDTH = 116
DECIMALS = 10


@attrs.frozen
class Draft:
    """An example before it is text: its title, its period, the facts and the expectations, all in English."""

    title: str
    period: Period
    given: tuple[str, ...]
    expect: tuple[str, ...]

    def text(self) -> str:
        """Return the statement, broken where a line would be too long."""
        whole = self.period.months == MONTHS
        opening = f'example "{self.title}"' + ("" if whole else f" for {self.period}") + ":"
        lines = _broken(f"{opening} given" if self.given else opening, self.given)
        expected = "expect " + ", ".join(self.expect)
        if len(lines) == 1 and len(lines[0]) + len(expected) < WIDTH:
            return f"{lines[0]} {expected}\n"
        return "\n".join([*lines, *_broken("    expect", self.expect)]) + "\n"


def _broken(opening: str, items: tuple[str, ...]) -> list[str]:
    lines = [opening]
    for at, item in enumerate(items):
        piece = item + ("," if at < len(items) - 1 else "")
        if len(lines[-1]) + len(piece) < WIDTH:
            lines[-1] += f" {piece}"
        else:
            lines.append(f"    {piece}")
    return lines


def titled(words: str, taken: set[str]) -> str:
    """Return a title of these words that no other example has."""
    plain = re.sub(r'["\u201c\u201d\u201e]', "'", " ".join(words.split()))
    plain = plain if len(plain) <= TITLE else plain[: TITLE - 1] + "\u2026"
    found, count = plain, 1
    while found in taken:
        count += 1
        found = f"{plain} ({count})"
    return found


def label(code: str) -> str:
    """Return a component as formulas name it."""
    if NAME.fullmatch(code) or (LABEL.fullmatch(code) and code not in QUARTERS):
        return code
    return f"component {code}" if CODE.fullmatch(code) else f'component "{code}"'


def expectation(subject: Subject, value: Value, arguments: list[str | None], choices: frozenset[str]) -> str | None:
    """Return what an example says that a subject comes to; None where the language cannot say it."""
    written = [each for each in arguments if each is not None]
    if len(written) < len(arguments):
        return None
    name = label(subject.name) if subject.part else subject.name
    name = f"{name}({', '.join(written)})" if written else name
    if isinstance(value, bool):
        return name if value else f"not {name}"
    said = value_text(value, subject.percent, choices)
    return f"{name} = {said}" if said else None


def value_text(value: Value, percent: bool, choices: frozenset[str]) -> str | None:
    """Return a value as a text writes it; None where it cannot. Only a declared choice stands without quotes."""
    if isinstance(value, Fraction):
        text = number_text(value, percent)
        return text if len(text) <= LONGEST else None
    if isinstance(value, NotApplicable):
        return "not applicable"
    if isinstance(value, Fault):
        return value.diagnostic.rule.code
    if isinstance(value, str):
        bare = value in choices and NAME.fullmatch(value)
        return value if bare else None if set(value) & set('"\u201c\u201d\u201e\n') else f'"{value}"'
    return str(value) if isinstance(value, Period) else None


def number_text(value: Fraction, percent: bool) -> str:
    """Return a number exactly: with its decimals where they end, else as a quotient."""
    shown, sign = (value * 100, "%") if percent else (value, "")
    decimals = finite_decimals(shown)
    if decimals is None or decimals > DECIMALS:
        return f"{_whole(shown.numerator)}{sign} / {_whole(shown.denominator)}"
    if decimals == 3:
        decimals = 4  # three would be read as thousands by whoever writes them so
    scaled = abs(shown) * 10**decimals
    whole, part = divmod(scaled.numerator, 10**decimals)
    minus = "-" if shown < 0 else ""
    return minus + _whole(whole) + (f".{part:0{decimals}d}" if decimals else "") + sign


def _whole(number: int) -> str:
    return f"{number:_}" if abs(number) >= 10_000 else str(number)


def choices_of(document: AnyDocument) -> frozenset[str]:
    """Return the words that may stand without quotes: declared choices that nothing else is called."""
    own = document.definitions
    return own.choices - own.inputs.keys() - own.steps.keys() - own.parameters.keys()
