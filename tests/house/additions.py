"""The name of a row of the README's table goes in; what an author would write for it, file by file, comes out.

Each addition is done in a copy of the project. `shows` are the commands that must all succeed there once every file is
written: `iku` or `pytest` with their words, or `build`, and behind `=>` what must be printed.
"""

from collections.abc import Callable

import attrs

from iku_dsl.model.rules import DUPLICATE

Patch = Callable[[str], str]
CONTRACT = """contract office-2030 "Office" year 2030
framework kmk-467-2014
objective SS-1 "All of it" in stakeholder
objective SS-2 "Those it serves" in customer
objective SS-3 "Its work" in internal_process
objective SS-4 "Its means" in learning_and_growth
indicator 1 in SS-1, unit percent, polarity maximize, target year 80%
indicator 2 in SS-2, unit percent, polarity maximize, target year 80%
indicator 3 in SS-3, unit percent, polarity maximize, target year 80%
indicator 4 in SS-4, unit percent, polarity maximize, target year 80%
"""
REPORTED = "indicator,period,target,realisation,source\n" + "".join(f"{n},year,80%,76%,\n" for n in (1, 2, 3, 4))
MANUAL = """manual 99-X "Added"
unit percent; polarity maximize
input done; input planned
component A weight 100%: done / planned
example "half": given done = 1, planned = 2 expect realisation = 50%
"""
FRAMEWORK = """framework added-2030 "Added"
levels indicator, office
index of closest: 100 - abs(realisation - target)
value of office: mean(members.index)
example "two off": given polarity = closest, target = 50, realisation = 52 expect index = 98
"""
RULES_OF_A_REGIME = """
index of closest: 100 - abs(realisation - target)
perspective society "Society" weight 0%
categories mood over 0 to 120: below 60 is sad, from 60 to 120 is content
require of contract "something": indicators > 0
example "two off": given polarity = closest, target = 50, realisation = 52 expect index = 98, mood(index) = content
"""
CALLING = """manual 99-X "Added"
unit percent; polarity maximize
input done
component A weight 100%: {call}
example "one": given done = 3 expect A = {value}
"""
RULE = '''
MADE_UP = Rule(
    "IKU599",
    "made-up",
    Severity.NOTE,
    "the title of {code} is made up",
    why="Titles come from somewhere.",
    example='manual x "Made up"',
    instead='manual x "From the sheet"',
)


def check_circles(document: AnyDocument, report: Report) -> None:
    """Report every circle once."""
    if document.title == "Made up":
        report.add(MADE_UP.at(document.span, code=document.code))
'''
RULE_IN_INDONESIAN = """
msgid "the title of {code} is made up"
msgstr "judul {code} dibuat-buat"

msgid "Titles come from somewhere."
msgstr "Judul berasal dari suatu tempat."
"""
SECTION = """
## IKU599 made-up

A title comes from the sheet.

```iku
manual x "Made up"  # note: IKU599
```
"""
COMMAND = '''"""`iku hello`: nothing goes in; a greeting comes out."""

import click

from iku_dsl.cli import options
from iku_dsl.diagnostics.phrase import Translate, say


@click.command()
@options.language
def hello(translate: Translate) -> None:
    """Greet.

    Example: iku hello
    """
    click.echo(say("hello").words(translate))
'''
REMARK = '''
@node
class Remark(Statement):
    """A remark that a reader should see."""

    text: Prose
'''
REMARKED = """
## `remark`

```iku
manual x "X"
remark "Read on the spot"
```
"""
USING = """framework using "Using it", follows kmk-467-2014
example "two off, in another mood": given polarity = closest, target = 50, realisation = 48
    expect index = 98, mood(index) = content
without perspective society
without require of contract "something"
"""


@attrs.frozen
class Addition:
    """Files with what is done to each, and the commands that then succeed. `beside` are texts made for the commands."""

    files: dict[str, Patch]
    shows: tuple[tuple[str, ...], ...]
    beside: dict[str, str] = attrs.field(factory=dict)


def new(text: str) -> Patch:
    """Return the making of a file that was not there."""
    return lambda _: text


def end(text: str) -> Patch:
    """Return the writing of something at the end of a file."""
    return lambda old: old.rstrip("\n") + "\n" + text


def put(after: str, text: str) -> Patch:
    """Return the writing of something behind a place that a file has."""

    def change(old: str) -> str:
        assert after in old, after
        return old.replace(after, after + text, 1)

    return change


def instead_of(before: str, text: str) -> Patch:
    """Return the writing of the rest of a line anew, behind a place that a file has."""

    def change(old: str) -> str:
        assert before in old, before
        start = old.index(before) + len(before)
        return old[:start] + text + old[old.index("\n", start) :]

    return change


def sorted_line(line: str) -> Patch:
    """Return the putting of a line where it belongs."""
    return lambda old: "".join(sorted({*old.splitlines(keepends=True), line + "\n"}))


REFERENCE = ("pytest", "tests/spec/test_reference.py")
RULE_PAGES = ("pytest", "tests/spec/test_rule_pages.py", "tests/house/test_codes.py")
RULE_WORDS = (
    "pytest",
    "tests/house/test_messages.py",
    "tests/house/test_rule_words.py",
    "-k",
    "IKU599 or every_sentence",
)
IN_PAGES = ("pytest", "tests/spec/test_spec.py", "-k", "11-library or 5-scoring or 02-components")
ADDITIONS: dict[str, Addition] = {
    "a manual": Addition(
        {"manuals/kppbc-bekasi-2024/99-X.iku": new(MANUAL)},
        (("iku", "test", "manuals/kppbc-bekasi-2024/99-X.iku"),),
    ),
    "a contract": Addition(
        {"manuals/office-2030/contract.iku": new(CONTRACT), "manuals/office-2030/data/reported.csv": new(REPORTED)},
        (("iku", "score", "manuals/office-2030", "=> 95.00"),),
    ),
    "a framework": Addition(
        {"manuals/frameworks/added-2030.iku": new(FRAMEWORK)},
        (("iku", "test", "manuals/frameworks/added-2030.iku"),),
    ),
    "a polarity, a status, a perspective, a requirement": Addition(
        {"manuals/frameworks/kmk-467-2014.iku": end(RULES_OF_A_REGIME)},
        (("iku", "test", "beside/using.iku"), ("iku", "score", "manuals/kppbc-bekasi-2024")),
        {"beside/using.iku": USING},
    ),
    "a function, in the language": Addition(
        {
            "iku_dsl/library/added.iku": new('library added "Added"\ndefine doubled(x): 2 * x\n'),
            "tests/spec/11-library.md": end(
                "\n| `doubled(x)` | twice x |\n\n```iku\n"
                + CALLING.format(call="doubled(done)", value="600%")
                + "```\n"
            ),
        },
        (("iku", "test", "beside/calling.iku"), REFERENCE, IN_PAGES),
        {"beside/calling.iku": CALLING.format(call="doubled(done)", value="600%")},
    ),
    "a primitive, in Python": Addition(
        {
            "iku_dsl/library/primitives.py": put(
                '        Primitive("abs", "abs(x)", "x without its sign", 1, 1, magnitude, encloses=True),\n',
                '        Primitive("opposite", "opposite(x)", "x with the other sign", 1, 1, lambda x: -x),\n',
            ),
            "iku_dsl/readings/units/functions.py": put('    "exp": _exp,\n', '    "opposite": _same,\n'),
            "tests/spec/03-formulas.md": end(
                "\n| `opposite(x)` | x with the other sign |\n\n```iku\n"
                + CALLING.format(call="-opposite(done)", value="300%")
                + "```\n"
            ),
        },
        (("iku", "test", "beside/calling.iku"), ("pytest", "tests/unit/readings/test_readings_units.py"), REFERENCE),
        {"beside/calling.iku": CALLING.format(call="-opposite(done)", value="300%")},
    ),
    "a rule": Addition(
        {
            "iku_dsl/checks/circles.py": lambda old: (
                old[: old.index("\n\ndef check_circles")].replace(
                    "from iku_dsl.diagnostics.report import Report\n",
                    "from iku_dsl.diagnostics.report import Report\n"
                    "from iku_dsl.diagnostics.rule import Rule, Severity\n",
                )
                + RULE
                + old[old.index("    report.extend(") :]
            ),
            "iku_dsl/messages/indonesian.po": end(RULE_IN_INDONESIAN),
            "tests/spec/rules/5-scoring.md": end(SECTION),
            "tests/house/codes.txt": sorted_line("IKU599 made-up"),
        },
        (("build",), RULE_PAGES, IN_PAGES, RULE_WORDS, ("iku", "rule", "IKU599")),
    ),
    "a statement": Addition(
        {
            "grammar/statements.lark": lambda old: (
                put("_body: language |", " remark |")(old) + "remark: _REMARK STRING\n"
            ),
            "grammar/vocabulary.csv": end("_REMARK,remark,catatan,\n"),
            "iku_dsl/syntax/statements.py": put("    name: Word\n\n", REMARK),
            "iku_dsl/syntax/build_statements.py": put(
                '    "language": statements.Language,\n', '    "remark": statements.Remark,\n'
            ),
            "iku_dsl/model/heads.py": put(
                '    written.Sources: lambda _: ("authority",),\n',
                '    written.Remark: lambda each: ("remark", each.text.text),\n',
            ),
            "iku_dsl/model/read_manual.py": put("MANUAL_TAKES = (\n", "    written.Remark,\n"),
            "tests/spec/02-components.md": end(REMARKED),
        },
        (("iku", "check", "beside"), ("iku", "fmt", "--check", "beside"), REFERENCE, IN_PAGES),
        {
            "beside/base.iku": 'manual base "Base" version 1\nremark "One"\n',
            "beside/x.iku": 'manual x "X" follows base\nremark "Two"\n',
            "beside/y.iku": 'bahasa indonesia\nmanual y "Y"\ncatatan "Tiga"\n',
        },
    ),
    "a format of diagnostics": Addition(
        {
            "iku_dsl/diagnostics/codes_only.py": new(
                '"""Diagnostics go in; their codes come out."""\n\n\n'
                "def codes_only(diagnostics, translate):\n"
                '    return "".join(each.rule.code + "\\n" for each in diagnostics)\n'
            ),
            "iku_dsl/cli/output.py": lambda old: put('    "full": full,\n', '    "codes": codes_only,\n')(
                put("import click\n", "\nfrom iku_dsl.diagnostics.codes_only import codes_only\n")(old)
            ),
        },
        (("iku", "check", "--format", "codes", "manuals"),),
    ),
    "a command": Addition(
        {
            "iku_dsl/cli/hello.py": new(COMMAND),
            "iku_dsl/cli/main.py": put("COMMANDS = (", '"hello", '),
            "README.md": put("| command | does |\n|---|---|\n", "| `iku hello [NAME]` | greets |\n"),
            "tests/spec/01-texts.md": end("\n```console\n$ iku hello\nhello\n```\n"),
        },
        (
            ("iku", "hello"),
            ("pytest", "tests/house/test_quality.py", "tests/house/test_messages.py", "-k", "every_command"),
            REFERENCE,
        ),
    ),
    "an Indonesian message": Addition(
        {"iku_dsl/messages/indonesian.po": instead_of(f'msgid "{DUPLICATE.why}"\nmsgstr ', '"Satu nama, satu arti."')},
        (
            ("pytest", "tests/house/test_messages.py", "-k", "not places"),
            ("build",),
            ("iku", "rule", "IKU202", "--language", "indonesian", "=> Satu nama, satu arti."),
        ),
    ),
}
