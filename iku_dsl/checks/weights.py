"""A manual goes in; weights of its components that do not add up, and caps below them, are reported."""

from collections import defaultdict

from iku_dsl.checks.weight_cases import Table, case_of, cases, table
from iku_dsl.checks.weight_sums import WeightSums, Whose, percent
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.unweighed import beside_weights
from iku_dsl.model.constants import compares, constant
from iku_dsl.model.definitions import Part
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.syntax.statements import Attribute
from iku_dsl.values.rounding import plain_text

MIXED = Rule(
    "IKU512",
    "weights-mixed",
    Severity.ERROR,
    "the parts of {parent} are weighed partly `of {parent}` and partly in points of the whole",
    why="The words `of …` say that the parts make up 100% of their parent; without them they add up to its weight.",
    example="component B\ncomponent B.1 weight 50% of B: x\ncomponent B.2 weight 50%: y",
    instead="component B.2 weight 50% of B: y",
)
WRONG_PARENT = Rule(
    "IKU513",
    "weight-of-another",
    Severity.ERROR,
    "{code} stands under {parent}, and its weight is said to be of {said}",
    why="A share is a share of the component that the label stands under.",
    example="component B.1 weight 50% of A: x",
    instead="component B.1 weight 50% of B: x",
)
CAP_BELOW = Rule(
    "IKU514",
    "cap-below-weight",
    Severity.WARNING,
    "the cap of {code} is {cap}, below its weight of {weight}: it never counts in full",
    why="A cap bounds the contribution, after the weight. A bound on the ratio is written in the formula.",
    example="component A weight 10%, cap 5%: x",
    instead="`component A weight 5%, cap 10%: x`, or `min(x, 120%)` in the formula",
)
COMPARES = Rule(
    "IKU528",
    "compares-here",
    Severity.ERROR,
    "`{text}` compares; a {name} is a number",
    why="Behind an attribute `=` compares, and the formula that was meant to follow is lost.",
    example="component A weight 50% = done / planned",
    instead="component A weight 50%: done / planned",
)
PERCENT_LEFT_OUT = Rule(
    "IKU515",
    "weight-without-percent",
    Severity.WARNING,
    "the {name} of {code} is {value}, that is {value} times the whole",
    why="A weight is a share of 100%; a bare 50 is fifty times that.",
    example="component A weight 50: x",
    instead="component A weight 50%: x",
)

BOUNDS = {"weight": say("weight"), "cap": say("cap"), "floor": say("floor")}


def check_manual_weights(document: AnyDocument, report: Report) -> None:
    """Report the weights of a manual's components, group by group and case by case."""
    if not isinstance(document, Manual):
        return
    groups: dict[str | None, list[Part]] = defaultdict(list)
    for part in document.parts.values():
        _cap(part, report)
        _parent_named(part, report)
        if not part.deducts:
            groups[part.parent].append(part)
    sums = WeightSums(document, report)
    for parent, parts in groups.items() if document.complete else ():  # what could not be read adds up to nothing
        _group(document, parent, parts, sums)


def _group(manual: Manual, parent: str | None, parts: list[Part], sums: WeightSums) -> None:
    weighed = [part for part in parts if part.said("weight")]
    if not weighed and not (parent and manual.parts[parent].said("weight")):
        return
    for part in parts:
        if part not in weighed:
            others = [each.code for each in weighed] or say("{parent} above it", parent=parent)
            sums.report.add(beside_weights(part.code, others, part.span))
    if any(map(_of_another, weighed)):
        return  # a share of another component adds up to nothing here
    shares = [part for part in weighed if part.share_of]
    if shares and len(shares) < len(weighed):
        hint = say("write `of {parent}` on all of them or on none", parent=parent)
        sums.report.add(MIXED.at(weighed[0].span, hint, parent=parent))
    elif len(weighed) == len(parts):
        _sums(manual, parent, parts, bool(shares), sums)


def _sums(manual: Manual, parent: str | None, parts: list[Part], shares: bool, sums: WeightSums) -> None:
    """Compare the sum of the weights with what it must be, in every case written."""
    name = say("the parts of {parent}", parent=parent) if parent else say("the components")
    group = [part.said("weight") for part in parts]
    above = manual.parts[parent].said("weight") if parent and not shares else ()
    totals = () if parent else manual.totals
    whole: Table = {} if shares else {case_of(each.when): each.total for each in reversed(totals)}
    texts = cases([each for weights in (*group, above) for each in weights], [each.when for each in totals])
    sums.check(list(map(table, group)), table(above) if above else whole, Whose(name, parts[0].span, texts))


def _of_another(part: Part) -> bool:
    """Return whether the weight is said to be a share of a component that the part does not stand under."""
    return part.share_of is not None and part.share_of.text != part.parent


def _parent_named(part: Part, report: Report) -> None:
    said = part.share_of
    if said is not None and _of_another(part):
        report.add(
            WRONG_PARENT.at(
                said.span,
                say("write `of {parent}`", parent=part.parent) if part.parent else say("leave `of …` out"),
                code=part.code,
                parent=part.parent or say("no component"),
                said=said.text,
            )
        )


def _cap(part: Part, report: Report) -> None:
    weight, cap = (constant(table(part.said(name))[""]) for name in ("weight", "cap"))
    for name in BOUNDS:
        for each in part.said(name):
            _number(part, name, each, report)
    if weight is not None and cap is not None and cap < weight:
        report.add(
            CAP_BELOW.at(
                part.said("cap")[0].span,
                "write the bound on the ratio in the formula: min(x, …)",
                code=part.code,
                cap=percent(cap),
                weight=percent(weight),
            )
        )


def _number(part: Part, name: str, said: Attribute, report: Report) -> None:
    """Report a weight or bound that is a comparison, or so large that its percent sign was left out."""
    formula, value = said.values[0], constant(said.values[0])
    if compares(formula):
        hint = say("write `:` before the formula of the component")
        report.add(COMPARES.at(formula.span, hint, text=formula.span.text, name=BOUNDS[name]))
    elif value is not None and value > 2 and part.said("weight"):
        text = plain_text(value)
        hint = say("write {number}%", number=text)
        report.add(PERCENT_LEFT_OUT.at(said.span, hint, name=BOUNDS[name], code=part.code, value=text))
