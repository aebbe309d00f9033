"""A manual goes in; data that do not say how they consolidate, where only the head of the manual does, come out."""

from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Phrase, listed, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.algebra import Fact
from iku_dsl.formula.lower_manual import lower_manual
from iku_dsl.formula.walk import reachable
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.syntax.vocabulary import own_names

ANY_YEAR = 2000

HEAD_ONLY = Rule(
    "IKU280",
    "consolidated-in-the-head-only",
    Severity.NOTE,
    "how {code} consolidates is said for reported figures only; {names} in its formulas do not say how they do",
    why="A realisation that is computed for the year follows from data of the year. The head says how reported "
    "realisations consolidate, never the data: where those are given by quarter only, there is none for the year.",
    example="consolidate sum\ninput done\ncomponent A weight 100%: done / 4",
    instead="input done consolidate sum",
)


def check_unconsolidated(document: AnyDocument, report: Report) -> None:
    """Note a head that says how to consolidate over data that do not."""
    if not isinstance(document, Manual) or not document.computes or "consolidate" not in document.header:
        return
    nodes = reachable((lower_manual(document, ANY_YEAR).realisation,))
    silent = {each.name for each in nodes if isinstance(each, Fact) and each.stated_by and each.consolidate is None}
    names = [name for name in (*document.definitions.inputs, *document.parts) if name in silent]
    if names:
        text, inputs = document.span.source.text, [name for name in names if name in document.definitions.inputs]
        said = listed(f"`{name}`" for name in own_names(names, text))
        hints = tuple(_hints(own_names(inputs, text), len(names)))
        report.add(HEAD_ONLY.at(document.header["consolidate"].span, *hints, names=said, code=document.code))


def _hints(inputs: list[str], count: int) -> Iterator[Phrase]:
    if inputs:
        yield say("say it of each input, as in `input {name} …, consolidate sum`", name=inputs[0])
    if len(inputs) < count:
        yield say("a component that is given does not consolidate: make it of an input")
