"""A manual and one of its examples go in; what was expected and what came, figure by figure, comes out."""

import attrs

from iku_dsl.data.facts import Datum, Store
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.lower import Lowering
from iku_dsl.formula.lower_manual import LoweredManual, lower_manual
from iku_dsl.model.constants import span_of
from iku_dsl.model.documents import Manual
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.infix import plainly
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.statements import Example
from iku_dsl.values.outcomes import Fault, Value
from iku_dsl.values.periods import Period, year

ANY_YEAR = 2000


@attrs.frozen
class Compared:
    """One expectation of an example: the figure meant, what was expected, what came, and whether they are the same."""

    name: str
    expected: str | Phrase
    came: str | Phrase
    holds: bool
    span: Span


def compare(manual: Manual, example: Example) -> tuple[Compared, ...]:
    """Return every expectation of an example beside what the manual gives; figures are compared as fractions."""
    lowered = lower_manual(manual, ANY_YEAR)
    period = span_of(example.period, ANY_YEAR) if example.period else year(ANY_YEAR)
    store = Store()
    for each in example.given:
        _give(each, manual, lowered, period, store)
    exact = Exact(store)
    return tuple(_compare(each, lowered, exact, period) for each in example.expect)


def _give(item: written.Formula, manual: Manual, lowered: LoweredManual, period: Period, store: Store) -> None:
    if isinstance(item, written.Operation) and item.operator == "=":
        value = _value(item.right, lowered, Exact(Store()), period)
        store.put(manual.code, _name(item.left), period, Datum(value, item.right.span.text, "", item.span))


def _name(left: written.Formula) -> str:
    match left:
        case written.Contribution():
            return left.code.text
        case written.Name():
            return left.word.text
    return left.span.text


def _compare(item: written.Formula, lowered: LoweredManual, exact: Exact, period: Period) -> Compared:
    if not isinstance(item, written.Operation) or item.operator != "=":
        holds = _value(item, lowered, exact, period)
        return Compared(item.span.text, say("yes"), plainly(holds, percent=False), holds is True, item.span)
    came = _value(item.left, lowered, exact, period)
    if isinstance(item.right, written.Contribution) and isinstance(came, Fault):
        code = came.diagnostic.rule.code
        return Compared(item.left.span.text, item.right.code.text, code, code == item.right.code.text, item.span)
    expected = _value(item.right, lowered, exact, period)
    percent = isinstance(item.right, written.Number) and item.right.percent
    return Compared(item.left.span.text, item.right.span.text, plainly(came, percent), _same(came, expected), item.span)


def _same(came: Value, expected: Value) -> bool:
    return type(came) is type(expected) and came == expected and not isinstance(came, Fault)


def _value(formula: written.Formula, lowered: LoweredManual, exact: Exact, period: Period) -> Value:
    scope = attrs.evolve(lowered.scope, given={**lowered.scope.given, "realisation": lowered.realisation})
    return exact.value(Lowering().lower(formula, scope), period)
