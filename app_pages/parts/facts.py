"""The short sections of the application form: the job, the interview, the people, what happened."""

from datetime import date
from functools import partial

import streamlit as st

from app_pages.parts.field import Fields
from app_pages.parts.for_whom import rename
from app_pages.parts.places import countries
from app_pages.parts.shared import quiet
from app_pages.parts.words import PARTS, day
from drafting.form import Form, new_person, next_number
from drafting.form_fields import get

FORMATS = {"onsite": "In person", "video": "Video", "phone": "Phone"}


def who_and_where(fields: Fields, *, named: bool, new: bool) -> None:
    """The candidate's name where nobody is `named` yet, the company, the role, the country."""
    if not named:
        whose_name(fields, new=new)
    left, right = st.columns(2)
    with left:
        fields.line("company", "Company", autocomplete="off")
    with right:
        fields.line("role", "Role", autocomplete="off", placeholder="As in the job advert")
    left, _ = st.columns(2)
    with left:
        fields.pick("country", "Country of the job", countries())


def whose_name(fields: Fields, *, new: bool) -> None:
    """The candidate's name; in a `new` application another one's facts go with another name."""
    fields.line(
        "name",
        "Your name",
        then=partial(rename, fields) if new else None,
        autocomplete="name",
        placeholder="As you sign a letter",
    )


def interview(fields: Fields, form: Form) -> int:
    """When it was and how; gives the index of the interview that is shown."""
    rounds = form["interviews"]
    st.subheader("The interview", anchor=False)
    index = len(rounds) - 1
    if len(rounds) > 1:
        index = st.selectbox(
            "Which one",
            range(len(rounds)),
            index=index,
            format_func=lambda place: _when(rounds[place], place),
            key=fields.key("which"),
        )
    left, right = st.columns(2)
    with left:
        fields.day(f"interviews.{index}.on", "Day")
    with right:
        fields.choice(f"interviews.{index}.format", "How", FORMATS)
    return index


def people(fields: Fields, form: Form, index: int, used: frozenset[str]) -> None:
    """A card for each person, with the notes of the interview that is shown.

    `used` are the ids of people that were logged and cannot be taken out.
    """
    st.subheader("Whom you met", anchor=False)
    for place, card in enumerate(form["people"]):
        with st.container(border=True):
            _person(fields, place, card, index)
            if len(form["people"]) > 1:
                _remove(fields, card, used=card["id"] in used)
    with st.container(horizontal=True):
        st.button(
            "Add a person",
            key=fields.key("add_person"),
            icon=":material/person_add:",
            on_click=fields.reshape,
            args=(lambda kept: _add_person(kept, index),),
        )
        st.button(
            "Add another interview",
            key=fields.key("add_interview"),
            icon=":material/event:",
            type="tertiary",
            on_click=fields.reshape,
            args=(add_interview,),
        )


def since(fields: Fields, people_met: dict[str, str]) -> None:
    """What has happened since the interview, for a form that is filled out for the first time."""
    st.subheader("What has happened since?", anchor=False)
    quiet("Leave this empty if nothing has. You can always add more later.")
    fields.switch("thanked", "I have already thanked them")
    if get(fields.form(), "thanked"):
        fields.day("thanked_on", "When")
    fields.text(
        "wrote",
        "What they wrote, if they did",
        placeholder="Paste their message here",
        height=110,
    )
    if get(fields.form(), "wrote"):
        left, right = st.columns(2)
        with left:
            fields.day("wrote_on", "When it came")
        with right:
            fields.pick("wrote_from", "Who wrote", people_met, placeholder="Choose a person")


def _person(fields: Fields, place: int, card: Form, index: int) -> None:
    left, middle, right = st.columns([3, 4, 3])
    with left:
        fields.line(f"people.{place}.name", "Name", autocomplete="off")
    with middle:
        fields.line(
            f"people.{place}.email",
            "Email",
            type="email",
            autocomplete="off",
            placeholder="Empty if unknown",
        )
    with right:
        fields.pick(f"people.{place}.part", "Who they are", PARTS, clears=False)
    if card["id"] in (get(fields.form(), f"interviews.{index}.met") or ()):
        fields.text(
            f"interviews.{index}.notes.{card['id']}",
            "What you talked about",
            help="One thing a line. Each becomes a sentence of your letter.",
            placeholder="moving the night shift to the new charts\nhow new people are brought in",
            height=110,
        )
    with st.expander("Title, how you call them, or not met"):
        fields.member(f"interviews.{index}.met", card["id"], "I spoke with them in the interview")
        fields.line(f"people.{place}.title", "Title")
        fields.line(f"people.{place}.call_them", "You call them", placeholder="Dana, or Dr. Reyes")


def _remove(fields: Fields, card: Form, *, used: bool) -> None:
    st.button(
        "Remove",
        key=fields.key(f"remove.{card['id']}"),
        type="tertiary",
        icon=":material/person_remove:",
        on_click=fields.reshape,
        args=(lambda kept, id_=card["id"]: _remove_person(kept, id_),),
        disabled=used,
        help="You logged a message with them." if used else None,
    )


def named(form: Form) -> dict[str, str]:
    """The people of a form who have a name, by their ids."""
    return {card["id"]: card["name"] for card in form["people"] if card["name"].strip()}


def _when(item: Form, place: int) -> str:
    try:
        return day(date.fromisoformat(item.get("on") or ""))
    except ValueError:
        return f"Interview {place + 1}"


def _add_person(form: Form, index: int) -> None:
    card = new_person(next_number(form["people"]))
    form["people"].append(card)
    form["interviews"][index]["met"].append(card["id"])


def _remove_person(form: Form, id_: str) -> None:
    form["people"] = [card for card in form["people"] if card["id"] != id_]
    for item in form["interviews"]:
        item["met"] = [who for who in item["met"] if who != id_]
        item["notes"].pop(id_, None)


def add_interview(form: Form) -> None:
    """Add an empty card for an interview; the last one stays where it is empty itself."""
    last = form["interviews"][-1:]
    if last and not last[0]["on"] and not last[0]["met"]:
        return
    form["interviews"].append({"on": "", "ends_at": "", "format": "", "met": [], "notes": {}})
