import json
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from drafting import examples
from drafting.workspace import Workspace

Screen = Callable[..., AppTest]
Add = Callable[[str], str]


def texts(app: AppTest) -> str:
    shown = [*app.title, *app.markdown, *app.subheader, *app.success, *app.error]
    return "\n".join(str(element.value) for element in shown)


def test_an_empty_house_welcomes_and_offers_three_examples(screen: Screen) -> None:
    app = screen()
    labels = [button.label for button in app.button]
    assert "New application" in labels
    assert len([key for key in app.button if str(key.key).startswith("example_")]) == 3


def test_an_example_opens_on_its_plan(screen: Screen, space: Workspace) -> None:
    app = screen()
    name = examples.names()[0]
    app.button(key=f"example_{name}").click().run()
    assert not app.exception
    (case,) = space.cases()
    assert app.query_params["app"] == case.id
    assert case.application
    assert case.application.company == examples.load(name).company
    assert case.application.interviews[-1].on == date(2026, 11, 20)


def test_a_new_application_is_kept_only_once_something_is_typed(
    screen: Screen, space: Workspace
) -> None:
    app = screen()
    app.button(key="new").click().run()
    assert not app.exception
    id_ = app.query_params["app"]
    assert space.cases() == []
    app.text_input(key=f"{id_}:company").set_value("Harbour Café").run()
    assert space.case(id_).form["company"] == "Harbour Café"


def test_what_is_due_leads_to_its_draft(screen: Screen, add: Add) -> None:
    id_ = add("01")
    app = screen()
    first = next(button for button in app.button if button.label == "Write it")
    first.click().run()
    assert not app.exception
    assert app.query_params["app"] == id_
    assert app.query_params["step"].startswith("thank_you:")


def test_a_coach_sees_how_much_is_due_and_one_candidate_alone(screen: Screen, add: Add) -> None:
    for stem in ("01", "06"):
        add(stem)
    app = screen()
    assert "2 messages are due for one candidate." in texts(app)
    everybody, cards = texts(app), len(app.button)
    box = app.selectbox(key="for_whom_today")
    assert box.options[0] == "All 2 candidates"
    app = box.set_value("Sam Okafor").run()
    assert not app.exception
    assert {"Sam Okafor"} == {element.value for element in app.subheader} & {*box.options}
    assert len(app.button) < cards
    assert len(texts(app)) < len(everybody)


def test_alone_nobody_is_asked_for_whom(screen: Screen, add: Add) -> None:
    add("01")
    assert not screen().selectbox


def test_an_unfinished_form_is_listed_and_continued(screen: Screen, space: Workspace) -> None:
    space.keep_typed("half", {"company": "Half & Co", "people": [], "interviews": []})
    app = screen()
    assert "Half & Co".replace("&", "\\&") in texts(app)
    assert app.button(key="open_half").label == "Continue"


def test_with_nothing_due_it_says_so(screen: Screen, add: Add) -> None:
    add("04")
    app = screen()
    assert app.success or any(button.label == "Write it" for button in app.button)


def test_an_application_file_with_five_faults_tells_all_and_keeps_nothing(
    screen: Screen, space: Workspace
) -> None:
    given = {
        "candidate": {"name": ""},
        "company": "Two\nlines",
        "role": "Cook",
        "people": [{"id": "a", "name": "A", "email": "nowhere"}],
        "interviews": [{"on": "31.12.2026", "met": ["b"]}],
        "surprise": 1,
    }
    app = screen()
    app.file_uploader[0].upload("application.json", json.dumps(given).encode()).run()
    assert not app.exception
    told = texts(app)
    for path in ("candidate", "company", "people", "interviews", "surprise"):
        assert path in told
    assert "6 things are wrong" in str([error.proto for error in app.error])
    assert space.cases() == []


def test_a_file_that_is_no_json_is_told_in_one_sentence(screen: Screen) -> None:
    app = screen()
    app.file_uploader[0].upload("application.json", b"{ not json").run()
    assert not app.exception
    assert "not JSON" in texts(app)


def test_a_good_file_is_added(screen: Screen, space: Workspace) -> None:
    content = examples.load(examples.names()[1]).model_dump_json(by_alias=True)
    app = screen()
    app.file_uploader[0].upload("application.json", content.encode()).run()
    app.button(key="add_file").click().run()
    assert not app.exception
    assert len(space.cases()) == 1


def test_a_damaged_database_is_kept_aside_and_told_once(screen: Screen, tmp_path) -> None:
    (tmp_path / "afterword.db").write_bytes(b"no database at all " * 300)
    app = screen()
    assert "was damaged and is kept as" in app.warning[0].value
    app.button(key="dismiss").click().run()
    assert not app.warning
    assert not screen().warning


def test_a_coach_sees_each_candidate_apart(screen: Screen, add: Add) -> None:
    add("01")
    add("06")
    app = screen()
    titles = [str(one.value) for one in app.subheader]
    assert any("Sam" in title for title in titles)
    assert len(titles) >= 2


def test_an_offer_that_an_application_was_not_told_of_is_shown_and_told(
    screen: Screen, add: Add, space: Workspace
) -> None:
    here = add("01")
    space.decide(here, "accepted_other_offer", date(2026, 11, 20))
    other = add("04")
    app = screen()
    app.button(key=f"tell_{here}").click().run()
    assert not app.exception
    assert space.case(other).events[-1]["what"] == "accepted_other_offer"


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("accepted_other_offer", "Another offer was accepted (today)."),
        ("accepted_offer", "The offer of **Northwind Analytics** was accepted."),
    ],
)
def test_an_offer_is_nobodys_who_was_only_told_of_it(
    screen: Screen, add: Add, space: Workspace, what: str, sentence: str
) -> None:
    here, followed = add("01"), add("01")
    form = space.case(followed).form | {"company": "Northgate"}
    space.finish(followed, form)
    assert space.decide(here, what, date(2026, 11, 20)) == [here, followed]
    third = add("01")
    told = texts(screen()).replace("\\", "")
    assert f"{sentence} Not told yet:" in told
    assert space.case(third).events == []


def test_what_comes_next_stands_below_what_is_due(screen: Screen, add: Add) -> None:
    add("03")
    add("04")
    told = texts(screen()).replace("\\", "")
    assert "Coming next" in told
    assert "**Fri 27 Nov** · Follow up once more with" in told
    assert told.index("**Fri 27 Nov**") < told.index("Your applications")


def test_a_message_that_lacks_an_address_is_no_waiting(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    for stem in ("04", "03"):
        add(stem)
    form = space.case(id_).form
    people = [card | {"email": ""} for card in form["people"]]
    space.finish(id_, form | {"people": people, "name": "Hana Sato"})
    app = screen()
    assert "Hana Sato" in [str(one.value) for one in app.subheader]
    assert any("Something is missing" in str(one.value) for one in app.markdown)
    next(one for one in app.button if one.label == "Add it").click().run()
    assert not app.exception
    assert app.query_params["app"] == id_


def test_the_first_card_has_the_first_press(screen: Screen, add: Add, space: Workspace) -> None:
    form = space.case(add("01")).form
    space.finish("early", form | {"name": "Zoe Late"})
    early = space.case("early").form
    early["interviews"][0]["on"] = "2026-11-10"
    space.finish("early", early)
    app = screen()
    presses = [one for one in app.button if one.label == "Write it"]
    assert [one.proto.type for one in presses] == ["primary", *["secondary"] * (len(presses) - 1)]
