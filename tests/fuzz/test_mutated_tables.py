"""Damaged tables in every form: never a traceback, never a hang, never a figure that is lost without a word."""

import pytest

from tests.fuzz.mutate_tables import broken


@pytest.mark.parametrize("seed", range(8))
def test_any_form_of_table_can_be_damaged(seed: int) -> None:
    """`python -m tests.fuzz.mutate_tables --count 10000` does the same at length."""
    assert list(broken(25, seed)) == []
