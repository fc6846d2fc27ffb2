from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from drafting.workspace import Workspace
from guardrails import Verdict

Screen = Callable[..., AppTest]
Add = Callable[[str], str]


def markdown(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown).replace("\\", "")


def choose(app: AppTest, id_: str, way: str) -> AppTest:
    app.button(key=f"way_{way}:{id_}").click().run()
    assert not app.exception, app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception, app.exception
    return app


def test_the_headline_and_each_step_with_its_reason_and_rules(screen: Screen, add: Add) -> None:
    app = screen("plan", app=add("01"))
    told = markdown(app)
    assert "Thank Dana Reyes" in told
    captions = "\n".join(element.value for element in app.markdown).replace("\\", "")
    assert "thank-you-within-a-day" in captions


def test_a_reply_is_read_shown_confirmed_and_undone(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    app = choose(screen("plan", app=id_), id_, "wrote")
    text = "Hi Sam, thanks again. I'll get back to you when I know more."
    app.text_area(key=f"{id_}:wrote").set_value(text).run()
    assert "no decision yet" in markdown(app)
    press(app, f"log_wrote:{id_}")
    (event,) = space.case(id_).events
    assert (event["what"], event["text"], event["reading"]) == ("received", text, None)
    assert not [one for one in app.text_area if one.key == f"{id_}:wrote"]
    press(app, "undo_told")
    assert space.case(id_).events == []


def test_a_reading_is_overruled_before_and_after(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    app = choose(screen("plan", app=id_), id_, "wrote")
    app.text_area(key=f"{id_}:wrote").set_value("We'll get back to you soon.").run()
    label = next(box for box in app.selectbox if str(box.key).startswith("label:"))
    label.set_value("rejection").run()
    press(app, f"log_wrote:{id_}")
    assert space.case(id_).events[0]["reading"] == "rejection"
    made = space.case(id_).plan(date(2026, 11, 20))
    assert made
    assert made.verdict is Verdict.STOP
    overrule = next(box for box in app.selectbox if str(box.key).startswith("overrule_"))
    overrule.set_value("offer").run()
    assert not app.exception
    assert space.case(id_).events[0]["reading"] == "offer"


def test_typed_words_survive_a_reload_before_they_are_logged(screen: Screen, add: Add) -> None:
    id_ = add("01")
    app = choose(screen("plan", app=id_), id_, "wrote")
    app.text_area(key=f"{id_}:wrote").set_value("Half a message").run()
    again = choose(screen("plan", app=id_), id_, "wrote")
    assert again.text_area(key=f"{id_}:wrote").value == "Half a message"


def test_i_sent_it(screen: Screen, add: Add, space: Workspace) -> None:
    id_ = add("01")
    app = press(choose(screen("plan", app=id_), id_, "sent"), f"log_sent:{id_}")
    (event,) = space.case(id_).events
    assert (event["what"], event["kind"]) == ("sent", "thank_you")
    press(app, f"undo_{id_}_0")
    assert space.case(id_).events == []


def test_another_offer_withdraws_everywhere(screen: Screen, add: Add, space: Workspace) -> None:
    here, other = add("01"), add("04")
    app = press(choose(screen("plan", app=here), here, "took"), f"log_took:{here}")
    assert space.case(other).events[-1]["what"] == "accepted_other_offer"
    assert "1 other" in markdown(app)
    press(app, "undo_told")
    assert all(event["what"] != "accepted_other_offer" for event in space.case(other).events)


def test_leaving(screen: Screen, add: Add, space: Workspace) -> None:
    id_ = add("01")
    app = press(choose(screen("plan", app=id_), id_, "leave"), f"log_left_process:{id_}")
    assert space.case(id_).events[0]["what"] == "left_process"
    assert "Withdraw" in markdown(app)


def test_the_screens_of_an_application_lead_to_each_other(screen: Screen, add: Add) -> None:
    labels = [link.value for link in screen("plan", app=add("01")).page_link]
    assert labels == ["All applications", "Plan", "Drafts", "Facts"]


def test_an_unfinished_application_leads_to_its_form(screen: Screen, space: Workspace) -> None:
    space.keep_typed("half", {"company": "Half", "people": [], "interviews": []})
    assert screen("plan", app="half").text_input(key="half:company").value == "Half"


def test_an_address_that_names_nothing_leads_back(screen: Screen) -> None:
    app = screen("plan", app="gone")
    assert app.title[0].value == "Nothing is open"
