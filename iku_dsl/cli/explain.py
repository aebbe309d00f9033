"""`iku explain`: a contract and a subject go in; the tree behind one figure comes out."""

import json
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Phrase, Translate, say
from iku_dsl.diagnostics.suggest import closest
from iku_dsl.reports.explanation import explanation_object, explanation_text
from iku_dsl.session import Session, subjects


@click.command()
@options.contract
@click.argument("subject")
@options.period
@options.basis
@options.framework
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.language
def explain(
    contract: Path, subject: str, period: str, basis: str, framework: str | None, style: str, translate: Translate
) -> None:
    """Explain one figure: an indicator, a component (2a-CP:B.2), an objective, a perspective, or score.

    Example: iku explain manuals/kppbc-bekasi-2024 6b-CP
    """
    session = Session()
    loaded = session.load(contract, options.period_of(period, translate), framework)
    if loaded is None:
        finish(session.report, translate)
    scores = session.score(loaded, loaded.period, basis)
    known = subjects(scores.lowered)
    subject = next((each for each in known if each.casefold() == subject.casefold()), subject)
    if subject not in known:
        said = _computed(subject, list(known)) if basis == "reported" else None
        raise click.BadParameter((said or _unknown(subject, list(known))).words(translate), param_hint="SUBJECT")
    found = session.explain(scores, known[subject], translate)
    if style == "json":
        click.echo(json.dumps(explanation_object(found), ensure_ascii=False, indent=2))
    else:
        click.echo("".join(visible(line) + "\n" for line in explanation_text(found, translate).splitlines()), nl=False)
    finish(session.report, translate)


def _computed(subject: str, known: list[str]) -> Phrase | None:
    """Return where a component is explained: a realisation as reported has none."""
    line, colon, _ = subject.partition(":")
    code = next((each for each in known if each.casefold() == line.casefold()), None)
    if not colon or code is None:
        return None
    return say(
        "a realisation as reported has no components; those of {code} are explained with `--from manuals`", code=code
    )


def _unknown(subject: str, known: list[str]) -> Phrase:
    close = closest(subject, known)
    codes = ", ".join(known)
    if not close:
        return say('there is nothing called "{name}" in this contract. There are: {codes}', name=subject, codes=codes)
    return say(
        'there is nothing called "{name}" in this contract; did you mean {near}. There are: {codes}',
        name=subject,
        near=close,
        codes=codes,
    )
