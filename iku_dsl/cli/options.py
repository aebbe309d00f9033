"""The options that several commands share, each written once, and what their words mean."""

from pathlib import Path

import click

from iku_dsl.session import BASES, Loaded
from iku_dsl.values.periods import Period, named

contract = click.argument("contract", type=click.Path(path_type=Path))
period = click.option(
    "--period", default="year", show_default=True, help='Q1 to Q4, "to date Q2", "semester 1", a month, year'
)
basis = click.option(
    "--from",
    "basis",
    type=click.Choice(BASES),
    default="reported",
    show_default=True,
    help="realisations as reported, or as they follow from data through the manuals",
)


def period_of(loaded: Loaded, text: str) -> Period:
    """Return the period that the command line names, in the contract's year."""
    found = named(text, loaded.card.contract.year)
    if found is None:
        raise click.BadParameter(
            f'"{text}" is not a period; write Q1 to Q4, "to date Q2", "semester 1", a month or year',
            param_hint="--period",
        )
    return found
