"""Examined texts go in; what a person reads about their examples comes out."""

from collections.abc import Iterable, Iterator

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, say
from iku_dsl.model.documents import Contract
from iku_dsl.readings.examined import Examined, Tried
from iku_dsl.readings.examples import Compared


def examples_text(texts: Iterable[Examined], translate: Translate = english) -> str:
    """Return a paragraph for each text: what holds, every figure of what does not, and the branches that none takes."""
    return "".join(visible(line) + "\n" for each in texts for line in _lines(each, translate))


def added_text(texts: Iterable[Examined]) -> str:
    """Return what is to be added to texts; under the name of each, where there are several."""
    found = [(each.path, each.added.text) for each in texts if each.added and each.added.text]
    return "\n".join(text if len(found) == 1 else visible(f"# {path}") + f"\n{text}" for path, text in found)


def _lines(each: Examined, translate: Translate) -> Iterator[str]:
    yield f"{each.path}: {headline(each).words(translate)}"
    for tried in each.tried:
        if not tried.holds:
            yield f'  "{tried.example.title.text}" ({tried.example.span.where})'
            yield from (f"    {line.words(translate)}" for line in comparison(tried))
    for line in _remarks(each):
        yield f"  {line.words(translate)}"


def _remarks(each: Examined) -> Iterator[Phrase]:
    """Go through what was added to a text, and the branches that no example takes."""
    if each.added and each.added.titles:
        count = len(each.added.titles)
        one, several = say("1 example added"), say("{count} examples added", count=count)
        yield one if count == 1 else several
    for branch in each.unreached:
        note = say("note: {missed} ({place})", missed=branch.missed, place=branch.place.where)
        none = say("no example found: {missed} ({place})", missed=branch.missed, place=branch.place.where)
        yield none if each.added else note
    if each.added and each.added.bounded:
        yield say("the search was cut short, for the facts worth trying are too many")


def headline(each: Examined) -> Phrase:
    """Return how many examples of a text hold, or why there is nothing to say."""
    if each.document is None:
        return say("not run, for the text has errors")
    if isinstance(each.document, Contract):
        return say("nothing to run, for a contract has no examples")
    if not each.tried:
        return say("no example")
    if len(each.tried) == 1:
        return say("its example does not hold") if each.failed else say("its example holds")
    return say("{held} of {all} examples hold", held=each.held, all=len(each.tried))


def comparison(tried: Tried) -> list[Phrase]:
    """Return every figure of an example, expected beside what came."""
    if not tried.figures:
        return [say("not run, for it gives what cannot be given")]
    return [line for each in tried.figures for line in _figure(each)]


def _figure(each: Compared) -> Iterator[Phrase]:
    if each.holds:
        yield say("{name}: {came}, as expected", name=each.name, came=each.came)
    else:
        yield say("{name}: {expected} expected, {came} came", name=each.name, expected=each.expected, came=each.came)
        yield from (say("  {line}", line=line) for line in each.why)
