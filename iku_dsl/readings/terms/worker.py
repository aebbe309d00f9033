"""Questions to the solver come down a line; its answers go back: the whole program of a process apart.

A solver can run past its limits or break; then this process is ended, and nothing else.
"""

from multiprocessing.connection import Connection
from typing import Any

import attrs
import z3

DIGITS = 30  # of a root, which the exact reading then tries


@attrs.frozen
class Said:
    """What a solver says: `sat` with the values of its unknowns, `unsat`, or `unknown`."""

    word: str
    values: dict[str, str | bool] = attrs.field(factory=dict)


def serve(line: Connection) -> None:
    """Answer until there is nobody left to ask."""
    try:
        while True:
            line.send(answered(*line.recv()))
    except (EOFError, OSError, KeyboardInterrupt):
        line.close()


def answered(text: str, milliseconds: int) -> Said:
    """Return what the solver says of a text in SMT-LIB."""
    solver = z3.Solver()
    solver.set("timeout", milliseconds)
    solver.from_string(text)
    said = solver.check()
    if said != z3.sat:
        return Said(str(said))
    model = solver.model()
    return Said("sat", {each.name(): _plain(model[each]) for each in model.decls() if each.arity() == 0})


def _plain(value: Any) -> str | bool:
    if z3.is_bool(value):
        return bool(z3.is_true(value))
    if z3.is_int_value(value):
        return str(value.as_long())
    return str((value.approx(DIGITS) if z3.is_algebraic_value(value) else value).as_fraction())
