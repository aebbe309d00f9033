"""Random offices go in; how many changes of a digit an audit finds, and how many no check could see, is printed.

`python -m tests.properties.audit_power [reports] [seed]` ends with 1 where a report that holds has a finding, or where
a change is not found that figures below refute. It needs the solver.
"""

import sys
from collections import Counter
from random import Random

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from iku_dsl.audit.audit import audit
from tests.properties.audited_offices import Audit, audits
from tests.properties.consistent import below, consistent
from tests.properties.printed_reports import changed, report
from tests.properties.test_audit import DECIMALS, FIRST, SHARES, ranked

CHANGES = 3  # of each report
TOLD = {None: "unseen, and the solver cannot tell", True: "unseen, and unrounded figures are left that give all of it"}
FALSE, LOST, LATE = "reports that hold and have a finding", "unseen, and figures below refute it", "found too late"
ABOVE = "unseen, and only figures above or beside refute it"


def measured(reports: int, start: int) -> Counter[str]:
    """Return how often each thing happened."""
    counted: Counter[str] = Counter()

    @seed(start)
    @settings(
        max_examples=reports,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(audits(), st.randoms(use_true_random=False), DECIMALS, SHARES)
    def one(office: Audit, chance: Random, decimals: list[int], share: float) -> None:
        rows = report(office, chance, decimals, share)
        seen = [_seen(office, *changed(rows, chance)) for _ in range(CHANGES)]
        wrong = bool(audit(office.material(rows)).findings)
        counted.update({"reports": 1, "figures": len(rows), FALSE: wrong, "changes": CHANGES})
        counted.update(seen)

    one()
    return counted


def _seen(office: Audit, rows: tuple[object, ...], name: str) -> str:
    """Return what becomes of one change."""
    ranks = ranked(audit(office.material(rows)), name)  # type: ignore[arg-type]
    if ranks:
        return LATE if len(ranks) > 1 and ranks[0] >= FIRST else "found"
    whole = consistent(office, rows)  # type: ignore[arg-type]
    if whole is not False:
        return TOLD[whole]
    return LOST if False in list(below(office, rows, name)) else ABOVE  # type: ignore[arg-type]


def main() -> None:
    """Print what was counted, the changes as shares of all of them."""
    reports, start = (int(each) for each in (*sys.argv[1:3], *("100", "1")[len(sys.argv) - 1 :]))
    counted = measured(reports, start)
    for what, many in counted.items():
        of = "" if what in ("reports", "figures", "changes", FALSE) else f" ({100 * many / counted['changes']:.1f}%)"
        print(f"{what}: {many}{of}")  # noqa: T201 - it is what the command is for
    sys.exit(bool(counted[FALSE] or counted[LOST] or counted[LATE]))


if __name__ == "__main__":
    main()
