"""The fields of the form: each keeps what is typed as soon as it is left, with its faults below.

A widget is given what is kept as its default, never through the session's state: Streamlit tells
the browser of the latter once, and a run that is cut short then leaves an empty widget, which
comes back as if the person had emptied it. Where the form is changed from elsewhere, the fields
that hold something else get new widgets.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from app_pages.parts import unkept
from app_pages.parts.shared import told, too_long
from app_pages.parts.typed import as_date, as_kept, as_time, place_of
from app_pages.parts.words import plain
from drafting.case import NotHere
from drafting.form import Form
from drafting.form_fields import get, moved, put
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
        self._kept: Form | None = None
        self._guesses: dict[str, str] = {}

    def line(
        self, field: str, label: str, *, then: Callable[[], None] | None = None, **more: Any
    ) -> None:
        """A line of text; `then` is done once it is kept.

        The browser judges nothing: what it refuses would never be kept, nor its fault be told.
        """
        st.text_input(
            label,
            value=self._value(field) or "",
            key=self.key(field),
            validate="",
            on_change=self._commit,
            args=(field, then),
            **more,
        )
        self.show_faults(field, label)

    def text(self, field: str, label: str, **more: Any) -> None:
        """Several lines of text; commits when the field is left."""
        st.text_area(
            label,
            value=self._value(field) or "",
            key=self.key(field),
            on_change=self._commit,
            args=(field,),
            **more,
        )
        self.show_faults(field, label)

    def day(self, field: str, label: str, **more: Any) -> None:
        """A day, or none."""
        st.date_input(
            label,
            value=as_date(self._value(field)),
            key=self.key(field),
            on_change=self._commit,
            args=(field,),
            format="YYYY-MM-DD",
            **more,
        )
        self.show_faults(field, label, missing="Pick the day.")

    def clock(self, field: str, label: str, **more: Any) -> None:
        """A time of day, or none."""
        st.time_input(
            label,
            value=as_time(self._value(field)),
            key=self.key(field),
            on_change=self._commit,
            args=(field,),
            **more,
        )
        self.show_faults(field, label)

    def choice(self, field: str, label: str, options: Mapping[str, str], **more: Any) -> None:
        """One of a few."""
        st.radio(
            label,
            list(options),
            index=place_of(options, self._value(field)),
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
        st.selectbox(
            label,
            list(options),
            index=place_of(options, self._value(field), None if clears else 0),
            format_func=lambda option: options[option],
            key=self.key(field),
            on_change=self._commit,
            args=(field,),
            **more,
        )
        self.show_faults(field, label)

    def switch(self, field: str, label: str, **more: Any) -> None:
        """Yes or no."""
        st.toggle(
            label,
            value=bool(self._value(field)),
            key=self.key(field),
            on_change=self._commit,
            args=(field,),
            **more,
        )

    def suggest(self, field: str, value: str | None) -> None:
        """Put a guess into a field that nobody has filled in; called before it is drawn."""
        if value and not get(self.form(), field):
            self._guesses[field] = value

    def shown(self, field: str) -> Any:
        """What a field shows, kept or suggested."""
        return st.session_state.get(self.key(field))

    def form(self) -> Form:
        """The form as kept so far, with what could not be kept."""
        return unkept.form_of(self._id, self._read)

    def member(self, field: str, who: str, label: str, **more: Any) -> None:
        """Whether somebody is in a list of ids."""
        key = self.key(f"{field}.{who}")
        st.toggle(
            label,
            value=who in (self._value(field) or ()),
            key=key,
            on_change=self._commit_member,
            args=(field, who, key),
            **more,
        )

    def change(self, change: Callable[[Form], object]) -> None:
        """Change the form as a whole, as when a card is added."""
        with told():
            form = self.form()
            change(form)
            unkept.keep(self._space, self._id, form)

    def reshape(self, change: Callable[[Form], object]) -> None:
        """Change the form from elsewhere: the fields that hold something else are read anew."""
        before = self.form()
        self.change(change)
        for field in moved(before, self.form()) | self._guesses.keys():
            self._renew(field)

    def _renew(self, field: str) -> None:
        times = st.session_state.setdefault(self._renewals, {})
        times[field] = times.get(field, 0) + 1

    def key(self, field: str) -> str:
        """The key of a field's widget; another one once the field was read anew."""
        times = st.session_state.get(self._renewals, {}).get(field)
        return f"{self._id}:{field}" + (f":again{times}" if times else "")

    def beside(self, name: str) -> str:
        """The key of a widget beside the fields: it stays when they are read anew."""
        return f"{name}:{self._id}"

    def faulty(self, *fields: str) -> bool:
        """Whether something is wrong with one of these fields, or with a field in them."""
        within = tuple(f"{field}." for field in fields)
        return any(name in fields or name.startswith(within) for name in self._faults)

    def show_faults(self, field: str, label: str, missing: str = "") -> None:
        """Show what is wrong with a field, below it; `missing` is said where it is empty."""
        for message in self._faults.get(field, ()):
            empty = missing and not st.session_state.get(self.key(field))
            told = missing if empty else sentence(label, message)
            st.markdown(f":red[:material/error: {plain(told)}]")

    @property
    def _renewals(self) -> str:
        return f"read_anew:{self._id}"

    def _value(self, field: str) -> Any:
        """What is kept, or guessed, as this run began."""
        if self._kept is None:
            self._kept = self.form()
        return get(self._kept, field) or self._guesses.get(field)

    def _read(self) -> Form:
        try:
            return self._space.case(self._id).form
        except NotHere:
            return self._fresh()

    def _commit(self, field: str, then: Callable[[], None] | None = None) -> None:
        value = as_kept(st.session_state[self.key(field)])
        if too_long(value):
            self._renew(field)  # it shows what is kept
            return
        self.change(lambda form: put(form, field, value))
        if then:
            then()

    def _commit_member(self, field: str, who: str, key: str) -> None:
        wanted = st.session_state[key]

        def change(form: Form) -> None:
            others = [one for one in get(form, field) or () if one != who]
            put(form, field, [*others, who] if wanted else others)

        self.change(change)


def sentence(label: str, message: str) -> str:
    """A fault as a whole sentence: with the field's name where the message lacks a subject."""
    told = f"{label} {message}" if message.startswith(_NEEDS_NAME) else message
    return f"{told[0].upper()}{told[1:]}{'' if told.endswith('.') else '.'}"
