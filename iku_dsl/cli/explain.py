"""`iku explain`: a contract and a subject go in; the tree behind one figure comes out."""

import json
from difflib import get_close_matches
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.full import visible
from iku_dsl.reports.explanation import explanation_object, explanation_text
from iku_dsl.session import Session, subjects


@click.command()
@options.contract
@click.argument("subject")
@options.period
@options.basis
@options.framework
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def explain(contract: Path, subject: str, period: str, basis: str, framework: str | None, style: str) -> None:
    """Explain one figure: an indicator, a component (2a-CP:B.2), an objective, a perspective, or score.

    Example: iku explain manuals/kppbc-bekasi-2024 6b-CP
    """
    session = Session()
    loaded = session.load(contract, options.period_of(period), framework)
    if loaded is None:
        finish(session.report)
    scores = session.score(loaded, loaded.period, basis)
    known = subjects(scores.lowered)
    subject = next((each for each in known if each.casefold() == subject.casefold()), subject)
    if subject not in known:
        raise click.BadParameter(_unknown(subject, list(known)), param_hint="SUBJECT")
    found = session.explain(scores, known[subject])
    if style == "json":
        click.echo(json.dumps(explanation_object(found), ensure_ascii=False, indent=2))
    else:
        click.echo("".join(visible(line) + "\n" for line in explanation_text(found).splitlines()), nl=False)
    finish(session.report)


def _unknown(subject: str, known: list[str]) -> str:
    close = get_close_matches(subject, known, n=1)
    meant = f"; did you mean {close[0]}" if close else ""
    return f'there is nothing called "{subject}" in this contract{meant}. There are: {", ".join(known)}'
