"""The statements of one document go in; its definitions, by name, come out, with what is declared twice reported."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Span
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.model.attributes import INPUT, sorted_attributes
from iku_dsl.model.definitions import Case, Definition, Definitions
from iku_dsl.model.rules import DUPLICATE, RESERVED_NAME, SAID_TWICE
from iku_dsl.syntax import dates, records
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import Node, Prose, Word
from iku_dsl.syntax.vocabulary import SPOKEN, vocabulary

GIVEN_NAMES = frozenset(
    "realisation target attainable worst indicators members index value weight weight_applied kind validity control "
    "period period_start period_end total".split()
)
NAMED = (
    written.Input,
    records.Table,
    records.Grouping,
    written.Points,
    written.Categories,
    written.Scale,
    written.Parameter,
    dates.Deadline,
    written.Define,
    written.Value,
)


Kind = TypeVar("Kind")


def text_of(prose: Prose | None) -> str:
    """Return the words in quotes, or nothing."""
    return prose.text if prose else ""


@attrs.define
class Names:
    """The one namespace of a document: who took a name first, and which names were refused to a statement."""

    report: Report
    taken: dict[str, Span] = attrs.field(factory=dict)
    refused: set[str] = attrs.field(factory=set)

    def take(self, word: Word) -> bool:
        """Take a name; report it when it is taken or belongs to the language."""
        language = _reserved(word.text)
        if language:
            hint = say("choose another name, such as `{name}`", name=f"{word.span.text.lower()}_1")
            self.report.add(RESERVED_NAME.at(word.span, hint, name=word.span.text, language=language))
        elif word.text in self.taken:
            self.duplicate(word, self.taken[word.text])
        else:
            self.taken[word.text] = word.span
            return True
        self.refused.add(word.text)
        return False

    def duplicate(self, word: Word, first: Span) -> None:
        """Report a name that is declared a second time."""
        hint = say("give one of them another name, or make it a case with `when`")
        self.report.add(DUPLICATE.at(word.span, hint, name=word.span.text, line=first.line))


def _reserved(name: str) -> Phrase | None:
    """Return where a name is a word; a label in capitals is one too, for formulas read words in capitals."""
    if name in GIVEN_NAMES | PRIMITIVES.keys() | AGGREGATES.keys():
        return say("formulas")
    plain = name if name in vocabulary("english").reserved else name.lower()
    return next(
        (
            spoken
            for each, spoken in SPOKEN.items()
            if plain in vocabulary(each).reserved
            and plain in {word for words in vocabulary(each).words.values() for word in words}
        ),
        None,
    )


def definitions(statements: Iterable[written.Statement], names: Names) -> Definitions:
    """Return what the statements define. A name that is taken keeps its first meaning."""
    found = Definitions({}, {}, {}, {}, {}, {}, {})
    for statement in statements:
        if isinstance(statement, written.Value):
            if statement.name.text in found.steps or names.take(statement.name):
                add_case(found.steps, statement.name, text_of(statement.title), case_of(statement), names)
        elif isinstance(statement, records.ColumnFormula):
            dotted = Word(f"{statement.table.text}.{statement.name.text}", span=statement.name.span)
            add_case(found.columns, dotted, "", case_of(statement), names)
        elif isinstance(statement, NAMED):
            if isinstance(statement, written.Input):
                sorted_attributes(statement.attributes, INPUT, "input", names.report)
            if names.take(statement.name):
                _shelf(found, statement)[statement.name.text] = statement
        elif isinstance(statement, written.Show):
            once(found.shown, statement.name.text, statement, names.report)
        elif isinstance(statement, written.Round):
            once(found.rounding, statement.name.text, statement, names.report)
    return found


def _shelf(found: Definitions, statement: written.Statement) -> dict[str, Any]:
    shelves: dict[type, dict[str, Any]] = {
        written.Input: found.inputs,
        written.Parameter: found.parameters,
        written.Define: found.functions,
        records.Table: found.tables,
        records.Grouping: found.groupings,
        dates.Deadline: found.deadlines,
    }
    return shelves.get(type(statement), found.lookups)


def case_of(statement: written.Value | written.Result | written.IndexFormula | records.ColumnFormula) -> Case:
    """Return the case that a statement with a formula makes."""
    return Case(statement.when, statement.formula, statement.span, statement.authority)


def add_case(steps: dict[str, Definition], name: Word, title: str, case: Case, names: Names) -> None:
    """Add a case to a step. Two without a condition are a duplicate: nobody could tell which holds."""
    known = steps.get(name.text)
    if known is None:
        steps[name.text] = Definition(name.text, title, (case,), case.span)
    elif case.when is None and any(each.when is None for each in known.cases):
        names.duplicate(name, known.span)
    else:
        steps[name.text] = attrs.evolve(known, title=known.title or title, cases=(*known.cases, case))


def once(shelf: dict[str, Any], key: str, statement: Node, report: Report) -> None:
    """Keep the first statement of a kind; report a second."""
    if key in shelf:
        first = shelf[key].span.line
        report.add(SAID_TWICE.at(statement.span, "keep one of them", what=statement.span.text[:60], line=first))
    else:
        shelf[key] = statement


def of(statements: Sequence[object], kind: type[Kind] | tuple[type[Kind], ...]) -> tuple[Kind, ...]:
    """Return the statements of one kind."""
    return tuple(each for each in statements if isinstance(each, kind))


def first(statements: Sequence[object], kind: type[Kind]) -> Kind | None:
    """Return the first statement of one kind."""
    return next(iter(of(statements, kind)), None)


def authority(statements: Sequence[written.Statement]) -> written.Authority | None:
    """Return what the document states as the source of all its rules."""
    return next((each.authority for each in of(statements, written.Sources)), None)


def index_formulas(statements: Sequence[written.Statement], names: Names) -> dict[str, Definition]:
    """Return the index under each polarity that the document writes."""
    found: dict[str, Definition] = {}
    for each in of(statements, written.IndexFormula):
        add_case(found, each.polarity, f"index of {each.polarity.text}", case_of(each), names)
    return found


def shared(head: written.Document, statements: Sequence[written.Statement], names: Names) -> dict[str, Any]:
    """Return what every kind of document holds, by the names of its fields.

    A name that was refused to a statement is lost: what uses it has nothing wrong with it that was not reported there.
    """
    return {
        "code": head.code.text,
        "title": text_of(head.title),
        "authority": authority(statements),
        "definitions": definitions(statements, names),
        "index": index_formulas(statements, names),
        "rules": tuple(statements),
        "lost": frozenset(names.refused),
        "span": head.span,
    }
