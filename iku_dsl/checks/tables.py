"""A manual goes in; tables and columns that cannot be as they are declared are reported."""

from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Code, listed, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.definitions import Definitions, gathered_columns
from iku_dsl.model.documents import AnyDocument
from iku_dsl.model.rules import DUPLICATE, UNKNOWN_NAME, WRONG_ATTRIBUTE, WRONG_USE
from iku_dsl.syntax import records
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.vocabulary import own_names

FIGURES = ("number", "percent")
TYPES = ("number", "percent", "flag", "choice", "text", "date")

NO_TYPE = Rule(
    "IKU225",
    "unknown-type",
    Severity.ERROR,
    "`{type}` is no type of a column",
    why="The type says how a cell is read: 1 and `yes` and `realised` are different kinds of value.",
    example="table assisted with stage word",
    instead="table assisted with stage choice",
)


def check_tables(document: AnyDocument, report: Report) -> None:
    """Report types that there are not, columns declared twice, and tables made of what is not there."""
    found = document.definitions
    for table in found.tables.values():
        _types(table, report)
        _once(table.name.text, (each.name for each in table.columns), report)
    for grouping in found.groupings.values():
        _grouping(grouping, found, report)
    for name, column in found.columns.items():
        table_name, _, own = name.partition(".")
        read = [each.name.text for each in found.tables[table_name].columns] if table_name in found.tables else None
        if read is None:
            report.add(UNKNOWN_NAME.at(column.span, *meant(table_name, found.tables), name=table_name))
        elif own in read:
            report.add(DUPLICATE.at(column.span, name=name, line=found.tables[table_name].span.line))


def _types(table: records.Table, report: Report) -> None:
    for each in table.columns:
        if each.type.text not in TYPES:
            types = listed(say("`{type}`", type=Code(name)) for name in TYPES)
            close = meant(each.type.span.text, own_names(TYPES, each.span.source.text))
            there = say("there are {types}", types=types)
            report.add(NO_TYPE.at(each.type.span, *close, there, type=each.type.span.text))
        elif each.domain is not None and each.type.text not in FIGURES:
            hint = say("leave it out, or make it a column of numbers")
            data = {"statement": f"{each.name.span.text} {each.type.span.text}", "attribute": Code("from \u2026 to")}
            report.add(WRONG_ATTRIBUTE.at(each.domain.span, hint, **data))


def _once(table: str, names: Iterator[Word], report: Report) -> None:
    seen: dict[str, Word] = {}
    for each in names:
        if each.text in seen:
            line = seen[each.text].span.line
            report.add(DUPLICATE.at(each.span, "give one of them another name", name=f"{table}.{each.text}", line=line))
        seen.setdefault(each.text, each)


def _grouping(grouping: records.Grouping, found: Definitions, report: Report) -> None:
    source = grouping.source.text
    if not found.is_table(source):
        known = [*found.tables, *found.groupings]
        report.add(UNKNOWN_NAME.at(grouping.source.span, *meant(source, known), name=source))
    elif grouping.key.text not in found.columns_of(source):
        hints = meant(grouping.key.text, found.columns_of(source))
        report.add(UNKNOWN_NAME.at(grouping.key.span, *hints, name=f"{source}.{grouping.key.text}"))
    named = dict(gathered_columns(grouping))
    for each in grouping.columns:
        if not any(each is not None and formula is getattr(each, "right", None) for formula in named.values()):
            reason = say("a column of a grouping is a name and a formula")
            hint = say("write `with best = max(score)`")
            report.add(WRONG_USE.at(each.span, hint, name=each.span.text[:40], reason=reason))
