from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.parts import wrote
from app_pages.parts.timeline import course
from app_pages.parts.wrote import SURE
from drafting.workspace import Workspace
from guardrails import ReplyLabel, ReplyReading, Verdict

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
    pills = next(box for box in app.pills if str(box.key).startswith("label:"))
    pills.set_value("rejection").run()
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
    app = press(choose(screen("plan", app=here), here, "decided"), f"log_decided:{here}")
    assert space.case(other).events[-1]["what"] == "accepted_other_offer"
    assert "1 other" in markdown(app)
    press(app, "undo_told")
    assert all(event["what"] != "accepted_other_offer" for event in space.case(other).events)


def test_their_own_offer_accepted_closes_here_and_withdraws_elsewhere(
    screen: Screen, add: Add, space: Workspace
) -> None:
    here, other = add("01"), add("04")
    app = choose(screen("plan", app=here), here, "decided")
    app.radio(key=f"decided:{here}").set_value("accepted_offer").run()
    press(app, f"log_decided:{here}")
    assert space.case(here).events[-1]["what"] == "accepted_offer"
    assert space.case(other).events[-1]["what"] == "accepted_other_offer"


def test_leaving(screen: Screen, add: Add, space: Workspace) -> None:
    id_ = add("01")
    app = choose(screen("plan", app=id_), id_, "decided")
    app.radio(key=f"decided:{id_}").set_value("left_process").run()
    press(app, f"log_decided:{id_}")
    assert space.case(id_).events[0]["what"] == "left_process"
    assert "Withdraw" in markdown(app)


def test_a_step_is_put_off_with_its_reason_and_taken_back(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    app = screen("plan", app=id_)
    snooze = next(one for one in app.button if str(one.key).startswith("snooze_thank_you"))
    key = str(snooze.key).removeprefix("snooze_")
    app.text_input(key=f"why_not_{key}").set_value("they are away").run()
    press(app, f"snooze_{key}")
    (event,) = space.case(id_).events
    assert (event["what"], event["until"]) == ("snoozed", "2026-11-21")
    assert event["why"] == "Sam Okafor: they are away (against thank-you-within-a-day)"
    assert "You put off a thank" in markdown(app).replace("\\", "")
    press(app, f"undo_{id_}_0")
    assert space.case(id_).events == []


def test_a_step_is_left_out(screen: Screen, add: Add, space: Workspace) -> None:
    id_ = add("01")
    app = screen("plan", app=id_)
    skip = next(one for one in app.button if str(one.key).startswith("skip_thank_you"))
    press(app, str(skip.key))
    assert space.case(id_).events[0]["what"] == "skipped"


def test_something_beside_the_plan_is_logged_with_why(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    app = choose(screen("plan", app=id_), id_, "sent")
    app.selectbox(key=f"sent_what:{id_}").set_value("else").run()
    app.selectbox(key=f"sent_kind:{id_}").set_value("check_in").run()
    assert "The plan said not now" in markdown(app)
    app.text_input(key=f"sent_why:{id_}").set_value("they asked me to").run()
    press(app, f"log_sent:{id_}")
    (event,) = space.case(id_).events
    assert (event["kind"], event["why"]) == ("check_in", "they asked me to")


def test_what_to_answer_is_asked_with_an_invitation(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    app = choose(screen("plan", app=id_), id_, "wrote")
    invited = "We would like to invite you to a second interview next week."
    app.text_area(key=f"{id_}:wrote").set_value(invited).run()
    app.text_area(key=f"{id_}:wrote_answer").set_value("Tuesday at ten suits me").run()
    press(app, f"log_wrote:{id_}")
    assert space.case(id_).events[0]["answer"] == "Tuesday at ten suits me"
    draft = screen("drafts", app=id_)
    field = next(one for one in draft.text_area if str(one.key).startswith("answer_"))
    assert field.value == "Tuesday at ten suits me"


def test_another_interview_leads_to_its_form(screen: Screen, add: Add, space: Workspace) -> None:
    id_ = add("01")
    before = len(space.case(id_).form["interviews"])
    press(choose(screen("plan", app=id_), id_, "met"), f"add_interview:{id_}")
    assert len(space.case(id_).form["interviews"]) == before + 1


def test_the_timeline_tells_what_was_is_and_comes(
    screen: Screen, add: Add, space: Workspace
) -> None:
    case = space.case(add("04"))
    made = case.plan(date(2026, 11, 20))
    assert made
    screen("plan", app=case.id)
    happened, today, coming = course(case, made)
    assert happened["title"] == "What happened"
    assert [row["look"] for row in happened["rows"]] == ["past", "past", "past"]
    assert (today["title"], today["rows"]) == ("Today, Fri 20 Nov", [])
    assert "Thanksgiving Day: closed, so it doesn't count" in [
        row["words"] for row in coming["rows"] if row["look"] == "closed"
    ]
    assert [row["iso"] for row in coming["rows"]] == sorted(row["iso"] for row in coming["rows"])


def test_the_screens_of_an_application_lead_to_each_other(screen: Screen, add: Add) -> None:
    labels = [link.value for link in screen("plan", app=add("01")).page_link]
    assert labels == ["Today", "Settings", "Plan", "Drafts", "Facts"]


def test_an_unfinished_application_leads_to_its_form(screen: Screen, space: Workspace) -> None:
    space.keep_typed("half", {"company": "Half", "people": [], "interviews": []})
    assert screen("plan", app="half").text_input(key="half:company").value == "Half"


def test_an_address_that_names_nothing_leads_back(screen: Screen) -> None:
    app = screen("plan", app="gone")
    assert app.title[0].value == "Nothing is open"


def test_what_is_not_sure_is_asked_and_not_told(
    screen: Screen, add: Add, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsure = ReplyReading(label=ReplyLabel.OTHER, confidence=SURE - 0.01, evidence=())
    monkeypatch.setattr(wrote, "read", lambda *_: unsure)  # which texts are so may change
    id_ = add("01")
    app = choose(screen("plan", app=id_), id_, "wrote")
    app.text_area(key=f"{id_}:wrote").set_value("Hm, I will ask Joan.\n\nLee").run()
    assert "I am not sure how to read this" in markdown(app)
    assert "It reads as" not in markdown(app)
    assert not [one for one in app.button if one.key == f"log_wrote:{id_}"]
    pills = next(box for box in app.pills if str(box.key).startswith("label:"))
    pills.set_value("unclear_status").run()
    press(app, f"log_wrote:{id_}")
    (event,) = space.case(id_).events
    assert (event["reading"], event["from"]) == ("unclear_status", "lee")


def test_what_a_message_would_change_is_told_before_it_is_logged(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    app = choose(screen("plan", app=id_), id_, "wrote")
    text = "Thank you for coming in. We have decided to go with another candidate."
    app.text_area(key=f"{id_}:wrote").set_value(text).run()
    then = next(str(one.value) for one in app.markdown if "**Then:**" in str(one.value))
    assert space.case(id_).events == []
    press(app, f"log_wrote:{id_}")
    made = space.case(id_).plan(date(2026, 11, 20))
    assert made
    assert made.headline.split(",")[0] in then.replace("\\", "")
