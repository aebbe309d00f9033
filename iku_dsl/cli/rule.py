"""`iku rule`: the code or name of a rule goes in; its documentation comes out."""

import json
from functools import partial

import click

from iku_dsl.cli import options
from iku_dsl.diagnostics.language import Translator
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.reports.rule_page import rule_list, rule_object, rule_page
from iku_dsl.rulebook import rulebook
from iku_dsl.syntax.spelling import spelled


@click.command()
@click.argument("code", required=False)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@options.language
def rule(code: str | None, style: str, translate: Translator) -> None:
    """Explain a rule, by the code or the name that a message shows; without one, list them all.

    Example: iku rule IKU201
    """
    rules, spell = rulebook(), partial(spelled, language=translate.language)
    wanted = code.casefold() if code else ""
    found = [each for each in rules.values() if not wanted or wanted in (each.code.casefold(), each.name)]
    if code and not found:
        known = [word for each in rules.values() for word in (each.code, each.name)]
        raise click.BadParameter(_unknown(code, known).words(translate), param_hint="CODE")
    if style == "json":
        click.echo(json.dumps([rule_object(each, translate, spell) for each in found], ensure_ascii=False, indent=2))
    else:
        click.echo(rule_page(found[0], translate, spell) if code else rule_list(rules, translate), nl=False)


def _unknown(code: str, known: list[str]) -> Phrase:
    near = meant(code.upper() if code[:3].casefold() == "iku" else code.casefold(), known)
    if near:
        return say('"{code}" is no rule; {near} `iku rule` lists them all', code=code, near=near[0])
    return say('"{code}" is no rule; `iku rule` lists them all', code=code)
