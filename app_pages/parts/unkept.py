"""What was typed and could not be kept: it stays here while the page is open, and has ways on.

It is kept with the next field that can be, or at a press, or saved as a file which the settings
bring in again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from app_pages.parts.words import plain
from drafting.errors import StoreError
from drafting.form import Form
from drafting.whole import KeptApplication, Whole, as_json
from drafting.workspace import Workspace

_FORMS, _LAST, _TEXTS = "unkept_forms", "last_forms", "unkept_texts"


def form_of(id_: str, read: Callable[[], Form]) -> Form:
    """The form with what could not be kept, else as it is kept.

    Where it cannot even be read, as it was last read here. Raises `StoreError` where it never was.
    """
    held: Form | None = _all(_FORMS).get(id_)
    if held is not None:
        return held
    try:
        form = read()
    except StoreError:
        if id_ not in _all(_LAST):
            raise
        last: Form = _all(_LAST)[id_]
        return last
    st.session_state[_LAST] = {id_: form}  # the one in hand; a page shows one application
    return form


def keep(space: Workspace, id_: str, form: Form) -> None:
    """Keep a form; held here until it is kept. Raises `StoreError`."""
    _all(_FORMS)[id_] = form
    space.keep_typed(id_, form)
    del _all(_FORMS)[id_]


def held_form(id_: str) -> Form | None:
    """The form that could not be kept, or None."""
    held: Form | None = _all(_FORMS).get(id_)
    return held


def forget(id_: str) -> None:
    """What was typed is kept now, or its application deleted."""
    _all(_FORMS).pop(id_, None)


@contextmanager
def holding(*keys: str) -> Iterator[None]:
    """Hold what stands in these widgets while it cannot be kept inside. Lets `StoreError` pass."""
    held = {key: st.session_state.get(key) for key in keys}
    try:
        yield
    except StoreError:
        _all(_TEXTS).update(held)
        raise
    for key in keys:
        _all(_TEXTS).pop(key, None)


def text_of(key: str, kept: str) -> str:
    """What a widget is to show: what could not be kept of it, else what is kept."""
    return str(_all(_TEXTS).get(key, kept) or "")


def held(key: str) -> bool:
    """Whether what stands in a widget could not be kept."""
    return key in _all(_TEXTS)


def offer(space: Callable[[], Workspace]) -> None:
    """While a form is not kept, say so, with the ways on."""
    forms = _all(_FORMS)
    if not forms:
        return
    names = ", ".join(str(form.get("company") or "the new application") for form in forms.values())
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="unkept"):
        st.markdown(
            f":red[:material/error: Not kept yet]: what you typed for {plain(names)}. It stays "
            "here while this page is open.",
            width="stretch",
        )
        st.button(
            "Keep it now", key="keep_now", icon=":material/refresh:", on_click=_again, args=(space,)
        )
        st.download_button(
            "Save it as a file",
            as_json(_whole(forms)),
            "afterword-typed.json",
            "application/json",
            key="save_typed",
            icon=":material/download:",
            on_click="ignore",
        )


def _again(space: Callable[[], Workspace]) -> None:
    for id_, form in list(_all(_FORMS).items()):
        try:
            keep(space(), id_, form)
        except StoreError:  # it is said above the page already, and goes on being said
            return


def _whole(forms: dict[str, Form]) -> Whole:
    now = datetime.now(UTC)
    return Whole(
        made=now,
        applications=tuple(
            KeptApplication.model_construct(
                id=id_, form=form, facts=None, made=now, changed=now, drafts=()
            )
            for id_, form in forms.items()
        ),
    )


def _all(name: str) -> dict[str, Any]:
    held: dict[str, Any] = st.session_state.setdefault(name, {})
    return held
