"""The options that several commands share, each written once, and what their words mean."""

from collections.abc import Callable
from pathlib import Path

import click

from iku_dsl.diagnostics.language import SPOKEN, Translator, translator
from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.values.periods import Period, dated
from iku_dsl.workspace.records import BASES

BOTH = "both"

contract = click.argument("contract", type=click.Path(path_type=Path))
period = click.option(
    "--period", default="year", show_default=True, help='Q1 to Q4, "to date Q2", "semester 1", a month, year'
)
basis = click.option(
    "--from",
    "basis",
    type=click.Choice([*BASES, BOTH]),
    default="reported",
    show_default=True,
    help="realisations as reported, as they follow from data through the manuals, or both, compared",
)
framework = click.option("--framework", metavar="CODE", help="another framework than the contract's own")


def _translator(name: str) -> Translator:
    """Return the translator into the language that is asked for."""
    found = translator(name)
    if found is None:
        raise click.UsageError(f"messages in {name} are there once the package is installed: pip install .")
    return found


language = click.option(
    "--language",
    "translate",
    type=click.Choice(SPOKEN),
    default="english",
    show_default=True,
    envvar="IKU_LANGUAGE",
    show_envvar=True,
    callback=lambda _context, _option, name: _translator(name),
    help="of messages and fixed words; texts keep their own",
)


def bases_of(basis: str) -> tuple[str, ...]:
    """Return where realisations are to come from: one place, or each of them."""
    return BASES if basis == BOTH else (basis,)


def period_of(text: str, translate: Translate) -> Callable[[int], Period]:
    """Return what the words of the command line make of a year."""

    def in_year(year: int) -> Period:
        found = dated(text, year)
        if found is None:
            said = say(
                '"{text}" is not a period; write Q1 to Q4 or TW 1, "to date Q2", "semester 1", a month or year',
                text=text,
            )
            raise click.BadParameter(said.words(translate), param_hint="--period")
        if found.year != year:
            said = say('"{text}" lies outside the year {year}', text=text, year=year)
            raise click.BadParameter(said.words(translate), param_hint="--period")
        return found

    return in_year
