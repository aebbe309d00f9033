"""Claims about texts go in; the objects that a script reads come out, one a line, every number a string."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from iku_dsl.checks.proofs.claim import Claim, Figure, Verified
from iku_dsl.diagnostics.phrase import Translate, worded
from iku_dsl.readings.show import plainly
from iku_dsl.readings.witness import Witness
from iku_dsl.reports.score_json import exact
from iku_dsl.values.outcomes import Value


def claims_json(texts: Iterable[Verified], translate: Translate) -> str:
    """Return one object a claim: document, claim, subject, verdict, witness and what follows, file, line."""
    found = (_object(each, claim, translate) for each in texts for claim in each.claims or ())
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in found)


def _object(each: Verified, claim: Claim, translate: Translate) -> dict[str, Any]:
    return {
        "document": each.code,
        "claim": claim.says.words(translate),
        "kind": claim.name,
        "subject": worded(claim.subject, translate),
        "verdict": claim.verdict.value,
        "witness": witness_object(claim.witness, translate) if claim.witness else None,
        "figures": [_figure(figure, translate) for figure in claim.figures],
        "why": claim.why.words(translate) if claim.why else None,
        "seconds": f"{claim.seconds:.3f}",
        "file": claim.place.source.path,
        "line": claim.place.line,
    }


def _figure(figure: Figure, translate: Translate) -> dict[str, str]:
    return {
        "name": worded(figure.label, translate),
        "value": value_object(figure.value, figure.percent, translate),
    }


def witness_object(witness: Witness, translate: Translate) -> dict[str, Any]:
    """Return the data: of a number the fraction, of a percentage in percentage points."""
    facts = {
        name: value_object(value, (subject, name) in witness.percent, translate)
        for (subject, name), value in witness.facts.items()
    }
    rows = {table: [_row(each, translate) for each in witness.looked_at(table)] for table in witness.rows}
    return {"period": str(witness.period), "data": facts, "rows": rows}


def _row(row: Mapping[str, Value], translate: Translate) -> dict[str, str]:
    return {column: value_object(value, False, translate) for column, value in row.items()}


def value_object(value: Value, percent: bool, translate: Translate) -> str:
    """Return a figure as a fraction, everything else as words."""
    return exact(value, percent) or worded(plainly(value, percent), translate)
