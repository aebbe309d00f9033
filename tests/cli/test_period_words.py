"""What is tested: behind `--period` a period may be written as Indonesia writes it, with the year of the contract."""

import pytest

from tests.cli.conftest import run

BEKASI = "manuals/kppbc-bekasi-2024"


@pytest.mark.parametrize(
    ("written", "plain"), [("TW I 2024", "Q1"), ("s.d. Triwulan II", "to date Q2"), ("Des", "december")]
)
def test_a_period_is_asked_for_as_indonesia_writes_it(written: str, plain: str) -> None:
    found = run("score", BEKASI, "--period", written)
    assert found.exit_code == 0
    assert found.output == run("score", BEKASI, "--period", plain).output


def test_a_period_of_another_year_than_that_of_the_contract_is_refused() -> None:
    found = run("score", BEKASI, "--period", "TW I 2023")
    assert (found.exit_code, '"TW I 2023" lies outside the year 2024' in found.output) == (2, True)
