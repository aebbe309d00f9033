"""A manual goes in; weights of its components that do not add up, and caps below them, are reported."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.unweighed import beside_weights
from iku_dsl.model.constants import constant
from iku_dsl.model.documents import AnyDocument, Manual, Part
from iku_dsl.syntax.formulas import Formula, Operation
from iku_dsl.syntax.statements import Attribute
from iku_dsl.values.rounding import plain_text

NOT_ADDING_UP = Rule(
    "IKU510",
    "weights-not-adding-up",
    Severity.ERROR,
    "the weights of {whose}{case} add up to {total}, not to {wanted}",
    why="Weights are never rescaled in silence: a sum that is not the declared one is an error of the text or of the "
    "sheet.",
    example="component A weight 60%: a\ncomponent B weight 50%: b",
    instead="Correct a weight, or write `weights total 110%` when the sheet says so.",
)
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
    instead="component A weight 5%, cap 10%: x, or `min(x, 120%)` in the formula",
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
COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")


def check_manual_weights(document: AnyDocument, report: Report) -> None:
    """Report the weights of a manual's components, group by group and case by case."""
    if not isinstance(document, Manual):
        return
    sums = document.complete  # weights that could not be read do not add up to anything
    groups: dict[str | None, list[Part]] = defaultdict(list)
    for part in document.parts.values():
        _cap(part, report)
        _parent_named(part, report)
        if not part.deducts:
            groups[part.parent].append(part)
    for parent, parts in groups.items() if sums else ():
        _group(document, parent, parts, report)


def _group(manual: Manual, parent: str | None, parts: list[Part], report: Report) -> None:
    weighed = [part for part in parts if part.said("weight")]
    if not weighed and not (parent and manual.parts[parent].said("weight")):
        return
    for part in parts:
        if part not in weighed:
            others = [each.code for each in weighed] or say("{parent} above it", parent=parent)
            report.add(beside_weights(part.code, others, part.span))
    if any(map(_of_another, weighed)):
        return  # a share of another component adds up to nothing here
    shares = [part for part in weighed if part.share_of]
    if shares and len(shares) < len(weighed):
        hint = say("write `of {parent}` on all of them or on none", parent=parent)
        report.add(MIXED.at(weighed[0].span, hint, parent=parent))
    elif len(weighed) == len(parts):
        _sums(manual, parent, parts, bool(shares), report)


def _sums(manual: Manual, parent: str | None, parts: list[Part], shares: bool, report: Report) -> None:
    """Compare the sum of the weights with what it must be, for the default and for every case written."""
    whose = say("the parts of {parent}", parent=parent) if parent else say("the components")
    cases = {_case(each) for part in parts for each in part.said("weight")}
    cases |= {_text(total.when) for total in manual.totals} if parent is None else set()
    for case in sorted(cases | {""}):
        values = [_weight(part, case) for part in parts]
        wanted = Fraction(1) if shares else _wanted(manual, parent, case)
        if None in values or wanted is None:
            continue
        _compare(values, wanted, whose, say(" when {case}", case=case) if case else "", parts[0].span, report)


def compare_sum(values: list[Fraction | None], whose: Phrase, span: Span, report: Report) -> None:
    """Report weights that do not add up to the whole."""
    if None not in values:
        _compare(values, Fraction(1), whose, "", span, report)


def _compare(
    values: Iterable[Fraction | None], wanted: Fraction, whose: Phrase, case: str | Phrase, span: Span, report: Report
) -> None:
    total = sum((value for value in values if value is not None), Fraction(0))
    if total != wanted:
        hint = _difference(wanted, total)
        report.add(NOT_ADDING_UP.at(span, hint, whose=whose, case=case, total=_percent(total), wanted=_percent(wanted)))


def _difference(wanted: Fraction, total: Fraction) -> Phrase:
    """Return how far weights are from what they must be; a hundred times as much is a percent sign left out."""
    if total == wanted * 100:
        return say("put a `%` behind each of the weights")
    much = plain_text(abs(wanted - total) * 100)
    return say("{much}% too little", much=much) if wanted > total else say("{much}% too much", much=much)


def _wanted(manual: Manual, parent: str | None, case: str) -> Fraction | None:
    if parent is not None:
        return _weight(manual.parts[parent], case)
    for total in manual.totals:
        if _text(total.when) == case:
            return constant(total.total)
    default = next((total for total in manual.totals if total.when is None), None)
    return constant(default.total) if default else Fraction(1)


def _weight(part: Part, case: str) -> Fraction | None:
    said = part.said("weight")
    chosen = next((each for each in said if _case(each) == case), None)
    chosen = chosen or next((each for each in said if not _case(each)), None)
    return constant(chosen.values[0]) if chosen else None


def _case(attribute: Attribute) -> str:
    return _text(attribute.values[-1])


def _text(formula: Formula | None) -> str:
    return "" if formula is None else formula.span.text


def _percent(value: Fraction) -> str:
    return plain_text(value * 100) + "%"


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
    weight = _weight(part, "")
    cap = next((constant(each.values[0]) for each in part.said("cap") if each.values[-1] is None), None)
    for name in BOUNDS:
        for each in part.said(name):
            _number(part, name, each, report)
    if weight is not None and cap is not None and cap < weight:
        report.add(
            CAP_BELOW.at(
                part.said("cap")[0].span,
                "write the bound on the ratio in the formula: min(x, …)",
                code=part.code,
                cap=_percent(cap),
                weight=_percent(weight),
            )
        )


def _number(part: Part, name: str, said: Attribute, report: Report) -> None:
    """Report a weight or bound that is a comparison, or so large that its percent sign was left out."""
    formula, value = said.values[0], constant(said.values[0])
    if isinstance(formula, Operation) and formula.operator in COMPARISONS:
        hint = say("write `:` before the formula of the component")
        report.add(COMPARES.at(formula.span, hint, text=formula.span.text, name=BOUNDS[name]))
    elif value is not None and value > 2 and part.said("weight"):
        text = plain_text(value)
        hint = say("write {number}%", number=text)
        report.add(PERCENT_LEFT_OUT.at(said.span, hint, name=BOUNDS[name], code=part.code, value=text))
