"""The documentation of every rule is there in Indonesian, and its code in the Indonesian vocabulary."""

import re
from functools import partial

import pytest

from iku_dsl.diagnostics.language import translator
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule
from iku_dsl.diagnostics.source import Source
from iku_dsl.reports.rule_words import in_words
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.spelling import is_statement, spelled
from tests.house.templates import COMMENT
from tests.house.test_codes import RULES
from tests.house.test_messages import MESSAGES_BY_ID

LANGUAGE = "indonesian"
ENGLISH = re.compile(r"\b(?:the|is|are|of|and|or|which|that|with|what|where|nothing|it|this)\b")
SAME = {  # rows of data and commands, the same in every language
    "example": "IKU101 IKU127 IKU218 IKU466 IKU601 IKU602 IKU603 IKU604 IKU605 IKU606 IKU608 IKU609 IKU610 IKU612 "
    "IKU617 IKU621 IKU629 IKU630 IKU631 IKU632 IKU640 IKU641 IKU642 IKU643 IKU644 IKU645 IKU646 IKU651 IKU652 IKU660 "
    "IKU661 IKU671 IKU672 IKU673 IKU680 IKU696 IKU697 IKU701 IKU702 IKU705 IKU706 IKU707 IKU709 IKU710 IKU711 IKU712 "
    "IKU713 IKU720 IKU722 IKU723 IKU724 IKU730 IKU740",
    "instead": "IKU218 IKU430 IKU431 IKU601 IKU602 IKU603 IKU604 IKU608 IKU618 IKU629 IKU641 IKU643 IKU644 IKU646 "
    "IKU680 IKU690",
}
ABOUT_VOCABULARIES = {"IKU119", "IKU120", "IKU126"}  # whose examples are in the words of both
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)


def shown(rule: Rule) -> Rule:
    """Return the rule as it is shown to who asks for it in Indonesian."""
    translate = translator(LANGUAGE)
    assert translate is not None, "the catalogue is not built"
    return in_words(rule, translate, partial(spelled, language=LANGUAGE))


@pytest.mark.parametrize("field", ["example", "instead"])
@each_rule
def test_an_example_is_a_sentence_that_is_told_or_a_statement_or_the_same_everywhere(rule: Rule, field: str) -> None:
    text = getattr(rule, field)
    assert [each for each in COMMENT.findall(text) if each not in MESSAGES_BY_ID] == []
    assert text in MESSAGES_BY_ID or is_statement(text) or rule.code in SAME[field].split(), text


@each_rule
def test_nothing_english_is_left(rule: Rule) -> None:
    said, fields = shown(rule), ("message", "why", "example", "instead")
    for each in (getattr(said, field) for field in fields if getattr(rule, field) in MESSAGES_BY_ID):
        assert not ENGLISH.search(re.sub(r"`[^`]*`|\S*[,/{]\S*", "", each)), each


@each_rule
def test_an_example_says_the_same_in_both_vocabularies(rule: Rule) -> None:
    for text in (rule.example, rule.instead):
        if is_statement(text) and text not in MESSAGES_BY_ID and rule.code not in ABOUT_VOCABULARIES:
            assert understood(text) == understood("bahasa indonesia\n" + spelled(text, LANGUAGE)), text


def understood(text: str) -> tuple[object, list[str]]:
    """Return what a text says, and what is wrong with how it is written."""
    report = Report()
    parsed = parse(Source("m.iku", text), report)
    return parsed.meaning(), [each.rule.code for each in report]
