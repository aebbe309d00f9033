"""An account of an audit and the files that were read go in; the files of its evidence come out, by their names.

Everything that a verdict rests on is among them, and a script that computes it again without this program.
"""

import hashlib
import json
import platform
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from iku_dsl.audit.account import Account
from iku_dsl.audit.audit import Audited
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.evidence import Nodes
from iku_dsl.audit.follows import set_aside
from iku_dsl.audit.plain_values import Object, month_span
from iku_dsl.audit.quantities import Formula
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.readings.traced import Traced
from iku_dsl.reports import recompute
from iku_dsl.reports.audit_json import audit_object
from iku_dsl.reports.evidence_words import guide
from iku_dsl.reports.kept import Kept
from iku_dsl.values.enclosed import Number
from iku_dsl.values.numbers import fraction_text

MANIFEST = "manifest.json"
MADE_BY = "iku audit --evidence"


def evidence(account: Account, read: Kept, version: str, translate: Translate) -> dict[str, bytes]:
    """Return the files; the manifest, which has the hash of every other one, comes last."""
    found, names = account.audited, read.named()
    nodes = Nodes({**found.evaluations.bench.claims})
    claims = [_claim(each, found, nodes, translate) for each in found.claims]
    score = _score(found, nodes)
    every = {names[path]: content for path, content in (*read.texts.items(), *read.data.items())}
    places = {str(each): name for path, name in names.items() for each in (path.resolve(), path)}
    files = {
        "README.md": guide(translate).encode(),
        **every,
        "claims.json": _json(claims),
        "score.json": _json(score),
        "nodes.json": _json([_placed(each, places) for each in nodes.objects]),
        "findings.json": _json(audit_object(account, translate)),
        "recompute.py": Path(recompute.__file__).read_bytes(),
    }
    return {**files, MANIFEST: _json(_manifest(files, names, version))}


def _claim(claim: Claim, found: Audited, nodes: Nodes, translate: Translate) -> Object:
    formulas = [
        (each.formula.says, _formula(claim, each.formula, found, nodes)) for each in found.checked.get(claim, ())
    ]
    return {
        "id": claim.row.id,
        "subject": claim.row.subject,
        "quantity": claim.row.quantity,
        "period": month_span(claim.period),
        "printed": claim.row.printed,
        "verdict": found.verdicts[claim].value,
        "formulas": [{"says": says.words(translate), **each} for says, each in formulas if each is not None],
    }


def _formula(claim: Claim, formula: Formula, found: Audited, nodes: Nodes) -> Object | None:
    """Return what a formula gives and whether that is printed; None where it gives nothing to compare."""
    run = set_aside(found.evaluations.printed.as_a(Traced), claim, formula)
    assert isinstance(run.exact, Traced)
    value = run.exact.value(formula.node, claim.period)
    if not isinstance(value, Number):
        return None
    return {
        "node": nodes.number(formula.node, run.exact, claim.period),
        "stands for": _stands_for(claim),
        "is printed so": isinstance(value, Fraction) and claim.admits(value),
    }


def _stands_for(claim: Claim) -> Object:
    low, high = (claim.centre, claim.centre) if claim.exact else (claim.figure.low, claim.figure.high)
    return {
        "low": fraction_text(low),
        "high": fraction_text(high),
        "with low": claim.exact or claim.figure.holds_low,
        "with high": claim.exact or claim.figure.holds_high,
    }


def _score(found: Audited, nodes: Nodes) -> list[Object]:
    """Return the indices and the members of the levels, as they follow from the data alone."""
    material = found.material
    run = found.evaluations.bench.run({}, Traced)
    assert isinstance(run.exact, Traced)
    lines = ((each.value.subject, "index", each.value) for each in material.reported.lines)
    entries = (each for _, several in material.reported.levels for each in several)
    every = (*lines, *((each.code or "score", "value", each.value) for each in entries))
    return [
        {"subject": subject, "quantity": name, "node": nodes.number(node, run.exact, material.period)}
        for subject, name, node in every
        if isinstance(run.exact.value(node, material.period), Number)
    ]


def _placed(node: Object, places: Mapping[str, str]) -> Object:
    """Return a node whose places are in the folder."""
    cells = [_moved(each, places) for each in node.get("cells", ())]
    return {**node, "file": places.get(str(Path(node["file"]).resolve()), ""), **({"cells": cells} if cells else {})}


def _moved(cell: str, places: Mapping[str, str]) -> str:
    path = next((each for each in places if cell.startswith(each)), "")
    return places.get(path, "") + cell.removeprefix(path)


def _manifest(files: Mapping[str, bytes], names: Mapping[Path, str], version: str) -> Object:
    origins = {name: str(path) for path, name in names.items()}
    return {
        "made by": MADE_BY,
        "iku-dsl": version,
        "python": platform.python_version(),
        "files": [
            {
                "path": name,
                "sha256": hashlib.sha256(content).hexdigest(),
                **({"from": origins[name]} if name in origins else {}),
            }
            for name, content in files.items()
        ],
    }


def _json(found: object) -> bytes:
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()
