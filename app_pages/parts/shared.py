"""What every screen shares: the store, the clock, the way from one screen to another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from app_pages.parts.person import own_file
from app_pages.parts.words import plain
from drafting.case import Case, NotHere
from drafting.errors import StoreError
from drafting.settings import Settings, settings
from drafting.store import Store
from drafting.workspace import Workspace, new_id
from guardrails import AfterwordError

MOST_OPEN = 200  # databases at once, where there are logins; the one unused longest is closed
TODAY, APPLICATION = "app_pages/today.py", "app_pages/application.py"
LONGEST_TEXT = 50_000  # a long mail with what it quotes has a fifth of it
clock = datetime.now  # the one clock of the page, a name of its own for the tests
PLAN, DRAFTS, SETTINGS = "app_pages/plan.py", "app_pages/drafts.py", "app_pages/settings.py"


@st.cache_resource(
    show_spinner=False, max_entries=MOST_OPEN, on_release=lambda store: store.close()
)
def _store(path: str) -> Store:
    return Store(Path(path))


def now() -> datetime:
    """The time now, in the zone of the person's browser."""
    try:
        zone = ZoneInfo(st.context.timezone or "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return clock().astimezone()
    return clock(zone)


def in_force() -> Settings:
    """The settings in force in this session."""
    page = dict(st.session_state.get("settings", {}))
    return settings(os.environ, _secrets(), page)


def workspace() -> Workspace:
    """This person's applications, opened once for the whole process; anew once found damaged.

    Raises `StoreError` when the database cannot be opened.
    """
    path = _path()
    if _store(path).damaged:
        reopen()
    space = Workspace(_store(path))
    if "settings" not in st.session_state:
        st.session_state.settings = space.store.kept("settings")
    return space


def reopen() -> None:
    """Let go of the database, so that the next look at it opens it anew."""
    with suppress(StoreError):
        _store(_path()).close()
    _store.clear(_path())


@contextmanager
def answering() -> Iterator[None]:
    """End the page with a sentence and a way on where the database cannot be read inside."""
    try:
        yield
    except StoreError as error:
        st.error(plain(str(error)), icon=":material/database_off:")
        st.button("Try again", key="try_again", icon=":material/refresh:", on_click=reopen)
        st.stop()


def show_state() -> None:
    """Say that the database can only be read, or what was recovered of a damaged one."""
    store = workspace().store
    if store.only_read:
        st.warning(
            f"{plain(store.only_read)} Until then you can look and copy, and nothing is kept.",
            icon=":material/lock:",
        )
        st.button("Try again", key="try_again", icon=":material/refresh:", on_click=reopen)
    elif notice := store.notice():
        st.warning(plain(notice), icon=":material/healing:")
        st.button("I have read it", key="dismiss", on_click=_dismiss)


def _dismiss() -> None:
    with told():
        workspace().store.dismiss()


def _path() -> str:
    return str(own_file(in_force().database))


def current(space: Workspace) -> Case:
    """The application that the page's address names; without one the page ends with a way back."""
    try:
        return space.case(st.query_params.get("app", ""))
    except (NotHere, StoreError) as error:
        st.title("Nothing is open")
        st.write(plain(str(error)))
        st.page_link(TODAY, label="All applications", icon=":material/arrow_back:")
        st.stop()


def go(page: str, case: str | None = None, **more: str) -> None:
    """From a button: show another screen, on an application."""
    st.session_state["go"] = (page, {"app": case, **more} if case else more)


def go_new() -> None:
    """From a button: show the form, empty."""
    go(APPLICATION, new_id())


def follow() -> None:
    """Go where a button led; called once the screens are known."""
    page, query = st.session_state.pop("go", (None, {}))
    if page:
        st.switch_page(page, query_params=query)


def leave(page: str, case: str) -> NoReturn:
    """From a screen that has nothing to show: show another one instead."""
    st.switch_page(page, query_params={"app": case})


def quiet(text: str) -> None:
    """A side remark. Streamlit's own caption is too pale for many eyes (3.9 to 1)."""
    st.markdown(f":small[:gray[{text}]]")


def too_long(text: object) -> bool:
    """Whether a text is longer than any that is meant here; then it is told, and not kept."""
    if not isinstance(text, str) or len(text) <= LONGEST_TEXT:
        return False
    tell(
        f"This text is longer than {LONGEST_TEXT:,} characters and was not kept; paste only the "
        "part that matters.",
        "error",
    )
    return True


@contextmanager
def told() -> Iterator[None]:
    """Show what goes wrong inside as one sentence at the top of the page; nothing typed is lost."""
    try:
        yield
    except AfterwordError as error:
        tell(str(error), "error")


def tell(sentence: str, kind: str = "done", undo: tuple[str, int] | None = None) -> None:
    """Keep a sentence for the top of the page that is drawn next; `undo` offers to take it back."""
    st.session_state["told"] = (sentence, kind, undo)


def show_told(space: Workspace) -> None:
    """Show what was kept for the top of the page, once."""
    sentence, kind, undo = st.session_state.pop("told", (None, "", None))
    if not sentence:
        return
    if kind == "error":
        st.error(plain(sentence), icon=":material/error:")
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="told"):
        st.markdown(f":green[:material/check_circle:] {plain(sentence)}", width="stretch")
        if undo:
            st.button(
                "Undo",
                key="undo_told",
                icon=":material/undo:",
                on_click=take_back,
                args=(space, *undo),
            )


def take_back(space: Workspace, id_: str, index: int) -> None:
    """Undo an event that was logged."""
    with told():
        written = space.undo(id_, index)
        others = len(written) - 1
        tell("Taken back." if not others else f"Taken back, in {others} other(s) too.")


def _secrets() -> dict[str, Any]:
    return dict(st.secrets) if st.secrets.load_if_toml_exists() else {}
