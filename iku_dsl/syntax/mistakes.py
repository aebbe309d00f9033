"""What Lark did not expect goes in; a diagnostic that names the likely mistake and its fix comes out."""

import re
from difflib import get_close_matches

import lark

from iku_dsl.diagnostics.phrase import Phrase, listed, say, worded
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.vocabulary import OTHER, SPOKEN, vocabulary

UNEXPECTED = Rule(
    "IKU110",
    "not-understood",
    Severity.ERROR,
    "`{found}` cannot stand here{expected}",
    why="The statement is understood up to this place and no further.",
    example="component A weight 5% cap 10% = x",
    instead="component A weight 5%, cap 10%: x",
)
CUT_SHORT = Rule(
    "IKU111",
    "cut-short",
    Severity.ERROR,
    "the statement ends too early{expected}",
    why="Something must still follow. A line that continues a statement begins with a blank.",
    example="component A weight",
    instead="component A weight 5%",
)
SPELLING = Rule(
    "IKU117",
    "spelling",
    Severity.ERROR,
    "`{found}` is not how this language writes it",
    why="Signs of other languages are refused with the spelling of this one, so that nobody has to guess.",
    example="value x when a != 0: b / a",
    instead="value x when a <> 0: b / a",
)
RESERVED = Rule(
    "IKU118",
    "not-yet-read",
    Severity.ERROR,
    "`{word}` belongs to the language, but this version does not read it",
    why="Records, windows over periods and deadlines are part of the language's design and not yet of the program.",
    example="table assisted with stage choice",
    instead="Give the count or the share as an `input` for now.",
)

UNKNOWN_STATEMENT = Rule(
    "IKU205",
    "unknown-statement",
    Severity.ERROR,
    "no statement begins with `{word}`{levels}",
    why="A statement begins with a word of the language or with the name of a level of the framework.",
    example="componet A weight 5%",
    instead="component A weight 5%",
)
SPELLINGS = {
    "!=": say("write `<>` for unequal"),
    "==": say("write `=`"),
    "<-": say("write `:` to define, `=` to compare"),
    ":=": say("write `:` to define"),
    "&&": say("write `and`"),
    "||": say("write `or`"),
    "**": say("write `^` for a power"),
    "{": say("write ( ) for brackets"),
    "[": say("write ( ) for brackets"),
    "'": say('write " for quotes'),
    "`": say('write " for quotes'),
    "\u2018": say('write " for quotes'),
    "\u2019": say('write " for quotes'),
    "\u2026": say("write out what the dots stand for"),
    "\u2264=": say("write `<=`"),
    "=<": say("write `<=`"),
    "=>": say("write `>=`"),
    "><": say("write `<>`"),
}
AWAITED = ("table", "column", "deadline", "for each", "tabel", "kolom", "tenggat", "untuk setiap")
LATER = re.compile(r"(?:previous|sebelumnya|rows|working)\b")
WINDOWS = re.compile(r"(?:over|rentang|to\s+date|sampai\s+dengan)\b")
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
COMMAS = (
    "_WEIGHT",
    "_CAP",
    "_FLOOR",
    "_IN",
    "_KIND",
    "_TARGET",
    "_UNIT",
    "_POLARITY",
    "_CONSOLIDATE",
    "_GIVEN",
    "_CONVERTIBLE_TO",
    "_MEASURES",
    "_ATTAINABLE",
    "_FROM",
    "_AS",
    "_OPTIONAL",
    "_AT_MOST",
    "_FIRST",
    "_NEXT",
)
MOST = 6


def explain(error: lark.UnexpectedInput, chunk: Span, language: str) -> Diagnostic:
    """Return the diagnostic of one statement that Lark refused."""
    source = chunk.source
    at = _position(error, chunk)
    rest = source.text[at : chunk.end]
    head = source.text[chunk.start : chunk.end].lstrip()
    awaited = next((word for word in AWAITED if re.match(rf"{word}\b", head)), None)
    if awaited:
        return RESERVED.at(_word(chunk, head), "give the count or the share as an `input`", word=awaited)
    grouped = re.match(r"(?:\.[0-9]{3})+", rest)
    if grouped and source.text[at - 1].isdigit():
        return _thousands(source, at, grouped[0])
    later = LATER.match(rest) or (WINDOWS.match(rest) if _in_brackets(source.text[chunk.start : at]) else None)
    if later:
        place = source.span(at, at + len(later[0]))
        return RESERVED.at(place, "leave it out for now", word=later[0])
    sign = next((sign for sign in SPELLINGS if rest.startswith(sign)), None) or _doubled(source.text, at)
    if sign:
        begin = at if rest.startswith(sign) else at - 1
        return SPELLING.at(source.span(begin, begin + len(sign)), SPELLINGS[sign], found=sign)
    misspelt = _unknown_head(chunk, head, language)
    if misspelt:
        return misspelt
    expected = _expected(error, language)
    if not rest.strip():
        end = chunk.start + len(source.text[chunk.start : chunk.end].rstrip())
        return CUT_SHORT.at(source.span(max(chunk.start, end - 1), end), expected=expected)
    found = re.match(r"[\w.%]+|.", rest, re.DOTALL)
    word = found[0] if found else rest[:1]
    hints = _indented(source, at, word, language) or _meant(word, error, language) or _hints(error, word, language)
    return UNEXPECTED.at(source.span(at, at + len(word)), *hints, found=word, expected=expected)


def _in_brackets(text: str) -> bool:
    """Return whether a bracket is open at the end of a text: the words of windows also stand elsewhere."""
    return text.count("(") > text.count(")")


def _unknown_head(chunk: Span, head: str, language: str) -> Diagnostic | None:
    """Return the diagnostic of a statement whose first word is none, when it is close to one."""
    found = re.match(r"\w+", head)
    known = first_words(language)
    if found is None or found[0] in known:
        return None
    hints = meant_head(found[0], language)
    return UNKNOWN_STATEMENT.at(_word(chunk, head), *hints, word=found[0], levels="") if hints else None


def meant_head(word: str, language: str, *levels: str) -> tuple[Phrase, ...]:
    """Return what the author of an unknown first word most likely meant: a word of the other language, or a slip."""
    other = vocabulary(OTHER[language]).words
    same = next(
        (name for name, words in other.items() if name and any(each.split()[0] == word for each in words)), None
    )
    if same is not None and word not in first_words(language):
        return (_in_this_language(language, vocabulary(language).words[same][0]),)
    close = get_close_matches(word, [*levels, *first_words(language)], n=1, cutoff=0.7)
    return (say("did you mean `{word}`?", word=close[0]),) if close else ()


def _in_this_language(language: str, word: str) -> Phrase:
    return say("this text is written in {language}: write `{word}`", language=SPOKEN[language], word=word)


def first_words(language: str) -> list[str]:
    """Return the words with which the phrases of a vocabulary begin."""
    return [each.split()[0] for name, words in vocabulary(language).words.items() if name for each in words]


def _thousands(source: Source, at: int, rest: str) -> Diagnostic:
    """Return the diagnostic of 1.234.567: points between thousands."""
    begin = at - len(re.search(r"[0-9.]*$", source.text[max(0, at - 40) : at])[0])  # type: ignore[index]
    written = source.text[begin:at] + rest
    hint = say("write `{number}`", number=written.replace(".", "_"))
    return SPELLING.at(source.span(begin, at + len(rest)), hint, found=written)


def _position(error: lark.UnexpectedInput, chunk: Span) -> int:
    at = error.token.end_pos if isinstance(error, lark.UnexpectedToken) and error.token.type == "$END" else None
    start = error.pos_in_stream
    if isinstance(error, lark.UnexpectedToken) and error.token.type == "$END":
        return chunk.end if at is None else max(at, chunk.end)
    return chunk.start if start is None or start < chunk.start else start


def _doubled(text: str, at: int) -> str | None:
    """Return a sign of another language whose first character Lark had already taken: `==`, `**`, `=>`."""
    pair = text[max(0, at - 1) : at + 1]
    return pair if pair in SPELLINGS else None


def _word(chunk: Span, head: str) -> Span:
    start = chunk.end - len(head) if chunk.source.text[: chunk.end].endswith(head) else chunk.start
    return chunk.source.span(start, start + len(head.split(maxsplit=1)[0]))


def _accepted(error: lark.UnexpectedInput) -> set[str]:
    if isinstance(error, lark.UnexpectedCharacters):
        return set(error.allowed or ())
    return set(error.accepts or error.expected or ()) if isinstance(error, lark.UnexpectedToken) else set()


def _expected(error: lark.UnexpectedInput, language: str) -> str | Phrase:
    accepted = _accepted(error) - {"BLANK", "COMMENT"}
    words = vocabulary(language).words
    if accepted >= FORMULA_STARTS:
        return say("; a formula is expected")
    plain = [SIGNS.get(name) or f"`{words[name][0]}`" for name in accepted if name in SIGNS or name in words]
    if not plain or len(plain) > MOST * 2:
        return ""
    known = listed(sorted(plain, key=worded)[:MOST])
    return say("; expected: {known}, …", known=known) if len(plain) > MOST else say("; expected: {known}", known=known)


def _indented(source: Source, at: int, word: str, language: str) -> tuple[Phrase, ...]:
    """Return the hint for a statement that begins behind blanks, and so continues the line before it."""
    line = source.text[source.starts[source.line_of(at) - 1] : at]
    if line.strip() or not line or word not in first_words(language):
        return ()
    return (say("a statement begins in column one: take the blanks before it away"),)


def _hints(error: lark.UnexpectedInput, word: str, language: str) -> tuple[Phrase, ...]:
    accepted, words = _accepted(error), vocabulary(language).words
    if word == "=" and "_COLON" in accepted:
        return (say("write `:` to define; `=` compares"),)
    if "_COMMA" in accepted and any(word == each.split()[0] for name in COMMAS for each in words[name]):
        return (say("put a comma before `{word}`", word=word),)
    return (say("put a `:` before the formula"),) if "_COLON" in accepted else ()


def _meant(word: str, error: lark.UnexpectedInput, language: str) -> tuple[Phrase, ...]:
    """Return the accepted word that the author most likely meant, in this vocabulary or the other."""
    accepted = _accepted(error)
    own = {
        spelling: spelling for name, all_ in vocabulary(language).words.items() if name in accepted for spelling in all_
    }
    other = {
        spelling: vocabulary(language).words[name][0]
        for name, all_ in vocabulary(OTHER[language]).words.items()
        if name in accepted
        for spelling in all_
    }
    if word in other and word not in own:
        return (_in_this_language(language, other[word]),)
    close = get_close_matches(word, own, n=1, cutoff=0.7)
    return (say("did you mean `{word}`?", word=close[0]),) if close else ()
