"""The name of a datum goes in; what a person calls it comes out, in words for those that the language itself names."""

from iku_dsl.diagnostics.phrase import Phrase, say

NAMES = {
    each.template: each
    for each in (
        say("realisation"),
        say("target"),
        say("reported target"),
        say("kind"),
        say("validity"),
        say("control"),
    )
}


def spoken(name: str) -> str | Phrase:
    """Return the phrase for a name of the language; an author's own name is said as it is written.

    No author can name an input like one of these, for the language reserves them.
    """
    return NAMES.get(name, name)
