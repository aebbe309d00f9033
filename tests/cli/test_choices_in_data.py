"""What is tested: a choice in data is known in any capitals, and where a unit is said no choice may stand."""

from pathlib import Path

from tests.cli.conftest import run

FRAMEWORK = 'framework plain "Plain"\nlevels indicator, office\nindex of maximize: realisation\n'
OFFICE = "value of office: mean(members.index)\n"
CONTRACT = 'contract o-2024 "O" year 2024\nframework plain\nindicator d polarity maximize, target year 2\n'
MANUAL = """manual d "D"
input found in finding
input reply
table files with state choice
points state: "Lengkap" 1, "Kurang" 0
component A: sum(state(files.state)) + found + state(reply)
"""


def checked(folder: Path, inputs: str, files: str, manual: str = MANUAL) -> str:
    """Return what the check says of these inputs and these rows."""
    (folder / "data").mkdir()
    texts = {"plain.iku": FRAMEWORK + OFFICE, "contract.iku": CONTRACT, "d.iku": manual}
    data = {"data/d.csv": f"period,found,reply\n{inputs}\n", "data/d.files.csv": f"state\n{files}\n"}
    for name, text in (texts | data).items():
        (folder / name).write_text(text, encoding="utf-8")
    return run("check", str(folder)).output


def test_capitals_of_a_choice_make_no_difference_in_a_table_and_in_an_input(tmp_path: Path) -> None:
    found = checked(tmp_path, "year,2,KURANG", "lengkap\nLENGKAP")
    assert "IKU618" not in found
    assert "IKU604" not in found


def test_where_two_choices_differ_in_capitals_alone_nobody_chooses(tmp_path: Path) -> None:
    both = MANUAL.replace('"Kurang" 0', '"lengkap" 0')
    assert checked(tmp_path, "year,2,Lengkap", "LENGKAP\nlengkap", both).count("IKU618") == 1


def test_an_input_with_a_unit_has_no_choices(tmp_path: Path) -> None:
    found = checked(tmp_path, "year,2 temuan,Lengkap", "Kurang")
    assert "error[IKU604]: `2 temuan` in column `found` is not a number" in found
    assert "or one of" not in found


def test_an_input_without_one_still_names_them(tmp_path: Path) -> None:
    assert "or one of `Kurang`, `Lengkap`" in checked(tmp_path, "year,2,perhaps", "Kurang")
