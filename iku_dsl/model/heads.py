"""A statement goes in; its head comes out: what it is about, by which a later text replaces or removes it."""

from collections.abc import Callable
from typing import Any

from iku_dsl.syntax import dates, records
from iku_dsl.syntax import statements as written

Head = tuple[str, ...]

HEADS: dict[type, Callable[[Any], Head]] = {
    written.Input: lambda each: ("name", each.name.text),
    records.Table: lambda each: ("name", each.name.text),
    records.Grouping: lambda each: ("name", each.name.text),
    records.ColumnFormula: lambda each: ("column", each.name.text, each.table.text),
    written.Points: lambda each: ("name", each.name.text),
    written.Categories: lambda each: ("name", each.name.text),
    written.Scale: lambda each: ("name", each.name.text),
    written.Parameter: lambda each: ("name", each.name.text),
    dates.Deadline: lambda each: ("name", each.name.text),
    written.Define: lambda each: ("name", each.name.text),
    written.Value: lambda each: ("name", each.name.text),
    written.Component: lambda each: ("part", each.code.text),
    written.ComponentCase: lambda each: ("part", each.code.text),
    written.Deduction: lambda each: ("part", each.code.text),
    written.DeductionCase: lambda each: ("part", each.code.text),
    records.ForEach: lambda _: ("unit",),
    written.Parts: lambda _: ("parts",),
    written.Weights: lambda _: ("weights",),
    written.Result: lambda _: ("realisation",),
    written.Round: lambda each: ("rounding", each.name.text),
    written.Show: lambda each: ("show", each.name.text),
    written.Example: lambda each: ("example", each.title.text),
    written.IndexBounds: lambda _: ("bounds",),
    written.IndexFormula: lambda each: ("index", each.polarity.text),
    written.Levels: lambda _: ("levels",),
    written.LevelValue: lambda each: ("value", each.level.text),
    written.IndicatorWeight: lambda _: ("weight",),
    written.Member: lambda each: ("member", each.level.text, each.code.text),
    written.Requirement: lambda each: ("requirement", each.of.text, each.title.text),
    written.Sources: lambda _: ("authority",),
    written.Header: lambda each: ("header", each.attributes[0].name),
}
STRANGERS = (written.Document, written.Indicator, written.ConvertFirst, written.Language)
CONVERSION = ("header", "convertible")


def head(statement: written.Statement) -> Head:
    """Return what a statement is about. Cases of one definition share a head: they are replaced together.

    A statement that belongs in another kind of document stands for itself, until its reader refuses it.
    """
    if isinstance(statement, STRANGERS):
        return "alone", statement.span.where
    return HEADS[type(statement)](statement)


def removed(statement: written.Without) -> Head:
    """Return the head of the statement that a `without` takes away."""
    if statement.kind == "conversion":
        return CONVERSION
    return (statement.kind, *(word.text for word in statement.words))
