"""A rule, a language and a vocabulary go in; the same rule comes out, in the words in which a person reads it.

Sentences are translated, and what they quote is put into the vocabulary. An example may be statements of the language:
then it is put into the vocabulary whole, but for its comments. Rows of data and commands are the same everywhere.
"""

import re

import attrs

from iku_dsl.diagnostics.phrase import Phrase, Spell, Translate
from iku_dsl.diagnostics.rule import Rule
from iku_dsl.syntax.spelling import is_statement

COMMENT = re.compile(r"(?<=   # ).*")


def in_words(rule: Rule, translate: Translate, spell: Spell) -> Rule:
    """Return the rule with its sentences in a language and its code in a vocabulary; its places stay in braces."""
    return attrs.evolve(
        rule,
        message=Phrase(rule.message).words(translate, spell),
        why=Phrase(rule.why).words(translate, spell),
        example=_shown(rule.example, translate, spell),
        instead=_shown(rule.instead, translate, spell),
    )


def _shown(text: str, translate: Translate, spell: Spell) -> str:
    """Return an example: what is translated is a sentence, even where it begins like a statement."""
    if translate(text) != text or not is_statement(text):
        return _comments(Phrase(text).words(translate, spell), translate, spell)
    return _comments(spell(text), translate, spell)


def _comments(text: str, translate: Translate, spell: Spell) -> str:
    return COMMENT.sub(lambda found: Phrase(found[0]).words(translate, spell), text)
