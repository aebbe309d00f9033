"""Diagnostics go in; one SARIF 2.1.0 log comes out, as code review and build services read it.

Messages, hints and the documentation of rules are for people and are translated; everything else stays the same.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from os import fsencode
from pathlib import Path
from typing import Any

import attrs

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import PLACE, Phrase, Spell, Translate, english, worded
from iku_dsl.diagnostics.rule import Diagnostic, Rule, spelling
from iku_dsl.diagnostics.source import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"  # the folder in which the command ran; its name on this machine is nobody's business
PLACES = re.compile(rf"(?:{PLACE.pattern})+")
LINE_NUMBER = re.compile(r":\d+(?=\)?$)")  # at the end of `path:line`


Documented = Callable[[Rule, Translate, Spell], Rule]


def in_sentences(rule: Rule, translate: Translate, spell: Spell) -> Rule:
    """Return the rule with its sentences in a language."""
    message, why, instead = (Phrase(each).words(translate, spell) for each in (rule.message, rule.why, rule.instead))
    return attrs.evolve(rule, message=message, why=why, instead=instead)


def as_sarif(
    diagnostics: Iterable[Diagnostic],
    translate: Translate = english,
    documented: Documented = in_sentences,
    more: Iterable[dict[str, Any]] = (),
) -> str:
    """Return the log, with one run in it, in ASCII: no encoding of the output can break it.

    `documented` puts the documentation of a rule into a language, and into the vocabulary of the first text that
    breaks it. `more` are further properties of the results, one by one, where there are any.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run([*diagnostics], [*more], translate, documented)]}
    return json.dumps(log, indent=2) + "\n"


def _run(
    found: list[Diagnostic], more: list[dict[str, Any]], translate: Translate, documented: Documented
) -> dict[str, Any]:
    first = {each.rule.code: each for each in reversed(found)}
    rules = {each.rule.code: first[each.rule.code] for each in found}
    index = {code: at for at, code in enumerate(rules)}
    said = [documented(each.rule, translate, spelling(each.span)) for each in rules.values()]
    return {
        "tool": {"driver": _driver([_rule(rule, translate) for rule in said])},
        "originalUriBaseIds": {BASE: {"description": {"text": translate("The folder in which the command ran.")}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleIndex": index[each.rule.code],
                **_result(each, translate),
                "partialFingerprints": {"breach/v1": mark},
                **further,
            }
            for each, mark, further in zip(found, _fingerprints(found), more or [{}] * len(found), strict=True)
        ],
    }


def _driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return {"name": "iku_dsl", "version": version("iku-dsl"), "rules": rules}
    except PackageNotFoundError:  # run from its sources, which know no version
        return {"name": "iku_dsl", "rules": rules}


def _rule(rule: Rule, translate: Translate) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": PLACES.sub("\u2026", rule.message)},
        "fullDescription": {"text": literal(rule.why)},
        "help": _help(rule.example, rule.instead, translate),
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _help(example: str, instead: str, translate: Translate) -> dict[str, str]:
    """Return the example and its remedy; fenced in Markdown, where `<` and `*` would otherwise mean something."""
    broken, right = translate("Example:"), translate("Write instead:")
    return {
        "text": literal(f"{broken}\n{example}\n\n{right}\n{instead}"),
        "markdown": literal(f"{broken}\n\n```text\n{example}\n```\n\n{right}\n\n```text\n{instead}\n```\n"),
    }


def _result(diagnostic: Diagnostic, translate: Translate) -> dict[str, Any]:
    said = [phrase.words(translate) for phrase in (diagnostic.message, *diagnostic.hints)]
    found = {
        "ruleId": diagnostic.rule.code,
        "level": diagnostic.severity.value,
        "message": {"text": literal("\n".join(visible(each) for each in said))},
    }
    return found | ({"locations": [location(diagnostic.span)]} if diagnostic.span else {})


def literal(text: str) -> str:
    """Return the text so that no reader takes a piece of it for a placeholder or a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def location(span: Span) -> dict[str, Any]:
    """Return the place; a file that is no text has no lines, so that the cell in it is named instead."""
    if span.source.file != span.source.path:
        inside = [{"fullyQualifiedName": span.address, "kind": "member"}]
        return {"physicalLocation": {"artifactLocation": _artifact(span.source.file)}, "logicalLocations": inside}
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"physicalLocation": {"artifactLocation": _artifact(span.source.path), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    """Return the file relative to the working directory; one that lies elsewhere as it was given."""
    here, given = Path.cwd(), Path(path)
    file = (here / given).resolve() if ".." in given.parts else here / given
    if file.is_relative_to(here):
        return {"uri": _encoded(file.relative_to(here)), "uriBaseId": BASE}
    return {"uri": file.as_uri() if given.is_absolute() else _encoded(given)}


def _encoded(path: Path) -> str:
    from urllib.parse import quote

    return quote(fsencode(path.as_posix()))


def _fingerprints(found: list[Diagnostic]) -> Iterator[str]:
    """Yield what tells a breach from others of its text when lines have moved; equal ones are counted."""
    seen: Counter[tuple[str, str]] = Counter()
    for each in found:
        key = (each.span.source.path if each.span else "", _digest(each))
        seen[key] += 1
        yield f"{key[1]}:{seen[key]}"


def _digest(diagnostic: Diagnostic) -> str:
    """Return the hash of the code and the particulars, in English and without the numbers of lines."""
    from hashlib import sha256

    said = [(key, LINE_NUMBER.sub("", worded(value))) for key, value in diagnostic.data if key != "line"]
    return sha256(json.dumps([diagnostic.rule.code, said]).encode()).hexdigest()
