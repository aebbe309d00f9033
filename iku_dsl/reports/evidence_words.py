"""A language goes in; what stands in a folder of evidence comes out in its words, for whoever opens it."""

from iku_dsl.diagnostics.phrase import Phrase, Translate, say

TITLE = say("Evidence of an audit")
FILES = (
    ("texts/", say("every text that was read: the contract, its framework, its manuals, the library")),
    ("data/", say("every file of data, the published figures among them")),
    ("claims.json", say("each published figure, its verdict, and for each of its formulas the node that computes it")),
    ("score.json", say("the indices and the score as they follow from the data alone, each with its node")),
    ("nodes.json", say("each step of each computation: its kind, its exact value, and the nodes below it")),
    ("findings.json", say("the findings, as the audit tells them")),
    ("recompute.py", say("a script that computes each node again from those below it; it needs Python alone")),
    ("manifest.json", say("the SHA-256 of every file, and the versions of the program and of Python")),
)
KINDS = (
    ("stated", say("a value that a text states; `file` and `line` say where")),
    ("datum", say("a cell of the data; `cells` says where")),
    ("printed", say("a figure of the report itself, taken as it is printed; `claim` is its row")),
    ("same", say("the value of the one node below it: a name for it, or the last period that is known")),
    ("operation", say("+ - * / ^ of numbers, a comparison, `and`, `or`, `not`")),
    ("function", say("a number rounded, cut off, or without its sign; the second operand is the number of decimals")),
    ("choice", say("the first case whose condition holds; the conditions before it do not")),
    ("is not applicable", say("whether the node below it does not apply")),
    (
        "aggregate",
        say("the count, sum, mean, share, lowest or highest of its members; each pair is a value and its weight"),
    ),
    ("given", say("taken as it stands: days, working days, roots, logarithms, and what is computed from them")),
    ("missing", say("what nobody gave, and what cannot be computed without it")),
)
VALUES = say("A number is a fraction n/d, never rounded. What does not apply makes what is computed from it not apply.")
RUN = say(
    "Run `python recompute.py` in this folder. It says how many figures agree, and ends with 1 where one does not."
)


def guide(translate: Translate) -> str:
    """Return the page that explains a folder of evidence."""
    parts = [f"# {TITLE.words(translate)}", RUN.words(translate), _table(FILES, translate)]
    return "\n\n".join([*parts, VALUES.words(translate), _table(KINDS, translate)]) + "\n"


def _table(rows: tuple[tuple[str, Phrase], ...], translate: Translate) -> str:
    return "\n".join(f"- `{name}`: {words.words(translate)}" for name, words in rows)
