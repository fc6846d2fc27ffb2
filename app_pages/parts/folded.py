"""The sections of the application form that can wait, folded away."""

import streamlit as st

from app_pages.parts.bring import bring_profile
from app_pages.parts.facts import named as people_named
from app_pages.parts.facts import whose_name
from app_pages.parts.field import Fields
from app_pages.parts.places import subdivisions, zones
from app_pages.parts.shared import quiet
from drafting.form import Form, new_reference, next_number

PERMISSION = {"yes": "They said yes", "no": "They said no", "": "Not asked yet"}


def folded(fields: Fields, form: Form, *, named: bool, new: bool) -> None:
    """Everything that can wait; the name too where it is known (`named`)."""
    yours = (*(("name",) if named else ()), "email", "phone", "links", "strengths")
    with st.expander("About you", icon=":material/person:", expanded=fields.faulty(*yours)):
        _about_you(fields, named=named, new=new)
    with st.expander(
        "Why this job", icon=":material/favorite:", expanded=fields.faulty("interest")
    ):
        fields.text(
            "interest",
            "What draws you to it",
            help="One thing a line, in your own words.",
            placeholder="I want to work on something that patients feel",
        )
    clocks = [f"interviews.{place}.ends_at" for place, _ in enumerate(form["interviews"])]
    days = ("subdivision", "time_zone", "decision_expected", "closed_days", *clocks)
    with st.expander("Calendar", icon=":material/calendar_month:", expanded=fields.faulty(*days)):
        _calendar(fields, form)
    with st.expander(
        "References", icon=":material/contacts:", expanded=fields.faulty("references")
    ):
        _references(fields, form)
    with st.expander(
        "An article to share", icon=":material/article:", expanded=fields.faulty("article")
    ):
        _article(fields, form)


def _about_you(fields: Fields, *, named: bool, new: bool) -> None:
    quiet("Kept for your next application too.")
    if named:
        whose_name(fields, new=new)
    bring_profile(fields)
    fields.text(
        "strengths",
        "What you are good at",
        help="One thing a line: short facts, as you would say them.",
        placeholder="six years on a surgical ward\nled the move to electronic charts",
    )
    fields.line("email", "Your email", type="email", autocomplete="email")
    fields.line("phone", "Your phone", type="phone", autocomplete="tel")
    fields.text("links", "Links under your name", help="One a line.", height=96)
    fields.switch("linkedin_premium", "I have LinkedIn Premium (notes may be 300 characters)")


def _calendar(fields: Fields, form: Form) -> None:
    quiet(
        "Weekends and public holidays in the country of the job don't count when Afterword waits."
    )
    parts = subdivisions(str(form.get("country") or "US"))
    if parts:
        fields.pick("subdivision", "Part of the country", parts, placeholder="Whole country")
    fields.pick("time_zone", "Time zone", zones(), placeholder="Yours")
    fields.day("decision_expected", "They said they would decide by")
    fields.text(
        "closed_days",
        "Days that are closed for them",
        help="One a line, like 2026-12-24.",
        height=96,
    )
    for place, _ in enumerate(form["interviews"]):
        fields.clock(f"interviews.{place}.ends_at", f"Interview {place + 1} ended at")


def _references(fields: Fields, form: Form) -> None:
    for place, card in enumerate(form["references"]):
        with st.container(border=True):
            fields.line(f"references.{place}.name", "Name", autocomplete="off")
            fields.line(f"references.{place}.email", "Email", type="email", autocomplete="off")
            fields.line(f"references.{place}.relationship", "How they know you")
            fields.choice(f"references.{place}.permission", "May you name them?", PERMISSION)
            fields.text(
                f"references.{place}.points",
                "What they could stress",
                help="One a line.",
                height=96,
            )
            st.button(
                "Remove",
                key=fields.key(f"remove.{card['id']}"),
                type="tertiary",
                icon=":material/person_remove:",
                on_click=fields.reshape,
                args=(lambda kept, id_=card["id"]: _remove_reference(kept, id_),),
            )
    st.button(
        "Add a reference",
        key=fields.key("add_reference"),
        icon=":material/person_add:",
        on_click=fields.reshape,
        args=(
            lambda kept: kept["references"].append(new_reference(next_number(kept["references"]))),
        ),
    )


def _article(fields: Fields, form: Form) -> None:
    quiet("Something that came up in the interview and may be of use to them.")
    fields.line("article.title", "Title")
    fields.line("article.url", "Link", type="url")
    fields.text("article.why", "Why it may matter to them", height=96)
    fields.pick("article.to", "For whom", people_named(form), placeholder="Choose a person")


def _remove_reference(form: Form, id_: str) -> None:
    form["references"] = [card for card in form["references"] if card["id"] != id_]
