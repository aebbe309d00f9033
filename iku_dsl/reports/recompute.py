"""The folder of an audit's evidence goes in; each of its figures is computed again, and how many agree is printed.

It is run as a script of its own, `python recompute.py` beside `nodes.json`, and needs nothing but Python. It ends with
1 where a file is not the one that was written, or a figure does not follow from those below it.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from typing import Any

Object = dict[str, Any]
NOT_APPLICABLE = {"not applicable": True}
READ = ("stated", "datum", "printed")
NOT_COMPUTED = (*READ, "given", "missing")
MOST = 20  # disagreements that are told one by one


def main() -> None:
    """Read the folder, compute everything again, and say what agrees."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    wrong = list(changed_files(folder))
    nodes = json.loads((folder / "nodes.json").read_text(encoding="utf-8"))
    claims = json.loads((folder / "claims.json").read_text(encoding="utf-8"))
    counts = {"agree": 0, "read": 0, "given": 0, "missing": 0}
    for node in nodes:
        try:
            found = computed(node, nodes)
        except (ArithmeticError, IndexError, KeyError, TypeError, ValueError) as error:
            wrong.append(f"node {node.get('id')} cannot be computed: {error!r}")
            continue
        if found is None:
            counts["read" if node["kind"] in READ else node["kind"]] += 1
        elif found == node["value"]:
            counts["agree"] += 1
        else:
            wrong.append(f"node {node['id']}: {node['value']} is written, {found} follows ({node['formula']})")
    held = [text for claim in claims for text in against(claim, nodes)]
    wrong += [text for text in held if text]
    follow = len(held) - sum(map(bool, held))
    read = f"{counts['read']} are read in texts, data and the report"
    said = [
        f"{counts['agree']} figures agree with those that they are computed from",
        f"{read}, {counts['given']} are taken as given, {counts['missing']} are missing",
        f"{follow} of {len(held)} computed figures compare with what is printed as the audit says",
        f"{len(wrong)} do not agree",
    ]
    sys.stdout.write("\n".join([*said, *wrong[:MOST]]) + "\n")
    sys.exit(1 if wrong else 0)


def changed_files(folder: Path) -> Iterator[str]:
    """Go through the files that are not as they were written."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for file in manifest["files"]:
        path = folder / file["path"]
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != file["sha256"]:
            yield f"{file['path']} is not the file that was written"


def computed(node: Object, nodes: list[Object]) -> Object | None:
    """Return what a node comes to by the values of those below it; None for one that nothing below gives."""
    kind = node["kind"]
    values = [nodes[each]["value"] for each in node.get("operands", [])]
    if kind in NOT_COMPUTED:
        return None
    if kind == "same":
        return dict(values[0])
    if kind == "operation":
        return operation(node["operator"], values)
    if kind == "function":
        return NOT_APPLICABLE if NOT_APPLICABLE in values else number(function(node["function"], [*map(exact, values)]))
    if kind == "choice":
        return choice([nodes[each]["value"] for each in node["conditions"]], values)
    if kind == "is not applicable":
        return {"truth": values[0] == NOT_APPLICABLE}
    if kind == "aggregate":
        return aggregate(
            node["function"], [(nodes[each]["value"], of(weight, nodes)) for each, weight in node["members"]]
        )
    raise ValueError(f"there is no kind {kind}")


def of(weight: int | None, nodes: list[Object]) -> Object | None:
    """Return the weight of a member; None where all weigh alike."""
    return None if weight is None else dict(nodes[weight]["value"])


def exact(value: Object) -> Fraction:
    """Return the fraction that a value is."""
    return Fraction(value["number"])


def number(value: Fraction) -> Object:
    """Return a fraction as it is written."""
    return {"number": f"{value.numerator}/{value.denominator}"}


def operation(operator: str, values: list[Object]) -> Object:
    """Return what an operation makes of its operands; `and` and `or` stop where the first decides."""
    if operator in ("and", "or"):
        return connective(operator, values)
    if NOT_APPLICABLE in values:
        return NOT_APPLICABLE
    if operator == "not":
        return {"truth": not values[0]["truth"]}
    if len(values) == 1:
        return number(-exact(values[0]) if operator == "-" else exact(values[0]))
    if operator in ("=", "<>"):
        return {"truth": (values[0] == values[1]) is (operator == "=")}
    left, right = map(ordered, values)
    if operator in ("<", "<=", ">", ">="):
        return {"truth": {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[operator]}
    if operator == "/":
        return number(left / right)
    if operator == "^":
        return number(left ** int(right))
    return number({"+": left + right, "-": left - right, "*": left * right}[operator])


def connective(operator: str, values: list[Object]) -> Object:
    """Return whether all hold, or one does."""
    if NOT_APPLICABLE in values:
        return NOT_APPLICABLE
    truths = [value["truth"] for value in values]
    return {"truth": all(truths) if operator == "and" else any(truths)}


def ordered(value: Object) -> Any:  # noqa: ANN401 - a number, a text or a list, each compared with its like
    """Return what a value is compared by: a number, a day, or the months of a period."""
    return exact(value) if "number" in value else value.get("day", value.get("months"))


def function(name: str, numbers: list[Fraction]) -> Fraction:
    """Return a number rounded; half goes away from zero, or to the even digit, or everything is cut off."""
    if name in ("floor", "ceiling", "abs"):
        (value,) = numbers
        return abs(value) if name == "abs" else Fraction(floor(value) if name == "floor" else ceil(value))
    scale = Fraction(10) ** int(numbers[1] if len(numbers) > 1 else 0)
    size = abs(numbers[0]) * scale
    whole, rest = floor(size), size - floor(size)
    half = rest == Fraction(1, 2) and (name == "round" or whole % 2 == 1)
    up = name != "round_down" and (rest > Fraction(1, 2) or half)
    return (whole + up) / scale * (1 if numbers[0] >= 0 else -1)


def choice(conditions: list[Object], values: list[Object]) -> Object:
    """Return the value of the first case whose condition holds, or of what is left over."""
    if NOT_APPLICABLE in conditions:
        return NOT_APPLICABLE
    truths = [value["truth"] for value in conditions]
    if any(truths[:-1]):
        raise ValueError("a case that holds was passed over")
    return values[0]


def aggregate(name: str, pairs: list[tuple[Object, Object | None]]) -> Object:
    """Return what members make: their count, sum, mean by weight, share, lowest or highest."""
    values = [value for value, _ in pairs]
    if NOT_APPLICABLE in [each for pair in pairs for each in pair]:
        return NOT_APPLICABLE
    if name == "count":
        return number(Fraction(len(values)))
    if name in ("min", "max") and values and "day" in values[0]:
        return min(values, key=ordered) if name == "min" else max(values, key=ordered)
    numbers = [Fraction(value["truth"]) if "truth" in value else exact(value) for value in values]
    if name == "sum":
        return number(sum(numbers, Fraction(0)))
    if not numbers:
        return NOT_APPLICABLE
    if name in ("min", "max"):
        return number(min(numbers) if name == "min" else max(numbers))
    weights = [Fraction(1) if weight is None else exact(weight) for _, weight in pairs]
    return number(sum(map(Fraction.__mul__, numbers, weights), Fraction(0)) / sum(weights))


def against(claim: Object, nodes: list[Object]) -> Iterator[str]:
    """Go through the formulas of a printed figure: nothing where the verdict follows, else what does not."""
    for formula in claim["formulas"]:
        value = nodes[formula["node"]]["value"]
        printed = "number" in value and admits(formula["stands for"], exact(value))
        yield "" if printed is formula["is printed so"] else f"claim {claim['id']}: its formula comes to {value}"


def admits(stands_for: Object, value: Fraction) -> bool:
    """Return whether a value is printed so: it lies between two ends, of which one may count."""
    low, high = Fraction(stands_for["low"]), Fraction(stands_for["high"])
    at_an_end = (value == low and stands_for["with low"]) or (value == high and stands_for["with high"])
    return low < value < high or at_an_end


if __name__ == "__main__":
    main()
