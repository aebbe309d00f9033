"""A statement that could not be read goes in; functions and cells of a spreadsheet come out as mistakes, rewritten."""

import re
from collections.abc import Callable, Iterator

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING
from iku_dsl.syntax.vocabulary import vocabulary

CALL = re.compile(r"(?<![\w.])((?:RATA-RATA|Rata-rata|Rata-Rata)|[A-Za-z][A-Za-z0-9.]*)\(")
RANGE = re.compile(r"(?<!\w)\$?[A-Z]{1,3}\$?[0-9]+:\$?[A-Z]{1,3}\$?[0-9]+(?!\w)|(?<!\w)\$[A-Z]{1,3}\$?[0-9]+(?!\w)")
SIMPLE = re.compile(r"[\w.%]+")
DEEPEST = 8
SAME = {
    "SUM": "sum",
    "AVERAGE": "mean",
    "MIN": "min",
    "MAX": "max",
    "COUNT": "count",
    "ABS": "abs",
    "INT": "floor",
    "SQRT": "root",
    "LN": "ln",
    "EXP": "exp",
    "GEOMEAN": "geometric_mean",
}
LOCAL = {  # as offices in Indonesia write them
    "JUMLAH": "SUM",
    **dict.fromkeys(("RATA2", "RATA-RATA", "RATARATA", "RERATA"), "AVERAGE"),
    **dict.fromkeys(("MAKS", "MAKSIMUM"), "MAX"),
    "MINIMUM": "MIN",
    "CACAH": "COUNT",
    "MUTLAK": "ABS",
    **dict.fromkeys(("BULAT", "BULATKAN", "PEMBULATAN"), "ROUND"),
    "JIKA": "IF",
    "DAN": "AND",
    "ATAU": "OR",
    **dict.fromkeys(("BUKAN", "TIDAK"), "NOT"),
    "PANGKAT": "POWER",
}
ROUNDING = {"ROUND": "round", "ROUNDUP": "ceiling", "ROUNDDOWN": "floor", "CEILING": "ceiling", "FLOOR": "floor"}
ROWS = ("COUNTIF", "COUNTIFS", "COUNTA", "SUMIF", "SUMIFS", "AVERAGEIF", "AVERAGEIFS", "SUMPRODUCT")
AGGREGATES = {"COUNT": "count", "AVERAGE": "mean"}
STEPS = ("VLOOKUP", "HLOOKUP", "XLOOKUP", "LOOKUP", "INDEX", "MATCH", "IFS", "SWITCH", "CHOOSE")


def spreadsheet(refused: Refused) -> Iterator[Repair]:
    """Go through the calls as a spreadsheet writes them, and the cells."""
    text = refused.plain
    for found in CALL.finditer(text):
        end = closing(text, found.end() - 1)
        if end is None:
            continue
        written, place = text[found.start() : end], refused.there(found.start(), end)
        told = _no_counterpart(found[1].upper(), refused.language)
        if told and not RANGE.search(written):
            yield Repair(SPELLING.at(place, told, found=f"{found[1]}()"), sure=True)
            return
        new = rewritten(written, refused.language, _alone(text, found.start(), end))
        if new != written and any(_maker(each[1]) for each in CALL.finditer(written)):
            diagnostic = SPELLING.at(place, write(new), found=place.text)
            yield Repair(diagnostic, ((found.start(), end, new),), sure=not RANGE.search(written))
            break
    for found in refused.places(RANGE):
        hint = say("declare each figure as `input` and write its name: cells are not read")
        yield Repair(SPELLING.at(refused.there(found.start(), found.end()), hint, found=found[0]), sure=True)


def rewritten(text: str, language: str, alone: bool = True, depth: int = 0) -> str:
    """Return a formula with every call of a spreadsheet in the words of the language."""
    found = CALL.search(text)
    end = closing(text, found.end() - 1) if found else None
    if found is None or end is None or depth > DEEPEST:
        return text
    whole = alone and found.start() == 0 and end == len(text)
    arguments = [rewritten(each.strip(), language, True, depth + 1) for each in _split(text[found.end() : end - 1])]
    call = _call(found[1], arguments, language)
    if call is None:
        call = f"{found[1]}({', '.join(arguments)})"
    elif call.startswith(("if ", "jika ")) and not whole:
        call = f"({call})"
    return text[: found.start()] + call + rewritten(text[end:], language, False, depth + 1)


def counterpart(name: str, language: str) -> str | None:
    """Return the function of a text in this language for the name of a spreadsheet's, in small letters too."""
    plain = _plain(name)
    known = SAME.get(plain) or ROUNDING.get(plain)
    return _known(known, language) if known else None


def closing(text: str, start: int) -> int | None:
    """Return the place behind the bracket that closes the one at a place."""
    depth = 0
    for found in re.finditer(r"[()]", text[start:]):
        depth += 1 if found[0] == "(" else -1
        if depth == 0:
            return start + found.end()
    return None


def _split(arguments: str) -> list[str]:
    """Return the arguments between `;` or `,` that stand in no inner bracket."""
    depth, found = 0, [""]
    for mark in arguments:
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if mark in ",;" and depth == 0:
            found.append("")
        else:
            found[-1] += mark
    return found


def _alone(text: str, start: int, end: int) -> bool:
    """Return whether a call is a whole formula or argument, so that it needs no brackets in place of its own."""
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return before in (":", "(", ",", ";", "=", "") and after in (")", ",", ";", "")


def some_rows(name: str, language: str) -> str:
    """Return how the count, the mean or the sum of some of the rows of a table is written."""
    where = vocabulary(language).words["_WHERE"][0]
    function = next((own for begin, own in AGGREGATES.items() if name.startswith(begin)), "sum")
    rows = "t" if function == "count" else "t.x"
    return f"{_known(function, language)}({rows} {where} y > 0)"


def _no_counterpart(name: str, language: str) -> Phrase | None:
    if name in ROWS:
        return say("rows stand in a `table`: write `{some}`", some=some_rows(name, language))
    if name in STEPS:
        return say("write the steps as `points`, `categories` or `scale`")
    return say("write the case that has no value with `if`") if name in ("IFERROR", "IFNA") else None


def _call(name: str, arguments: list[str], language: str) -> str | None:
    """Return a call of a spreadsheet in the words of the language, or None for a call that is none of them."""
    maker = _maker(name)
    return maker(_plain(name), arguments, language) if maker else None


def _maker(name: str) -> "Maker | None":
    """Return what rewrites a call; functions of this language in small letters stay as they are."""
    plain = _plain(name)
    return None if name.islower() and plain not in WORDS else MAKERS.get(plain)


def _plain(name: str) -> str:
    return LOCAL.get(name.upper(), name.upper())


def _same(name: str, arguments: list[str], language: str) -> str:
    return f"{_known(SAME[name], language)}({', '.join(arguments)})"


def _rounded(name: str, arguments: list[str], language: str) -> str | None:
    function, (value, *decimals) = _known(ROUNDING[name], language), arguments
    if decimals in ([], ["0"], ["1"]) and name != "ROUND" and (decimals != ["1"] or name in ("CEILING", "FLOOR")):
        return f"{function}({value})"
    if name == "ROUND":
        return f"{function}({', '.join(arguments)})"
    if len(decimals) != 1 or not re.fullmatch(r"[1-9]", decimals[0]) or name in ("CEILING", "FLOOR"):
        return None
    scale = 10 ** int(decimals[0])
    return f"{function}({_operand(value)} * {scale}) / {scale}"


def _if(_: str, arguments: list[str], language: str) -> str | None:
    if len(arguments) not in (2, 3):
        return None
    condition, then, otherwise = (*arguments, "0")[:3]
    if_, then_, else_ = (vocabulary(language).words[name][0] for name in ("_IF", "_THEN", "_ELSE"))
    return f"{if_} {condition} {then_} {then} {else_} {otherwise}"


def _joined(name: str, arguments: list[str], language: str) -> str | None:
    if len(arguments) < 2:
        return None
    return f"({f' {vocabulary(language).words[name][0]} '.join(arguments)})"


def _not(name: str, arguments: list[str], language: str) -> str:
    return f"{vocabulary(language).words[name][0]} ({', '.join(arguments)})"


def _power(_: str, arguments: list[str], __: str) -> str | None:
    return f"{_operand(arguments[0])} ^ {_operand(arguments[1])}" if len(arguments) == 2 else None


def _logarithm(_: str, arguments: list[str], language: str) -> str | None:
    """Return the logarithm to a base, 10 where none is named, by way of the natural one."""
    if len(arguments) not in (1, 2):
        return None
    name, (value, base) = _known("ln", language), (*arguments, "10")[:2]
    return f"({name}({value}) / {name}({base}))"


def _operand(text: str) -> str:
    return text if SIMPLE.fullmatch(text) else f"({text})"


def _known(name: str, language: str) -> str:
    """Return the name of a function as a text in this language writes it; the table of names goes both ways."""
    return vocabulary(language).known(name)


WORDS = ("IF", "AND", "OR", "NOT", "POWER")
Maker = Callable[[str, list[str], str], str | None]
MAKERS: dict[str, Maker] = {
    **dict.fromkeys(SAME, _same),
    **dict.fromkeys(ROUNDING, _rounded),
    **dict.fromkeys(("AND", "OR"), _joined),
    "NOT": _not,
    "IF": _if,
    "POWER": _power,
    **dict.fromkeys(("LOG", "LOG10"), _logarithm),
}
