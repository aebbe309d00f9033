"""Weights as written go in; the cases that they tell apart come out, and the formula of each weight in one of them."""

import re
from collections.abc import Iterable, Iterator

from iku_dsl.syntax.formulas import Conditional, Formula, Operation, Prefix
from iku_dsl.syntax.statements import Attribute

OPPOSITES = {"=": "<>", "<>": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
BLANKS = re.compile(r"\s*([^\w\s])\s*")
Case = str  # the condition that holds, all others failing, without its blanks; nothing where none of them holds
Table = dict[Case, Formula | None]


def case_of(condition: Formula | None) -> Case:
    """Return a condition in one spelling, by which two are known to be the same; nothing for none."""
    return "" if condition is None else BLANKS.sub(r"\1", condition.span.text)


def cases(weights: Iterable[Attribute], conditions: Iterable[Formula | None] = ()) -> dict[Case, str]:
    """Return the cases that weights and other conditions tell apart, each in the words of the author.

    There is one in which no condition holds, but where two of them are opposites: then one always does.
    """
    found = {case_of(each): each for each in (*conditions, *_conditions(weights)) if each is not None}
    opposites = {opposite for each in found.values() for opposite in _opposites(each)}
    written = {case: each.span.text for case, each in found.items()}
    return written if opposites & found.keys() else {"": "", **written}


def table(weights: tuple[Attribute, ...]) -> Table:
    """Return the formula of a weight in every case that it mentions, and in none; None where nothing says it."""
    said = {case_of(each.values[-1]): each.values[0] for each in reversed(weights)}
    mentioned = {"", *map(case_of, _conditions(weights))}
    return {case: _resolved(said.get(case, said.get("")), case) for case in mentioned}


def _resolved(formula: Formula | None, case: Case) -> Formula | None:
    while isinstance(formula, Conditional):
        formula = formula.then if case_of(formula.condition) == case else formula.otherwise
    return formula


def _conditions(weights: Iterable[Attribute]) -> Iterator[Formula | None]:
    waiting: list[Formula] = []
    for each in weights:
        yield each.values[-1]
        waiting.append(each.values[0])
    while waiting:
        formula = waiting.pop()
        if isinstance(formula, Conditional):
            yield formula.condition
            waiting += [formula.otherwise, formula.then]


def _opposites(condition: Formula) -> Iterator[Case]:
    """Go through the ways to write the opposite of a condition."""
    if isinstance(condition, Prefix) and condition.operator == "not":
        yield case_of(condition.operand)
    if isinstance(condition, Operation) and condition.operator in OPPOSITES:
        yield f"{case_of(condition.left)}{OPPOSITES[condition.operator]}{case_of(condition.right)}"
