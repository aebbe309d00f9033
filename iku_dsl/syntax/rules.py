"""The rules that the reading of one statement can find broken; all modules that look for mistakes share them."""

from iku_dsl.diagnostics.rule import Rule, Severity

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
    why="`to date` and `over` choose among the rows of a table, inside `sum(…)` and the like; for a single figure they "
    "are not read.",
    example="value so_far: (done to date) * 2",
    instead="Declare how `done` consolidates, and ask for the year so far.",
)
NOT_A_NAME = Rule(
    "IKU121",
    "name-not-plain",
    Severity.ERROR,
    "`{written}` cannot be a name",
    why="A name is one word of small letters, digits and `_`: a blank would end it, and a hyphen is a minus.",
    example="input Jumlah UMKM",
    instead="input jumlah_umkm",
)
WRAPPED = Rule(
    "IKU122",
    "line-not-indented",
    Severity.ERROR,
    "this line continues the statement above, but begins in column one",
    why="A statement begins in column one; a line that continues it begins with a blank.",
    example="component A:\nx",
    instead="Put a blank before the line: ` x`.",
)
QUOTES_INSIDE = Rule(
    "IKU123",
    "quotes-inside-quotes",
    Severity.ERROR,
    "the quoted text holds quotes",
    why="A quote ends the text that began with one, whichever way it is curled.",
    example='component A "The "best" title"',
    instead="component A \"The 'best' title\"",
)
SEVERAL = Rule(
    "IKU125",
    "statements-run-together",
    Severity.ERROR,
    "`{word}` begins another statement on the same line",
    why="A statement begins in column one or behind `;`, so that its end can be seen.",
    example='manual m "M" input x',
    instead='manual m "M"; input x',
)
OTHER_WORDS = Rule(
    "IKU126",
    "other-vocabulary",
    Severity.ERROR,
    "`{word}` is {other}, and this text is written in {language}",
    why="A text keeps to one vocabulary, so that it can be translated into the other word for word.",
    example="value a: jika x > 1 maka 2 selain 3",
    instead="value a: if x > 1 then 2 else 3",
)
PASTED_TABLE = Rule(
    "IKU127",
    "row-of-a-table",
    Severity.ERROR,
    "this is a row of a table, not a statement",
    why="A table copied from Word or Excel has a tab between two cells; here each row is a statement with its words.",
    example="No\tComponent\tWeight",
    instead='component A "Preliminary analysis" weight 5%',
)
HIDDEN = Rule(
    "IKU128",
    "hidden-direction",
    Severity.ERROR,
    "an invisible mark (U+{code}) turns the direction of writing around",
    why="What a person reads here would not be what the program reads.",
    example="value a: x \u202e- y",
    instead="Write the line anew by hand.",
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
