"""A head that says how to consolidate holds for reported figures; what is computed needs it of each input."""

from pathlib import Path

from iku_dsl.session import Session

FRAMEWORK = (
    'framework f "F"\nlevels indicator, office\nindex of maximize: realisation\nvalue of office: mean(members.index)\n'
)
CONTRACT = 'contract office-2024 "O" year 2024\nframework f\nindicator d "D" target year 1\n'
MANUAL = 'manual d "D"\npolarity maximize; consolidate sum\ninput x{how}\n{component}\n'


def noted(folder: Path, how: str, component: str) -> list[str]:
    (folder / "d.iku").write_text(MANUAL.format(how=how, component=component), encoding="utf-8")
    session = Session()
    session.check([folder / "d.iku"])
    return [each.message.words() for each in session.report if each.rule.code == "IKU280"]


def missing(folder: Path, how: str, component: str, data: str) -> set[str]:
    noted(folder, how, component)
    (folder / "f.iku").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "contract.iku").write_text(CONTRACT, encoding="utf-8")
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "d.csv").write_text(data, encoding="utf-8")
    session = Session()
    loaded = session.load(folder)
    assert loaded is not None
    scores = session.score(loaded, loaded.period, "manuals")
    value = scores.exact.value(scores.lowered.lines[0].index.measured.realisation, loaded.period)
    return {need.why if isinstance(need.why, str) else need.why.words() for need in getattr(value, "needs", ())}


def test_the_head_is_noted_where_data_say_nothing(tmp_path: Path) -> None:
    assert noted(tmp_path, "", "component A weight 100%: x") == [
        "how d consolidates is said for reported figures only; `x` in its formulas do not say how they do"
    ]
    assert noted(tmp_path, " consolidate sum", "component A weight 100%, given in percent") == [
        "how d consolidates is said for reported figures only; `A` in its formulas do not say how they do"
    ]
    assert noted(tmp_path, " consolidate sum", "component A weight 100%: x") == []
    assert noted(tmp_path, "", "") == []


def test_the_message_says_where_to_write_it(tmp_path: Path) -> None:
    data = "period,x\nQ1,1\nQ2,2\nQ3,3\nQ4,4\n"
    (why,) = missing(tmp_path, "", "component A weight 100%: x", data)
    assert "`input x …, consolidate sum`" in why
    assert missing(tmp_path, " consolidate sum", "component A weight 100%: x", data) == set()
    (why,) = missing(tmp_path, "", "component A weight 100%, given in percent", data.replace("x", "A"))
    assert "make it of an input" in why
