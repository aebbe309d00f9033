"""Claims about texts go in; the objects that a script reads come out, one a line, every number a string."""

import json
from collections.abc import Iterable
from typing import Any

from iku_dsl.checks.proofs.claim import Claim, Verified
from iku_dsl.diagnostics.phrase import Translate, worded
from iku_dsl.readings.infix import plainly
from iku_dsl.readings.witness import Witness
from iku_dsl.reports.score_json import exact
from iku_dsl.values.outcomes import Value


def claims_json(texts: Iterable[Verified], translate: Translate) -> str:
    """Return one object a claim: document, claim, subject, verdict, witness, seconds, file, line."""
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
        "why": claim.why.words(translate) if claim.why else None,
        "seconds": f"{claim.seconds:.3f}",
        "file": claim.place.source.path,
        "line": claim.place.line,
    }


def witness_object(witness: Witness, translate: Translate) -> dict[str, Any]:
    """Return the data: of a number the fraction, of a percentage in percentage points."""
    facts = {
        name: value_object(value, (subject, name) in witness.percent, translate)
        for (subject, name), value in witness.facts.items()
    }
    rows = {
        table: [{column: value_object(value, False, translate) for column, value in row.items()} for row in rows]
        for table, rows in witness.rows.items()
    }
    return {"period": str(witness.period), "data": facts, "rows": rows}


def value_object(value: Value, percent: bool, translate: Translate) -> str:
    """Return a figure as a fraction, everything else as words."""
    return exact(value, percent) or worded(plainly(value, percent), translate)
