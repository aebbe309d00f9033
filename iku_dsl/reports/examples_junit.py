"""Examined texts go in; a JUnit report comes out, which servers that build and test know how to show."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from iku_dsl.diagnostics.phrase import Translate, english, say
from iku_dsl.readings.examined import Examined, Tried
from iku_dsl.reports.examples_text import comparison, headline

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what no XML document may hold


def examples_junit(texts: Iterable[Examined], translate: Translate = english) -> str:
    """Return the report: a suite for each text, a case for each example. A text with errors is a case of its own."""
    root = ET.Element("testsuites", name="iku test")
    for each in texts:
        root.append(_suite(each, translate))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written.decode() + "\n"


def _suite(each: Examined, translate: Translate) -> ET.Element:
    unread = each.document is None
    counts = {"tests": len(each.tried) + unread, "failures": len(each.tried) - each.held, "errors": int(unread)}
    name = clean(each.document.code if each.document else each.path)
    suite = ET.Element("testsuite", {key: str(value) for key, value in counts.items()}, name=name)
    suite.set("file", clean(each.path))
    if unread:
        case = ET.SubElement(suite, "testcase", classname=name, name=name)
        ET.SubElement(case, "error", message=clean(headline(each).words(translate)))
    for tried in each.tried:
        suite.append(_case(name, tried, translate))
    return suite


def _case(classname: str, tried: Tried, translate: Translate) -> ET.Element:
    span = tried.example.span
    case = ET.Element("testcase", classname=classname, name=clean(tried.example.title.text))
    case.set("file", clean(span.source.path))
    case.set("line", str(span.line))
    if not tried.holds:
        lines = [clean(line.words(translate)) for line in comparison(tried)]
        message = clean(say("the example does not hold").words(translate))
        ET.SubElement(case, "failure", message=message).text = "\n".join(lines)
    return case


def clean(text: str) -> str:
    """Return the text with a dot in place of every character that no XML document may hold."""
    return FORBIDDEN.sub("\u00b7", text)
