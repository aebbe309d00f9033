"""The rules of names and statements that reading a document can find broken; several readers share them."""

from iku_dsl.diagnostics.rule import Rule, Severity

UNKNOWN_NAME = Rule(
    "IKU201",
    "unknown-name",
    Severity.ERROR,
    "nothing here is called `{name}`",
    why="A misspelt name must never turn into a text or a choice, so every name must be declared.",
    example="input analysed\ncomponent A: analysd / 4",
    instead="component A: analysed / 4",
)
DUPLICATE = Rule(
    "IKU202",
    "declared-twice",
    Severity.ERROR,
    "`{name}` is declared a second time; first on line {line}",
    why="A name means one thing in a text, whether it is that of an input, a value, a table or a component.",
    example="input plans\nvalue plans: 4",
    instead="Give the second another name, or write `when` to make it a case.",
)
CYCLE = Rule(
    "IKU203",
    "circular",
    Severity.ERROR,
    "`{name}` is defined by itself: {path}",
    why="A value that needs itself has no value.",
    example="value a: b + 1\nvalue b: a - 1",
    instead="Break the circle: one of them must be an input or a number.",
)
RESERVED_NAME = Rule(
    "IKU204",
    "reserved-name",
    Severity.ERROR,
    "`{name}` is a word of the language in {language} and cannot be a name",
    why="The words of formulas are reserved in both vocabularies, so that every text can be translated.",
    example="input dari",
    instead="Choose another name: `asal`.",
)
WRONG_DOCUMENT = Rule(
    "IKU206",
    "wrong-document",
    Severity.ERROR,
    "a {document} takes no `{statement}` statement",
    why="Each kind of document has its own statements: a manual measures, a framework scores, a contract promises.",
    example='contract office-2024 "…"\ninput plans',
    instead="Move the statement into the manual.",
)
WRONG_ATTRIBUTE = Rule(
    "IKU207",
    "wrong-attribute",
    Severity.ERROR,
    "`{statement}` takes no `{attribute}`",
    why="An attribute that a statement cannot use would be silently ignored.",
    example="input plans weight 5%",
    instead="Put the weight on a component.",
)
UNKNOWN_CODE = Rule(
    "IKU208",
    "unknown-code",
    Severity.ERROR,
    "there is no {level} `{code}`",
    why="A member belongs to a member one level up, and that one must be declared.",
    example="indicator 2a-CP in SS-22",
    instead="indicator 2a-CP in SS-2",
)
SAID_TWICE = Rule(
    "IKU209",
    "said-twice",
    Severity.ERROR,
    "`{what}` is said twice; first on line {line}",
    why="Of two rules for one thing nobody could tell which holds.",
    example="polarity maximize; polarity minimize",
    instead="Keep one of them.",
)
DISAGREE = Rule(
    "IKU210",
    "sources-disagree",
    Severity.ERROR,
    "`{attribute}` of {code} is `{here}` here and `{there}` in {where}",
    why="What a contract and a manual both say must agree.",
    example="indicator 2a-CP polarity minimize   # and the manual says maximize",
    instead="Correct the one that is wrong, or leave it to the manual.",
)
NO_HEAD = Rule(
    "IKU211",
    "no-document-head",
    Severity.ERROR,
    "the text does not begin with `manual`, `framework` or `contract`",
    why="The first statement says what kind of document this is.",
    example="component A weight 5%",
    instead='`manual 2a-CP "…"` on the first line.',
)
NO_FRAMEWORK = Rule(
    "IKU217",
    "no-framework",
    Severity.ERROR,
    "the contract does not name the framework it is scored under",
    why="A contract is scored under one regime, and several are in force at once.",
    example='contract office-2024 "Office" year 2024',
    instead="`framework kmk-467-2014` on a line of its own.",
)
NOT_FOUND = Rule(
    "IKU212",
    "document-not-found",
    Severity.ERROR,
    "no {kind} `{code}` was found in {folders}",
    why="A contract names its framework and its manuals by their codes; each is a file of that name.",
    example="framework kmk-999-2014",
    instead="Correct the code, or put the file beside the contract or in ../frameworks.",
)
ARGUMENTS = Rule(
    "IKU213",
    "wrong-arguments",
    Severity.ERROR,
    "`{function}` takes {takes}, not {given}",
    why="A function with a missing or an extra argument would compute something else.",
    example="value share_of: round(done, 2, 3)",
    instead="value share_of: round(done, 2)",
)
WRONG_CODE = Rule(
    "IKU214",
    "other-code",
    Severity.ERROR,
    "the file for `{wanted}` ({file}) holds a document with the code `{code}`",
    why="A document is found by the name of its file; one with another code is another document.",
    example="2a-CP.iku holding manual 2b-CP",
    instead="Rename the file or correct the code.",
)
NO_CONTRACT = Rule(
    "IKU218",
    "not-a-contract",
    Severity.ERROR,
    "`{path}` holds no contract",
    why="What is scored is a contract; a manual or a framework alone has no score.",
    example="iku score manuals/kppbc-bekasi-2024/2a-CP.iku",
    instead="iku score manuals/kppbc-bekasi-2024",
)
WRONG_USE = Rule(
    "IKU215",
    "wrong-use",
    Severity.ERROR,
    "`{name}` cannot be used here: {reason}",
    why="A name stands for one kind of thing; a table of points is not a number.",
    example="points stage: done 1\nvalue x: stage + 1",
    instead='value x: stage("done") + 1',
)
TURNED = Rule(
    "IKU304",
    "range-turned-around",
    Severity.ERROR,
    "the range of `{name}` goes from the higher to the lower",
    why="No value lies in such a range.",
    example="input matrices from 4 to 0",
    instead="input matrices from 0 to 4",
)
