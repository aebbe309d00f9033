"""An index of three dimensions with a logarithm and a geometric mean gives the figures that `decimal` gives alone."""

import json
import random
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

MANUAL = """manual development "Human development"
unit index; polarity maximize
input life_expectancy in year
input expected_schooling in year
input mean_schooling in year
input income in dollar
value health: (life_expectancy - 20) / (85 - 20)
value education: mean(min(expected_schooling / 18, 1), min(mean_schooling / 15, 1))
value living: (ln(min(income, 75_000)) - ln(100)) / (ln(75_000) - ln(100))
realisation: geometric_mean(health, education, living)
round realisation to 3 decimals
example "a country": given life_expectancy = {0}, expected_schooling = {1}, mean_schooling = {2}, income = {3}
    expect realisation = {4}
"""
COUNTRIES = [
    ("83.2", "18.2", "13.0", "66494"),
    ("84.0", "16.5", "13.9", "66933"),
    ("76.4", "15.8", "10.6", "22026"),
    ("71.7", "13.6", "8.2", "11459"),
    ("67.2", "11.9", "6.7", "6590"),
    ("62.0", "10.1", "5.1", "2000"),
    ("52.5", "8.0", "5.7", "732"),
    ("85", "18", "15", "75000"),
]


def independently(life: str, expected: str, mean: str, income: str) -> Decimal:
    """Return the index to three decimals with sixty digits in between, cubes and not logarithms for the mean."""
    with localcontext() as context:
        context.prec = 60
        health = (Decimal(life) - 20) / 65
        education = (min(Decimal(expected) / 18, Decimal(1)) + min(Decimal(mean) / 15, Decimal(1))) / 2
        bounds = Decimal(75000).log10() - Decimal(100).log10()
        living = (min(Decimal(income), Decimal(75000)).log10() - Decimal(100).log10()) / bounds
        return ((health * education * living) ** (Decimal(1) / 3)).quantize(Decimal("0.001"), ROUND_HALF_UP)


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_index_is_what_an_independent_computation_gives(country: tuple[str, ...], tmp_path: Path) -> None:
    text = MANUAL.format(*(f"{each}0" if "." in each else each for each in country), f"{independently(*country)}0")
    (tmp_path / "development.iku").write_text(text)
    result = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "error" not in result.output


def drawn(chance: random.Random) -> tuple[str, ...]:
    """Return figures in the range of countries, with the decimals that tables print."""
    tenths = (chance.randint(500, 860), chance.randint(50, 200), chance.randint(10, 150))
    return (*(str(Decimal(each) / 10) for each in tenths), str(chance.randint(400, 120_000)))


def test_two_hundred_countries_have_the_three_decimals_of_an_independent_computation(tmp_path: Path) -> None:
    chance = random.Random(200)
    countries = {f"Country {number}": drawn(chance) for number in range(200)}
    lines = MANUAL.partition("example")[0].splitlines()
    manual, data = tmp_path / "development.iku", tmp_path / "countries.csv"
    manual.write_text("\n".join([*lines[:2], 'for each country "Country"', *lines[2:], ""]), encoding="utf-8")
    rows = (",".join(["year", name, *figures]) for name, figures in countries.items())
    head = "period,country,life_expectancy,expected_schooling,mean_schooling,income"
    data.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    words = ["compute", str(manual), "--data", str(data), "--year", "2024", "--format", "json"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert {each["unit"]: Decimal(each["realisation"]) for each in found} == {
        name: independently(*figures) for name, figures in countries.items()
    }


def test_a_figure_that_differs_in_the_third_decimal_is_told_apart(tmp_path: Path) -> None:
    country = COUNTRIES[0]
    (tmp_path / "development.iku").write_text(
        MANUAL.format(*country, f"{independently(*country) + Decimal('0.001')}0").replace("66494", "66_494")
    )
    assert "IKU408" in CliRunner().invoke(main, ["check", str(tmp_path)]).output
