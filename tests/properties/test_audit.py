"""A report printed by the program itself holds; one digit changed in it is found where figures below refute it."""

from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from iku_dsl.audit.audit import Audited, audit
from tests.properties.audited_offices import Audit, audits
from tests.properties.printed_reports import changed, report

DECIMALS = st.lists(st.integers(0, 4), min_size=1, max_size=3)
SHARES = st.sampled_from([1.0, 1.0, 0.6])
ONCE = (Phase.explicit, Phase.generate)  # a search is slow, and what fails is shown with its texts
FIRST = 3
chances = st.randoms(use_true_random=False)


@given(audits(), chances, DECIMALS, SHARES)
@settings(max_examples=12, phases=ONCE)
def test_a_report_printed_by_the_program_itself_holds(
    office: Audit, chance: Random, decimals: list[int], share: float
) -> None:
    found = audit(office.material(report(office, chance, decimals, share)))
    assert [each.diagnostic.message.words() for each in found.findings] == []
    assert len(found.checked) > 0


@given(audits(), chances, DECIMALS, SHARES)
@settings(max_examples=10, phases=ONCE)
def test_a_digit_that_figures_below_refute_is_found(
    office: Audit, chance: Random, decimals: list[int], share: float
) -> None:
    pytest.importorskip("z3")
    from tests.properties.consistent import below  # noqa: PLC0415 - without the solver there is no test

    rows, name = changed(report(office, chance, decimals, share), chance)
    found = audit(office.material(rows))
    ranks = ranked(found, name)
    if len(ranks) > 1:
        assert ranks[0] < FIRST
    if not ranks:
        assert False not in list(below(office, rows, name))


def ranked(found: Audited, name: str) -> list[int]:
    """Return the places of the findings whose figures hold a row, the gravest first."""
    return [rank for rank, each in enumerate(found.findings) if any(claim.row.id == name for claim in each.together)]
