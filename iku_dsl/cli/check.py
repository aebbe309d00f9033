"""`iku check`: texts and folders go in; every diagnostic about them comes out."""

from pathlib import Path

import click

from iku_dsl.cli.output import EMITTERS, finish
from iku_dsl.session import Session


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(sorted(EMITTERS)), default="full", show_default=True)
def check(paths: tuple[Path, ...], style: str) -> None:
    """Check texts and the data beside them. A folder stands for all its texts.

    Example: iku check manuals
    """
    session = Session()
    counted = session.check(paths)
    if style == "full":
        click.echo(f"{counted} texts checked, {len(session.report)} diagnostics", err=True)
    finish(session.report, style, notes=True)
