"""Questions to the solver go in, one a line; its answers come out, one a line: the whole program of a process apart.

A solver can run past its limits or break; then this process is ended, and nothing else.
"""

import json
import os
import sys
from typing import Any

import z3

DIGITS = 30  # of a root, which the exact reading then tries


def answered(text: str, milliseconds: int, effort: int) -> dict[str, Any]:
    """Return what the solver says of a text in SMT-LIB: `sat` with the values of its unknowns, `unsat`, `unknown`."""
    solver = z3.Solver()
    solver.set("timeout", milliseconds)
    solver.set("rlimit", effort)
    solver.from_string(text)
    said = solver.check()
    if said != z3.sat:
        return {"said": str(said)}
    model = solver.model()
    return {"said": "sat", "values": {each.name(): _plain(model[each]) for each in model.decls() if each.arity() == 0}}


def _plain(value: Any) -> str | bool:
    if z3.is_bool(value):
        return bool(z3.is_true(value))
    if z3.is_int_value(value):
        return str(value.as_long())
    return str((value.approx(DIGITS) if z3.is_algebraic_value(value) else value).as_fraction())


def main() -> None:
    """Answer until there is nothing more to read, or nobody who reads: who asked may have been ended meanwhile."""
    try:
        for line in sys.stdin:
            print(json.dumps(answered(**json.loads(line))), flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left would be written at the end


if __name__ == "__main__":
    main()
