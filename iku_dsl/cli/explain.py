"""`iku explain`: a contract and a subject go in; the tree behind one figure comes out."""

import json
from pathlib import Path

import click

from iku_dsl.cli import options
from iku_dsl.cli.output import finish
from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Phrase, Translate, say
from iku_dsl.diagnostics.suggest import closest
from iku_dsl.formula.subjects import subjects
from iku_dsl.readings.explain import Explanation
from iku_dsl.reports.explanation import explanation_object, explanation_text
from iku_dsl.session import Session

HEADINGS = {
    "reported": say("The realisation as reported:"),
    "manuals": say("The realisation as it follows from data through the manuals:"),
}


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
    found: dict[str, Explanation | None] = {}
    known: list[str] = []
    for source in options.bases_of(basis):
        scores = session.score(loaded, loaded.period, source)
        nodes = subjects(scores.lowered)
        known = [*dict.fromkeys((*known, *nodes))]
        name = next((each for each in nodes if each.casefold() == subject.casefold()), None)
        found[source] = session.explain(scores, nodes[name], translate) if name is not None else None
    if not any(found.values()):
        said = _computed(subject, known) if basis == "reported" else None
        raise click.BadParameter((said or _unknown(subject, known)).words(translate), param_hint="SUBJECT")
    click.echo(_as_json(found) if style == "json" else _trees(found, translate), nl=style == "json")
    finish(session.report, translate)


def _as_json(found: dict[str, Explanation | None]) -> str:
    """Return the tree of one basis, or those of both under their names."""
    trees = {source: explanation_object(each) if each else None for source, each in found.items()}
    return json.dumps(trees if len(trees) > 1 else next(iter(trees.values())), ensure_ascii=False, indent=2)


def _trees(found: dict[str, Explanation | None], translate: Translate) -> str:
    """Return the tree of one basis, or those of both, each under what it is."""
    parts = []
    for source, each in found.items():
        text = explanation_text(each, translate) if each else say("(it has no components)").words(translate) + "\n"
        heading = f"{HEADINGS[source].words(translate)}\n" if len(found) > 1 else ""
        parts.append(heading + "".join(visible(line) + "\n" for line in text.splitlines()))
    return "\n".join(parts)


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
