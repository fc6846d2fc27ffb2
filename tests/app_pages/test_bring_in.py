"""The form filled from an invitation, from signatures, from a CV."""

import json
from collections.abc import Callable
from typing import Any

from streamlit.testing.v1 import AppTest

from drafting.workspace import Workspace

Field = Callable[..., Any]
Screen = Callable[..., AppTest]
ID = "brandnew"
INVITATION = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//x//y",
        "BEGIN:VEVENT",
        "UID:1",
        "DTSTART;TZID=Europe/Oslo:20261119T100000",
        "DTEND;TZID=Europe/Oslo:20261119T110000",
        "SUMMARY:Interview: Boat Builder at Fjord Works",
        "ORGANIZER;CN=Liv Dahl:mailto:liv@fjord.example",
        "ATTENDEE;CN=<b>Odd</b> Berg:mailto:odd@fjord.example",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
)


def told(app: AppTest) -> str:
    shown = [*app.markdown, *app.error]
    return "\n".join(str(element.value) for element in shown).replace("\\", "")


def upload(app: AppTest, name: str, file: str, data: bytes) -> AppTest:
    uploader = next(one for one in app.file_uploader if one.key == f"{name}:{ID}")
    uploader.upload(file, data).run()
    assert not app.exception, app.exception
    return app


def paste(app: AppTest, text: str) -> AppTest:
    app.text_area(key=f"pasted:{ID}").set_value(text).run()
    assert not app.exception, app.exception
    return app


def test_an_invitation_fills_the_form(screen: Screen, space: Workspace, field: Field) -> None:
    app = upload(screen("application", app=ID), "invitation", "i.ics", INVITATION.encode())
    assert "Filled in: the company, the role, the time zone, the day, 2 people" in told(app)
    form = space.case(ID).form
    assert (form["company"], form["role"]) == ("Fjord Works", "Boat Builder")
    assert (form["time_zone"], form["interviews"][0]["on"]) == ("Europe/Oslo", "2026-11-19")
    assert field(app.text_input, f"{ID}:people.0.name").value == "Liv Dahl"
    assert field(app.text_input, f"{ID}:people.1.name").value == "<b>Odd</b> Berg"


def test_after_an_invitation_what_is_typed_is_kept(
    screen: Screen, space: Workspace, field: Field
) -> None:
    app = upload(screen("application", app=ID), "invitation", "i.ics", INVITATION.encode())
    field(app.text_area, f"{ID}:interviews.0.notes.p1").set_value("the winter moorings").run()
    assert not app.exception
    assert space.case(ID).form["interviews"][0]["notes"]["p1"] == "the winter moorings"
    field(app.text_input, f"{ID}:company").set_value("Fjord Works AS").run()
    assert space.case(ID).form["company"] == "Fjord Works AS"


def test_a_pasted_invitation_is_read_too(screen: Screen, space: Workspace) -> None:
    paste(screen("application", app=ID), INVITATION)
    assert space.case(ID).form["company"] == "Fjord Works"


def test_signatures_fill_the_people_and_nothing_typed_is_lost(
    screen: Screen, space: Workspace, field: Field
) -> None:
    app = screen("application", app=ID)
    field(app.text_input, f"{ID}:company").set_value("Mine").run()
    paste(app, "Liv Dahl, Yard Manager, liv@fjord.example\nOdd Berg <odd@fjord.example>")
    assert "2 people filled in" in told(app)
    assert app.text_area(key=f"pasted:{ID}").value == ""
    form = space.case(ID).form
    assert form["company"] == "Mine"
    assert [(card["name"], card["title"]) for card in form["people"]] == [
        ("Liv Dahl", "Yard Manager"),
        ("Odd Berg", ""),
    ]
    paste(app, "Odd Berg <odd@fjord.example>")
    assert "They are all there already." in told(app)


def test_a_line_that_could_not_be_read_is_named(screen: Screen, space: Workspace) -> None:
    lines = ["Liv Dahl <liv@fjord.example>", "Juan Carlos de la Vega", "Odd <odd@fjord>"]
    app = paste(screen("application", app=ID), "\n".join(lines))
    assert "2 people filled in. Check the names below. Not read: “Odd <odd@fjord>”." in told(app)
    assert [card["name"] for card in space.case(ID).form["people"]] == [
        "Liv Dahl",
        "Juan Carlos de la Vega",
    ]
    paste(app, "Liv Dahl <liv@fjord.example>\n" + "\n".join(f"line no {i}" for i in range(5)))
    assert "already. Not read: “line no 0”, “line no 1”, “line no 2” and 2 more." in told(app)


def test_what_holds_nothing_is_one_sentence(screen: Screen, space: Workspace) -> None:
    app = paste(screen("application", app=ID), "we had a good talk")
    assert "No name and no address was found" in told(app)
    assert app.text_area(key=f"pasted:{ID}").value == "we had a good talk"
    upload(app, "invitation", "i.ics", b"nothing of the kind")
    assert "no calendar invitation" in told(app)
    assert space.cases() == []


def test_a_cv_fills_in_who_the_candidate_is(screen: Screen, space: Workspace) -> None:
    cv = {
        "basics": {"name": "Eli Strand", "email": "eli@home.example"},
        "work": [{"highlights": ["rebuilt four ferries"]}],
    }
    app = upload(screen("application", app=ID), "cv", "cv.json", json.dumps(cv).encode())
    form = space.case(ID).form
    assert (form["name"], form["strengths"]) == ("Eli Strand", "rebuilt four ferries")
    upload(app, "cv", "cv.json", b"{}")
    assert "no JSON Resume" in told(app)
    assert space.case(ID).form["name"] == "Eli Strand"
