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


def fill(app: AppTest, **values: str) -> AppTest:
    for field, value in values.items():
        name = field.replace("__", ".")
        widgets = [*app.text_input, *app.text_area]
        widget = next(one for one in widgets if one.key == f"{ID}:{name}")
        widget.set_value(value)
        app.run()
        assert not app.exception, app.exception
    return app


def filled(app: AppTest) -> AppTest:
    return fill(
        app,
        name="Zoë O'Brien",
        company="王记 & Sons",
        role="Cook",
        people__0__name="Bo <b>Li</b>",
        people__0__email="bo@li.example",
        interviews__0__notes__p1="the night shift",
    )


def saved(app: AppTest) -> AppTest:
    app.button(key="save").click().run()
    assert not app.exception, app.exception
    return app


def markdown(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def test_a_short_form_makes_a_plan(screen: Screen, space: Workspace) -> None:
    app = saved(filled(screen("application", app=ID)))
    case = space.case(ID)
    assert case.application
    assert case.application.company == "王记 & Sons"
    assert app.query_params["app"] == ID
    assert "Thank" in markdown(app)


def test_what_others_typed_is_shown_letter_for_letter(screen: Screen) -> None:
    app = saved(filled(screen("application", app=ID)))
    assert "<b>" not in markdown(app).replace("\\<b", "")


def test_an_empty_form_says_what_is_missing_beside_its_fields(
    screen: Screen, space: Workspace
) -> None:
    app = saved(screen("application", app=ID))
    assert app.error[0].value.startswith("Look at")
    told = markdown(app)
    for label in ("Your name", "Company", "Role"):
        assert f"{label} must not be blank" in told.replace("\\", "")


def test_a_fault_goes_as_soon_as_it_is_mended_and_the_rest_stays(
    screen: Screen, space: Workspace
) -> None:
    app = filled(screen("application", app=ID))
    fill(app, people__0__email="bo at li")
    saved(app)
    assert "no email address" in markdown(app)
    assert space.case(ID).form["company"] == "王记 & Sons"
    fill(app, people__0__email="bo@li.example")
    assert not app.error
    assert "no email address" not in markdown(app)


@pytest.mark.parametrize("address", ["nonsense@", "bo at li", "bo@li"])
def test_a_mistyped_address_is_told_at_once_and_keeps_one_on_the_form(
    screen: Screen, space: Workspace, address: str
) -> None:
    app = fill(filled(screen("application", app=ID)), people__0__email=address)
    assert f'"{address}" is no email address' in markdown(app).replace("\\", "")
    assert not app.error
    saved(app)
    assert app.button(key="save")
    assert "Look at the people" in app.error[0].value
    assert any("Not saved yet: look at the people above" in one.value for one in app.markdown)
    assert space.case(ID).application is None
    again = screen("application", app=ID)
    assert again.text_input(key=f"{ID}:people.0.email").value == address


def test_a_fault_in_a_fold_is_in_sight(screen: Screen, field: Field) -> None:
    app = screen("application", app=ID)
    field(app.text_input, f"{ID}:email").set_value("zoe@").run()
    open_ = {fold.label: fold.proto.expanded for fold in app.expander}
    assert open_["About you"]
    assert not open_["Why this job"]


def test_the_browser_refuses_no_text(screen: Screen) -> None:
    app = screen("application", app=ID)
    app.button(key=f"{ID}:add_reference").click().run()
    rules = {one.key: one.proto.validate_regex for one in app.text_input}
    assert f"{ID}:people.0.email" in rules
    assert set(rules.values()) == {""}


def test_a_reload_finds_what_was_typed(screen: Screen) -> None:
    fill(screen("application", app=ID), company="Kept Ltd", interviews__0__notes__p1="x" * 20_000)
    again = screen("application", app=ID)
    assert again.text_input(key=f"{ID}:company").value == "Kept Ltd"
    assert len(again.text_area(key=f"{ID}:interviews.0.notes.p1").value) == 20_000


def test_a_run_that_is_cut_short_leaves_no_empty_field(screen: Screen, add: Add) -> None:
    """What is kept goes to the browser with the field, in every run, not beside it in the first."""
    id_ = add("01")
    app = screen("application", app=id_)
    for given in (app, app.run()):
        told = {
            one.key.removeprefix(f"{id_}:"): one.proto.default
            for widgets in (given.text_input, given.text_area, given.date_input, given.toggle)
            for one in widgets
            if one.key.startswith(f"{id_}:")
        }
        assert told["company"]
        assert list(told["interviews.0.on"])
        assert told["interviews.0.met.dana"] is True
        assert told["interviews.0.notes.dana"]


def test_the_name_is_asked_once(screen: Screen, space: Workspace) -> None:
    saved(filled(screen("application", app=ID)))
    again = screen("application", app="second")
    assert again.text_input(key="second:name").value == "Zoë O'Brien"


def test_people_come_and_go_and_the_rest_keeps_its_words(
    screen: Screen, space: Workspace, field: Field
) -> None:
    app = filled(screen("application", app=ID))
    app.button(key=f"{ID}:add_person").click().run()
    fill(app, people__1__name="Second")
    app.button(key=f"{ID}:add_person").click().run()
    fill(app, people__2__name="Third")
    app.button(key=f"{ID}:remove.p2").click().run()
    assert not app.exception
    assert [card["name"] for card in space.case(ID).form["people"]] == ["Bo <b>Li</b>", "Third"]
    assert field(app.text_input, f"{ID}:people.1.name").value == "Third"
    field(app.toggle, f"{ID}:interviews.0.met.p3").set_value(False).run()
    assert space.case(ID).form["interviews"][0]["met"] == ["p1"]


def test_somebody_who_was_written_to_cannot_be_taken_out(screen: Screen, add: Add) -> None:
    id_ = add("03")
    app = screen("application", app=id_)
    assert app.button(key=f"{id_}:remove.dana").disabled


def test_what_happened_since_becomes_the_log(screen: Screen, space: Workspace) -> None:
    app = filled(screen("application", app=ID))
    app.toggle(key=f"{ID}:thanked").set_value(True).run()
    fill(app, wrote="Thanks, we will get back to you when we know more.")
    saved(app)
    assert [event["what"] for event in space.case(ID).events] == ["sent", "received"]


def test_more_interviews_references_and_the_rest_are_kept(screen: Screen, space: Workspace) -> None:
    app = filled(screen("application", app=ID))
    app.button(key=f"{ID}:add_reference").click().run()
    fill(app, references__0__name="Ada", article__title="Bread", closed_days="2026-12-24")
    app.button(key=f"{ID}:add_interview").click().run()
    assert not app.exception
    form = space.case(ID).form
    assert (len(form["interviews"]), form["references"][0]["name"]) == (2, "Ada")
    app.button(key=f"{ID}:remove.r1").click().run()
    assert space.case(ID).form["references"] == []


def test_typing_is_not_lost_when_the_database_fails(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = fill(screen("application", app=ID), company="Before")

    def full(*_: object) -> None:
        raise StoreError("There is no space left; free some and try again.")

    monkeypatch.setattr(Store, "keep_form", full)
    fill(app, role="Typed all the same")
    assert "no space left" in app.error[0].value
    assert app.text_input(key=f"{ID}:role").value == "Typed all the same"


def test_an_application_is_deleted_for_good(screen: Screen, add: Add, space: Workspace) -> None:
    app = screen("application", app=add("01"))
    app.button(key="delete").click().run()
    assert not app.exception
    assert space.cases() == []


def test_without_an_address_a_new_form_opens(screen: Screen) -> None:
    assert screen("application").query_params["app"]


def test_without_anything_the_press_says_what_is_missing_and_unfolds_nothing(
    screen: Screen,
) -> None:
    app = screen("application").button(key="save").click().run()
    assert not app.exception
    line = next(one.value for one in app.markdown if "Not saved yet" in one.value)
    assert "your name, the company and the role above" in line
    assert not [
        one.label for one in app.expander if one.label == "About you" and one.proto.expanded
    ]
