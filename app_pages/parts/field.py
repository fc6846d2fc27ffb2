"""The fields of the form: each keeps what is typed as soon as it is left, with its faults below."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from typing import Any

import streamlit as st

from app_pages.parts.shared import told
from app_pages.parts.words import plain
from drafting.case import NotHere
from drafting.form import Form
from drafting.workspace import Workspace

_NEEDS_NAME = ("must", "is ", "has ", "holds")


class Fields:
    """The fields of one application's form.

    `fresh` gives the form as it is before anything was typed; `faults` are the sentences to show
    beside each field.
    """

    def __init__(
        self,
        space: Workspace,
        id_: str,
        fresh: Callable[[], Form],
        faults: Mapping[str, Sequence[str]],
    ) -> None:
        self._space, self._id, self._fresh, self._faults = space, id_, fresh, faults

    def line(
        self, field: str, label: str, *, then: Callable[[], None] | None = None, **more: Any
    ) -> None:
        """A line of text; `then` is done once it is kept.

        The browser judges nothing: what it refuses would never be kept, nor its fault be told.
        """
        self._seed(field)
        st.text_input(
            label,
            key=self.key(field),
            validate="",
            on_change=self._commit,
            args=(field, then),
            **more,
        )
        self.show_faults(field, label)

    def text(self, field: str, label: str, **more: Any) -> None:
        """Several lines of text; commits when the field is left."""
        self._seed(field)
        st.text_area(label, key=self.key(field), on_change=self._commit, args=(field,), **more)
        self.show_faults(field, label)

    def day(self, field: str, label: str, **more: Any) -> None:
        """A day, or none."""
        self._seed(field, _as_date)
        st.date_input(
            label,
            value=None,
            key=self.key(field),
            on_change=self._commit,
            args=(field,),
            format="YYYY-MM-DD",
            **more,
        )
        self.show_faults(field, label, missing="Pick the day.")

    def clock(self, field: str, label: str, **more: Any) -> None:
        """A time of day, or none."""
        self._seed(field, _as_time)
        st.time_input(
            label, value=None, key=self.key(field), on_change=self._commit, args=(field,), **more
        )
        self.show_faults(field, label)

    def choice(self, field: str, label: str, options: Mapping[str, str], **more: Any) -> None:
        """One of a few."""
        self._seed(field, lambda value: value if value in options else None)
        st.radio(
            label,
            list(options),
            index=None,
            horizontal=True,
            format_func=lambda option: options[option],
            key=self.key(field),
            on_change=self._commit,
            args=(field,),
            **more,
        )
        self.show_faults(field, label)

    def pick(
        self,
        field: str,
        label: str,
        options: Mapping[str, str],
        *,
        clears: bool = True,
        **more: Any,
    ) -> None:
        """One of many; none too where it `clears`."""
        first = None if clears else next(iter(options))
        self._seed(field, lambda value: value if value in options else first)
        st.selectbox(
            label,
            list(options),
            index=None if clears else 0,
            format_func=lambda option: options[option],
            key=self.key(field),
            on_change=self._commit,
            args=(field,),
            **more,
        )
        self.show_faults(field, label)

    def switch(self, field: str, label: str, **more: Any) -> None:
        """Yes or no."""
        self._seed(field, bool)
        st.toggle(label, key=self.key(field), on_change=self._commit, args=(field,), **more)

    def suggest(self, field: str, value: str | None) -> None:
        """Put a guess into a field that nobody has filled in; called before it is drawn."""
        if value and not get(self.form(), field) and not st.session_state.get(self.key(field)):
            st.session_state[self.key(field)] = value

    def shown(self, field: str) -> Any:
        """What a field shows, kept or suggested."""
        return st.session_state.get(self.key(field))

    def form(self) -> Form:
        """The form as kept so far."""
        try:
            return self._space.case(self._id).form
        except NotHere:
            return self._fresh()

    def member(self, field: str, who: str, label: str, **more: Any) -> None:
        """Whether somebody is in a list of ids."""
        key = self.key(f"{field}.{who}")
        if key not in st.session_state:
            st.session_state[key] = who in (get(self.form(), field) or ())
        st.toggle(label, key=key, on_change=self._commit_member, args=(field, who, key), **more)

    def change(self, change: Callable[[Form], object]) -> None:
        """Change the form as a whole, as when a card is added."""
        with told():
            form = self.form()
            change(form)
            self._space.keep_typed(self._id, form)

    def reshape(self, change: Callable[[Form], object]) -> None:
        """Change which cards there are; every field is read anew, since places move."""
        self.change(change)
        for key in [key for key in st.session_state if str(key).startswith(f"{self._id}:")]:
            del st.session_state[key]

    def key(self, field: str) -> str:
        """The key of a field's widget."""
        return f"{self._id}:{field}"

    def beside(self, name: str) -> str:
        """The key of a widget beside the fields: it stays when they are read anew."""
        return f"{name}:{self._id}"

    def show_faults(self, field: str, label: str, missing: str = "") -> None:
        """Show what is wrong with a field, below it; `missing` is said where it is empty."""
        for message in self._faults.get(field, ()):
            empty = missing and not st.session_state.get(self.key(field))
            told = missing if empty else sentence(label, message)
            st.markdown(f":red[:material/error: {plain(told)}]")

    def _seed(self, field: str, read: Callable[[Any], Any] = lambda value: value or "") -> None:
        if self.key(field) not in st.session_state:
            st.session_state[self.key(field)] = read(get(self.form(), field))

    def _commit(self, field: str, then: Callable[[], None] | None = None) -> None:
        value = _plain(st.session_state[self.key(field)])
        self.change(lambda form: put(form, field, value))
        if then:
            then()

    def _commit_member(self, field: str, who: str, key: str) -> None:
        wanted = st.session_state[key]

        def change(form: Form) -> None:
            others = [one for one in get(form, field) or () if one != who]
            put(form, field, [*others, who] if wanted else others)

        self.change(change)


def get(form: Form, field: str) -> Any:
    """What stands in a field named like `people.0.name`, None where nothing does."""
    value: Any = form
    for name in field.split("."):
        try:
            value = value[int(name)] if isinstance(value, list) else value[name]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def put(form: Form, field: str, value: Any) -> None:
    """Put a value into a field named like `people.0.name`; nothing where its card is gone."""
    *path, last = field.split(".")
    holder = get(form, ".".join(path)) if path else form
    if isinstance(holder, dict):
        holder[last] = value


def sentence(label: str, message: str) -> str:
    """A fault as a whole sentence: with the field's name where the message lacks a subject."""
    told = f"{label} {message}" if message.startswith(_NEEDS_NAME) else message
    return f"{told[0].upper()}{told[1:]}{'' if told.endswith('.') else '.'}"


def _plain(value: Any) -> Any:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else value if value is not None else ""


def _as_date(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _as_time(value: Any) -> time | None:
    try:
        return time.fromisoformat(str(value))
    except ValueError:
        return None
