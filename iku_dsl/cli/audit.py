"""`iku audit`: a contract with published figures goes in; which stand, which do not, and why comes out."""

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.session import Session
from iku_dsl.syntax.files import write_text

if TYPE_CHECKING:
    from iku_dsl.audit.account import Account
    from iku_dsl.workspace.contracts import Loaded

FORMATS = ("table", "json", "sarif", "markdown")


@click.command()
@options.contract
@click.option(
    "--source",
    "sources",
    multiple=True,
    type=click.Path(path_type=Path),
    help="the text of the report, in which each figure is first looked up; may be given more than once",
)
@click.option("--format", "style", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--accept", type=click.Path(path_type=Path), help="a table of answers to findings: id, answer, by, date")
@click.option(
    "--against", type=click.Path(path_type=Path), help="the JSON of an earlier audit, to tell what is new and closed"
)
@click.option(
    "--evidence",
    type=click.Path(path_type=Path),
    help="a new folder for texts, data, every exact value, the findings, and a script that computes them again",
)
@click.option("-o", "out", type=click.Path(path_type=Path), help="write the result to this file")
@options.language
def audit(
    contract: Path,
    sources: tuple[Path, ...],
    style: str,
    accept: Path | None,
    against: Path | None,
    evidence: Path | None,
    out: Path | None,
    translate: Translate,
) -> None:
    """Hold every published figure of a contract against its formulas, its data and the other figures.

    It ends with 1 where a refuted or contradicted figure is left that nobody has answered.

    Example: iku audit manuals/kppbc-bekasi-2024
    """
    from iku_dsl.audit.account import account_of

    session = Session()
    loaded = session.load(contract)
    found = session.audit(loaded, sources) if loaded is not None else None
    if found is None:
        finish(session.report, translate)
    account = account_of(found, accept, against, session.report)
    if evidence is not None and loaded is not None:
        _keep(session, loaded, account, evidence, translate)
    text = _in_style(account, style, translate)
    if out is None:
        click.echo(text, nl=False)
    else:
        write_text(out, text, session.report)
    finish(session.report, translate, failed=account.fails)


def _keep(session: Session, loaded: "Loaded", account: "Account", folder: Path, translate: Translate) -> None:
    from iku_dsl.reports.evidence import evidence
    from iku_dsl.reports.evidence_folder import write_evidence
    from iku_dsl.reports.kept import kept

    read = kept(session.texts.parsed, loaded.folder, session.report)
    files = evidence(account, read, _version(), translate)
    write_evidence(files, folder, session.report)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("iku-dsl")
    except PackageNotFoundError:  # run from its sources, which know no version
        return ""


def _in_style(account: "Account", style: str, translate: Translate) -> str:
    if style == "json":
        from iku_dsl.reports.audit_json import audit_object

        return json.dumps(audit_object(account, translate), ensure_ascii=False, indent=2) + "\n"
    if style == "sarif":
        from iku_dsl.reports.audit_sarif import audit_sarif

        return audit_sarif(account, translate)
    if style == "markdown":
        from iku_dsl.reports.audit_markdown import audit_markdown

        return audit_markdown(account, translate)
    from iku_dsl.reports.audit_text import WIDTH, audit_text

    bounded = sys.stdout.isatty() or "COLUMNS" in os.environ
    return audit_text(account, translate, shutil.get_terminal_size().columns if bounded else WIDTH)
