"""Taking a draft along, and saying that it was sent: in its time, early, or with its faults."""

import streamlit as st

from app_pages.parts.drafting_desk import desk
from app_pages.parts.shared import PLAN, go, now, quiet, tell, told, workspace
from app_pages.parts.words import day, plain
from drafting.anyway import overruling
from drafting.case import Case
from drafting.export import as_eml, as_md, as_txt, gmail, letter, mailto, outlook
from drafting.export.everything import file_name
from drafting.export.mail import Letter
from guardrails import Message, MessageKind, State, Step

WHERE = {
    True: "Nothing is sent from here: send it from your own mail, then mark it as sent.",
    False: "Nothing is sent from here: paste it in LinkedIn, then mark it as sent.",
}
TOO_LONG = "The text is too long for a link: copy it above and paste it there."


def use_anyway(key: str) -> bool:
    """Ask whether a text with errors is to be used all the same."""
    return bool(st.toggle("I know what is wrong and want to use it anyway", key=f"know_{key}"))


def show_sending(case: Case, step: Step, message: Message, key: str) -> None:
    """Open it in a mail, save it as a file, and mark it as sent once it is."""
    assert case.application is not None  # a draft is made of facts
    mail = letter(case.application, step, message)
    with st.container(horizontal=True, gap="xsmall"):
        if mail.is_mail:
            with st.popover("Open in my mail", icon=":material/outgoing_mail:", key=f"open_{key}"):
                _open_in_mail(mail, key)
        with st.popover("Save as a file", icon=":material/download:", key=f"save_{key}"):
            _save(mail, key)
        _mark_sent(case, step, key)
    quiet(WHERE[mail.is_mail])


def _mark_sent(case: Case, step: Step, key: str) -> None:
    if step.state is not State.WAITING:
        st.button(
            "Mark as sent",
            key=f"sent_{key}",
            icon=":material/done:",
            on_click=_sent,
            args=(case, step),
        )
    elif step.kind is not MessageKind.THANK_YOU:  # before the meeting nobody can be thanked
        _early(case, step, key)


def _open_in_mail(mail: Letter, key: str) -> None:
    links = (
        ("My mail program", mailto(mail), "mail"),
        ("Gmail", gmail(mail), "alternate_email"),
        ("Outlook.com", outlook(mail), "alternate_email"),
        ("Outlook at work", outlook(mail, work=True), "work"),
    )
    for label, link, icon in links:
        st.link_button(
            label,
            link.url,
            key=f"link_{label}_{key}",
            icon=f":material/{icon}:",
            width="stretch",
        )
        if not link.whole:
            quiet(f":material/content_paste: {TOO_LONG}")
    quiet("A web mail's link holds the text: it goes to Google or Microsoft when you press it.")


def _save(mail: Letter, key: str) -> None:
    kinds = [("Text (.txt)", as_txt(mail).encode(), ".txt", "text/plain")]
    kinds.append(("Markdown (.md)", as_md(mail).encode(), ".md", "text/markdown"))
    if mail.is_mail:
        kinds.insert(0, ("Email draft (.eml)", as_eml(mail), ".eml", "message/rfc822"))
    for label, data, ending, mime in kinds:
        st.download_button(
            label,
            data,
            file_name(mail, ending),
            mime,
            key=f"{ending[1:]}_{key}",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )
    if mail.is_mail:
        quiet(
            "Outlook opens the .eml as a draft to send. Apple Mail opens it to read only: choose "
            "“Send Again” in its Message menu there."
        )


def _early(case: Case, step: Step, key: str) -> None:
    with st.popover("I sent it anyway", icon=":material/done:"):
        when = f" until {day(step.opens)}" if step.opens else ""
        st.markdown(f"The plan would wait{plain(when)}: {plain(step.because)}")
        st.text_input("Why now (if you like)", key=f"early_{key}", max_chars=200)
        st.button(
            "Yes, I sent it today",
            key=f"sent_{key}",
            type="primary",
            on_click=_sent,
            args=(case, step, f"early_{key}"),
        )
        quiet(f":material/rule: This goes against: {plain(step.rules[0])}")


def _sent(case: Case, step: Step, why_key: str = "") -> None:
    with told():
        why = None
        if why_key:
            reason = str(st.session_state.get(why_key) or "").strip() or "sent early"
            why = overruling(str(case.form.get("name") or "You"), reason, step.rules[0])
        desk().forget(case.id, step)
        index = workspace().mark_sent(case.id, step, case.today(now()), why)
        tell("Well done. It is logged as sent.", undo=(case.id, index))
        go(PLAN, case.id)
