"""The words of a command line go in; the command that they name runs."""

import click

from iku_dsl.cli.check import check
from iku_dsl.cli.explain import explain
from iku_dsl.cli.fmt import fmt
from iku_dsl.cli.score import score


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="iku-dsl", prog_name="iku")
def main() -> None:
    """Compute, explain and check performance indicators from their manuals."""


for command in (score, explain, check, fmt):
    main.add_command(command)
