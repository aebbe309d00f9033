"""`iku audit`: a contract with published figures goes in; which stand, which do not, and why comes out."""

from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.reports.audit_text import audit_text
from iku_dsl.session import Session


@click.command()
@options.contract
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="the text of the report, in which each figure is first looked up; may be given more than once",
)
@options.language
def audit(contract: Path, sources: tuple[Path, ...], translate: Translate) -> None:
    """Hold every published figure of a contract against its formulas, its data and the other figures.

    Example: iku audit manuals/kppbc-bekasi-2024
    """
    session = Session()
    loaded = session.load(contract)
    if loaded is None:
        finish(session.report, translate)
    found = session.audit(loaded, sources)
    if found is None:
        finish(session.report, translate)
    click.echo(audit_text(found, translate), nl=False)
    finish(session.report, translate, failed=bool(found.findings))
