"""The example of a rule breaks it: put where such a text stands, it raises what the place alone does not.

Some rules are broken by files, by commands, by what a report printed, or by texts that are long or several; their
examples are told in words.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest

from iku_dsl.diagnostics.rule import Rule
from iku_dsl.session import Session
from tests.house.test_codes import RULES

BEKASI = Path(__file__).parents[2] / "manuals" / "kppbc-bekasi-2024"
IN_WORDS = frozenset(
    "IKU101 IKU102 IKU103 IKU104 IKU105 IKU106 IKU107 IKU108 IKU109 IKU115 IKU116 IKU210 IKU214 IKU218 "
    "IKU223 IKU224 IKU270 IKU271 IKU272 IKU273 IKU274 IKU306 IKU307 IKU308 IKU405 IKU416 IKU430 IKU431 IKU451 "
    "IKU461 IKU462 IKU466 IKU503 IKU504 IKU505 IKU540 IKU541 IKU607 IKU611 IKU613 IKU614 IKU615 IKU616 "
    "IKU617 IKU618 IKU619 IKU620 IKU621 IKU622 IKU623 IKU624 IKU625 IKU626 IKU627 IKU628 IKU629 IKU650 IKU651 "
    "IKU652 IKU660 IKU661 IKU670 IKU671 IKU672 IKU673 IKU680 IKU695 IKU697 IKU240 IKU630 IKU631 IKU632 "
    "IKU633 IKU634 IKU640 IKU641 IKU642 IKU643 IKU644 IKU645 IKU646 IKU690 IKU701 IKU702 IKU703 IKU704 "
    "IKU705 IKU706 IKU707 IKU708 IKU709 IKU710 IKU711 IKU712 IKU713 IKU730 IKU740 IKU720 IKU721 IKU722 "
    "IKU723 IKU724".split()
)
DATA = "IKU6"  # rules of data, whose examples are tried beside a whole contract
CODE = re.compile(r"\A(?:manual|framework|contract) (\S+)")
MANUAL = 'manual m "M"\n'
INPUTS = MANUAL + "input done\ninput planned\n"
REGIME = 'framework f "F"\nlevels indicator, perspective, organisation\n'
VALUES = """index of maximize: realisation / target * 100
value of perspective: mean(members.index)
value of organisation: mean(members.value by weight)
"""
CONTRACT = 'contract c "C" year 2024\n'
UNDER_F = CONTRACT + "framework f\nindicator i in customer, polarity maximize, target year 80\n"
OBJECTIVES = "".join(f'objective SS-{number} "S" in customer\n' for number in (2, 3, 8))
COLUMNS = "indicator,period,target,realisation\n"


def surroundings(example: str) -> Iterator[dict[str, str]]:
    """Go through the places where such a text could stand: files by name, each with its text."""
    code = CODE.match(example)
    yield {f"{code[1] if code else 'text'}.iku": example}
    yield {"m.iku": MANUAL + example}
    yield {"m.iku": INPUTS + example}
    yield {"m.iku": f"{MANUAL}{example}\ncomponent Z: 1\n"}
    yield {"m.iku": f"{MANUAL}value y: {example}\ncomponent Z: 1\n"}
    yield {"f.iku": f'framework f "F"\n{example}\n'}
    yield {
        "f.iku": f"{REGIME}{example}\n{VALUES}",
        "contract.iku": UNDER_F,
        "data/reported.csv": COLUMNS + "i,year,,80\n",
    }
    yield {"contract.iku": CONTRACT + example}
    yield {"contract.iku": f"{CONTRACT}framework kmk-467-2014\n{OBJECTIVES}{example}\n"}
    yield {"data/reported.csv": COLUMNS + example}
    yield {"data/reported.csv": example or COLUMNS}


def raised(files: dict[str, str], folder: Path) -> set[str]:
    """Return the codes that checking, scoring and translating the files raises; a table stands beside a contract."""
    data = all(name.startswith("data/") for name in files)
    if data:
        copytree(BEKASI, folder)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    session = Session()
    session.check([folder / "contract.iku" if data else folder])  # its manuals are sound, and are checked elsewhere
    loaded = session.load(folder) if (folder / "contract.iku").exists() else None
    if loaded is not None:
        session.score(loaded, loaded.period, "reported")
    for path in () if data else folder.glob("*.iku"):
        session.format(path, "indonesian")
    return {diagnostic.rule.code for diagnostic in session.report}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> list[set[str]]:
    """Return what each place raises with no example in it."""
    folder = tmp_path_factory.mktemp("empty")
    return [raised(files, folder / str(at)) for at, files in enumerate(surroundings(""))]


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.code not in IN_WORDS], ids=lambda rule: rule.code
)
def test_the_example_of_a_rule_breaks_it(rule: Rule, empty: list[set[str]], tmp_path: Path) -> None:
    places = enumerate(zip(surroundings(rule.example), empty, strict=True))
    assert any(
        rule.code in raised(files, tmp_path / str(at)) - before
        for at, (files, before) in places
        if rule.code.startswith(DATA) or not all(name.startswith("data/") for name in files)
    )
