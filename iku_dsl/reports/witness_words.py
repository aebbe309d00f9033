"""The data that show a claim go in; the words for them come out, and for the figures that follow."""

from collections.abc import Mapping

from iku_dsl.checks.proofs.claim import Claim
from iku_dsl.diagnostics.phrase import Phrase, listed, say
from iku_dsl.readings.show import plainly
from iku_dsl.readings.witness import Witness
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import MONTHS

MOST_ROWS = 5


def data_of(claim: Claim) -> list[Phrase]:
    """Return the data that show a claim, if any do."""
    return data_of_witness(claim.witness) if claim.witness is not None else []


def data_of_witness(witness: Witness) -> list[Phrase]:
    """Return the figures and rows of a witness, and its period where that is a part of the year."""
    found = [
        _datum(name, plainly(value, (subject, name) in witness.percent), witness, subject)
        for (subject, name), value in witness.facts.items()
    ]
    found += [_rows(table, witness.looked_at(table)) for table in witness.rows]
    if witness.period.months != MONTHS:
        found.append(say("in {period}", period=witness.period.spoken))
    return found


def _datum(name: str, shown: str | Phrase, witness: Witness, subject: str) -> Phrase:
    before = witness.earlier.get((subject, name))
    plain = before or name
    several = len({each for each, _ in witness.facts}) > 1
    said: str | Phrase = say("{subject} {name}", subject=subject, name=plain) if several else plain
    if before is not None:
        return say("then {name} = {value}", name=said, value=shown)
    return say("{name} = {value}", name=said, value=shown)


def _rows(table: str, rows: tuple[Mapping[str, Value], ...]) -> Phrase:
    """Return the rows by the cells that matter; where none does, how many there are."""
    if not rows:
        return say("no row of {table}", table=table)
    if not any(rows):
        return (
            say("one row of {table}", table=table)
            if len(rows) == 1
            else say("{count} rows of {table}", count=len(rows), table=table)
        )
    cells = [listed(_cell(*each) for each in row.items()) for row in rows[:MOST_ROWS]]
    return say("rows of {table}: {rows}", table=table, rows=listed(say("({cells})", cells=each) for each in cells))


def _cell(column: str, value: Value) -> Phrase:
    return say("{column} {value}", column=column, value=plainly(value, percent=False))


def values_of(claim: Claim) -> list[Phrase]:
    """Return the figures that follow from a witness."""
    return [say("{name} = {value}", name=each.label, value=plainly(each.value, each.percent)) for each in claim.figures]
