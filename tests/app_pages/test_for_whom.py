"""For whom a new application is, and that nobody's facts end in another's letter."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from drafting.errors import StoreError
from drafting.store import Store
from drafting.workspace import Workspace

Field = Callable[..., Any]
Screen = Callable[..., AppTest]
Add = Callable[[str], str]
ID = "brandnew"


@pytest.fixture
def sam(add: Add, space: Workspace) -> dict:
    """Sam's application was saved last; another candidate is known too."""
    add("06")
    id_ = add("01")
    form = space.case(id_).form | {"email": "sam@home.example", "country": "PT"}
    space.finish(id_, form)
    return {"id": id_} | form


def typed(app: AppTest, name: str, value: str) -> AppTest:
    fields = [*app.text_input, *app.text_area]
    named = (one for one in fields if one.key and one.key.partition(":again")[0] == f"{ID}:{name}")
    next(named).set_value(value).run()
    assert not app.exception, app.exception
    return app


def chosen(app: AppTest, label: str) -> AppTest:
    box = app.selectbox(key=f"{ID}:for_whom")
    box.select_index(box.options.index(label)).run()
    assert not app.exception, app.exception
    return app


def told(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in app.markdown).replace("\\", "")


def test_a_first_application_asks_for_the_name_alone(screen: Screen) -> None:
    app = screen("application", app=ID)
    assert not [box for box in app.selectbox if box.label == "For whom?"]
    assert app.text_input[0].label == "Your name"


def test_the_last_candidate_is_chosen_in_sight(screen: Screen, sam: dict, field: Field) -> None:
    app = screen("application", app=ID)
    box = app.selectbox(key=f"{ID}:for_whom")
    assert box.options[box.value] == "Sam Okafor"
    assert box.options[-1] == "Somebody else"
    assert field(app.text_area, f"{ID}:strengths").value == sam["strengths"]
    assert field(app.selectbox, f"{ID}:country").value == "PT"


def test_somebody_else_begins_with_nothing_and_the_name_in_sight(
    screen: Screen, sam: dict, space: Workspace, field: Field
) -> None:
    app = typed(screen("application", app=ID), "company", "Pipes Ltd")
    chosen(app, "Somebody else")
    assert app.text_input[0] == field(app.text_input, f"{ID}:name")
    assert [field(app.text_input, f"{ID}:{name}").value for name in ("name", "email")] == ["", ""]
    assert field(app.text_area, f"{ID}:strengths").value == ""
    assert field(app.text_input, f"{ID}:company").value == "Pipes Ltd"
    typed(app, "name", "Dmitri Ivanov")
    chosen(app, "Sam Okafor")
    assert space.case(ID).form["strengths"] == sam["strengths"]


def test_a_name_changed_by_hand_keeps_nothing_of_another(
    screen: Screen, sam: dict, space: Workspace
) -> None:
    app = typed(screen("application", app=ID), "email", "dmitri@home.example")
    typed(app, "name", "Dmitri Ivanov")
    form = space.case(ID).form
    assert (form["strengths"], form["email"]) == ("", "dmitri@home.example")
    assert "about Sam Okafor is taken out" in told(app)
    assert app.text_input[0].value == "Dmitri Ivanov"
    typed(app, "name", "Sam Okafor")
    assert space.case(ID).form["strengths"] == sam["strengths"]


def test_a_name_mended_in_a_finished_application_takes_nothing_out(
    screen: Screen, sam: dict, space: Workspace
) -> None:
    app = screen("application", app=sam["id"])
    app.text_input(key=f"{sam['id']}:name").set_value("Sam B. Okafor").run()
    assert not app.exception
    assert space.case(sam["id"]).form["strengths"] == sam["strengths"]


def test_another_name_is_not_lost_when_the_database_fails(
    screen: Screen, sam: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = screen("application", app=ID)

    def full(*_: object) -> None:
        raise StoreError("There is no space left; free some and try again.")

    monkeypatch.setattr(Store, "keep_form", full)
    typed(app, "name", "Dmitri Ivanov")
    assert app.text_input(key=f"{ID}:name").value == "Dmitri Ivanov"


@pytest.mark.parametrize("page", ["application", "plan", "drafts"])
def test_every_screen_says_whose_it_is_once_there_are_several(
    screen: Screen, sam: dict, page: str
) -> None:
    assert "Data Engineer · Sam Okafor" in told(screen(page, app=sam["id"]))


def test_one_candidate_need_not_be_named(screen: Screen, add: Add) -> None:
    assert ":gray[Data Engineer]" in told(screen("plan", app=add("01")))


def test_the_country_is_in_sight_and_that_of_the_candidate_chosen(
    screen: Screen, sam: dict, space: Workspace, field: Field
) -> None:
    other = next(case for case in space.cases() if case.id != sam["id"])
    assert other.form["country"] != "PT"
    app = chosen(screen("application", app=ID), str(other.form["name"]))
    box = field(app.selectbox, f"{ID}:country")
    assert box.value == other.form["country"]
    assert not [one for fold in app.expander for one in fold.selectbox if one.key == box.key]
