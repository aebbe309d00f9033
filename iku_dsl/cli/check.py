"""`iku check`: texts and folders go in; every diagnostic about them comes out."""

from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import EMITTERS, finish
from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.session import Session


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(sorted(EMITTERS)), default="full", show_default=True)
@options.language
def check(paths: tuple[Path, ...], style: str, translate: Translate) -> None:
    """Check texts and the data beside them. A folder stands for all its texts.

    Example: iku check manuals
    """
    session = Session()
    counted = session.check(paths)
    if style == "full":
        said = say("{texts} texts checked, {found} diagnostics", texts=counted, found=len(session.report))
        click.echo(said.words(translate), err=True)
    finish(session.report, translate, style, notes=True)
