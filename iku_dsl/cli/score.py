"""`iku score`: a contract goes in; indices, objectives, perspectives, the organisation and their status come out."""

import json
import os
import sys
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.session import Session

WIDTH = 118  # of a page that no terminal bounds


@click.command()
@options.contract
@options.period
@options.basis
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table", show_default=True)
def score(contract: Path, period: str, basis: str, style: str) -> None:
    """Score a contract, named by its folder.

    Example: iku score manuals/kppbc-bekasi-2024 --period "to date Q2"
    """
    session = Session()
    loaded = session.load(contract, options.period_of(period))
    if loaded is None:
        finish(session.report)
    scores = session.score(loaded, loaded.period, basis)
    if style == "json":
        from iku_dsl.reports.score_json import score_object

        click.echo(json.dumps(score_object(scores, loaded.framework_hash, basis), ensure_ascii=False, indent=2))
    else:
        from rich.console import Console

        from iku_dsl.reports.score_table import score_table

        wide = None if sys.stdout.isatty() or "COLUMNS" in os.environ else WIDTH
        console = Console(highlight=False, width=wide)
        with console.capture() as page:
            console.print(score_table(scores, loaded.framework_files, loaded.framework_hash))
        click.echo("\n".join(line.rstrip() for line in page.get().splitlines()))
    finish(session.report)
