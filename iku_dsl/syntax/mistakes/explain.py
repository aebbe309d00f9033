"""What Lark did not expect goes in; a diagnostic that names the likely mistake and its fix comes out."""

import re
from collections.abc import Iterator

import lark

from iku_dsl.diagnostics.phrase import Phrase, listed, say, worded
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax.choice import first_words
from iku_dsl.syntax.heads import meant_head, words_at_the_start
from iku_dsl.syntax.mistakes.attributes import alone, attributes
from iku_dsl.syntax.mistakes.deadlines import deadlines
from iku_dsl.syntax.mistakes.direction import turned
from iku_dsl.syntax.mistakes.examples import examples
from iku_dsl.syntax.mistakes.figures import figures
from iku_dsl.syntax.mistakes.marks import marks
from iku_dsl.syntax.mistakes.names import names, new_names
from iku_dsl.syntax.mistakes.pasted import bullets, indented, pasted, row
from iku_dsl.syntax.mistakes.periods import periods
from iku_dsl.syntax.mistakes.quotes import quotes, titles
from iku_dsl.syntax.mistakes.refused import Refused, Repair, best, refusal
from iku_dsl.syntax.mistakes.rows import rows
from iku_dsl.syntax.mistakes.signs import signs
from iku_dsl.syntax.mistakes.spoken import spoken
from iku_dsl.syntax.mistakes.spreadsheet import spreadsheet
from iku_dsl.syntax.mistakes.steps import steps
from iku_dsl.syntax.mistakes.targets import targets
from iku_dsl.syntax.mistakes.units import units
from iku_dsl.syntax.mistakes.words import words
from iku_dsl.syntax.rules import CUT_SHORT, RESERVED, UNEXPECTED, UNKNOWN_STATEMENT
from iku_dsl.syntax.vocabulary import vocabulary

WINDOWS = re.compile(r"(?:over|rentang|to\s+date|sampai\s+dengan)\b")
CHOOSING = re.compile(r"\b(?:where|yang|by|menurut)\b(?=[^()]*(?:\([^()]*\)[^()]*)*$)")  # in the innermost call
SIGNS: dict[str, str | Phrase] = {
    "_COMMA": "`,`",
    "_COLON": "`:`",
    "_OPEN": "`(`",
    "_CLOSE": "`)`",
    "PLUS": "`+`",
    "MINUS": "`-`",
    "FACTOR": "`*`",
    "POWER": "`^`",
    "COMPARATOR": say("a comparison"),
    "NUMBER": say("a number"),
    "STRING": say("a text in quotes"),
    "NAME": say("a name"),
    "CODE": say("a code"),
    "LABEL": say("a label"),
    "DOTTED": say("a column"),
    "$END": say("the end"),
}
FORMULA_STARTS = {"NUMBER", "NAME", "_OPEN", "LABEL"}
KINDS = (
    bullets,
    spreadsheet,
    figures,
    steps,
    deadlines,
    rows,
    examples,
    periods,
    targets,
    units,
    spoken,
    attributes,
    signs,
    quotes,
    names,
    words,
    marks,
    titles,
    pasted,
    new_names,
)
MOST = 6
ATTRIBUTES = ("_WEIGHT", "_CAP", "_FLOOR", "_TARGET", "_IF", "_THEN", "_ELSE")


def explain(error: lark.UnexpectedInput, chunk: Span, language: str, patient: bool = True) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a statement that Lark refused. Without patience its likely mistake is not sought."""
    refused = refusal(error, chunk, language)
    if refused.is_long:
        return (_plainly(refused),)
    known = _awaited(refused) or turned(refused) or row(chunk, language)
    several = () if known else indented(refused)
    return several or (known or _one(refused, patient),)


def _one(refused: Refused, patient: bool) -> Diagnostic:
    known = alone(refused) or _unknown_head(refused)
    return known or (best(refused, _all(refused)) if patient else None) or _plainly(refused)


def _all(refused: Refused) -> Iterator[Repair]:
    for kind in KINDS:
        yield from kind(refused)


def _awaited(refused: Refused) -> Diagnostic | None:
    """Return the diagnostic of what belongs to the language and is not read yet."""
    before = refused.plain[: refused.offset]
    inside = before.count("(") > before.count(")")  # the words of windows also stand elsewhere
    later = WINDOWS.match(refused.rest) if inside else None
    if later is None:
        return None
    place = refused.there(refused.offset, refused.offset + later.end())
    passed = CHOOSING.search(before)
    if passed is not None:
        hint = say("write `{word}` before `{passed}`", word=later[0], passed=passed[0])
        return UNEXPECTED.at(place, hint, found=later[0], expected="")
    return RESERVED.at(place, "leave it out for now", word=later[0])


def _unknown_head(refused: Refused) -> Diagnostic | None:
    """Return the diagnostic of a statement whose first word is none, when it is close to one."""
    found = re.match(r"\s*([^\W\d_]\w*)", refused.plain)
    if found is None or found[1].lower() in words_at_the_start(refused.language):
        return None
    hints = meant_head(found[1], refused.language)
    place = refused.there(found.start(1), found.end(1))
    return UNKNOWN_STATEMENT.at(place, *hints, word=found[1], levels="") if hints else None


def _plainly(refused: Refused) -> Diagnostic:
    """Return the diagnostic that says no more than where reading stopped and what could have stood there."""
    if refused.ended:
        end = len(refused.bare.rstrip())
        return CUT_SHORT.at(refused.there(max(0, end - 1), end), *_missing(refused), expected=_expected(refused))
    at, word = refused.offset, refused.word
    return UNEXPECTED.at(refused.there(at, at + len(word)), *_advice(refused), found=word, expected=_expected(refused))


def _missing(refused: Refused) -> tuple[Phrase, ...]:
    if refused.takes("_EXPECT"):
        return (say("add `expect` and what comes out; `;` ends a statement"),)
    return (say("add `else` and what holds otherwise"),) if refused.takes("_ELSE") else ()


def _advice(refused: Refused) -> tuple[Phrase, ...]:
    """Return what to do with a line that is no statement, or with one that begins behind blanks."""
    before, word = refused.plain[: refused.offset], refused.word.lower()
    first = re.match(r"\s*([^\W\d_]*)", refused.plain)
    if first and first[1].lower() not in first_words(refused.language):
        if _says_something(refused):
            return (say('begin a statement with its word, such as `component A "…" weight 5%`'),)
        return (say("put `#` before a line that is a note; begin a statement with its word, such as `component`"),)
    if word in first_words(refused.language) and "\n" in before[len(before.rstrip()) :]:
        return (say("a statement begins in column one: take the blanks before it away"),)
    return ()


def _says_something(refused: Refused) -> bool:
    """Return whether a line holds figures or words of rules, and no heading: as a note it would be lost."""
    known, text = vocabulary(refused.language).words, refused.plain.lower()
    rules = {each for name in ATTRIBUTES for each in known[name]}
    return bool(re.search(r"[0-9]", text)) or not rules.isdisjoint(re.findall(r"[^\W\d_]+", text))


def _expected(refused: Refused) -> str | Phrase:
    spellings = vocabulary(refused.language).words
    if refused.accepted >= FORMULA_STARTS:
        return say("; a formula is expected")
    plain = [
        SIGNS.get(name) or f"`{spellings[name][0]}`" for name in refused.accepted if name in SIGNS or name in spellings
    ]
    if not plain or len(plain) > MOST * 2:
        return ""
    known = listed(sorted(plain, key=worded)[:MOST])
    return say("; expected: {known}, …", known=known) if len(plain) > MOST else say("; expected: {known}", known=known)
