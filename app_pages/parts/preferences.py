"""What a new application begins with, and how its first drafts sound."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from app_pages.parts.places import countries
from app_pages.parts.setting import keep_setting
from app_pages.parts.shared import quiet
from app_pages.parts.words import plain
from drafting.settings import PREMIUM, Settings
from drafting.workspace import Workspace

SOUNDS = {
    "": "As the rules have it",
    "warmer": "Warmer",
    "more_formal": "More formal",
    "plainer": "Plainer",
}
LIMITS = {"": "200 characters", PREMIUM: "300 characters (Premium)"}


def preferences(space: Workspace, chosen: Settings) -> None:
    """How drafts sound, the country and closed days of the jobs, the length of LinkedIn notes."""
    _Choice(space, "tone", SOUNDS).ask("How drafts sound", chosen.tone)
    places = {"": "Where I am", **countries()}
    _Choice(space, "country", places).ask("Country of your jobs", chosen.country)
    key = "setting_closed_days"
    st.text_area(
        "Days that are closed for them",
        value=chosen.closed_days or "",
        key=key,
        height=96,
        help="One a line, like 2026-12-24. Afterword does not count them when it waits.",
        on_change=keep_setting,
        args=(space, "closed_days", key),
    )
    for line in map(str.strip, (chosen.closed_days or "").splitlines()):
        if line and not _is_day(line):
            told = f"“{plain(line)}” is no day: write it like 2026-12-24."
            st.markdown(f":red[:material/error: {told}]")
    premium = PREMIUM if chosen.premium else None
    _Choice(space, "linkedin", LIMITS).ask("A note on LinkedIn may have", premium)
    quiet("Each application can say otherwise.")


class _Choice:
    """A setting that is one of a few; the first is none."""

    def __init__(self, space: Workspace, name: str, options: Mapping[str, str]) -> None:
        self._space, self._name, self._options = space, name, options

    def ask(self, label: str, now: str | None) -> None:
        """Show it with what is set `now`; what is chosen is kept."""
        key = f"setting_{self._name}"
        names = list(self._options)
        st.selectbox(
            label,
            names,
            index=names.index(now) if now in names else 0,
            format_func=lambda name: self._options[name],
            key=key,
            on_change=keep_setting,
            args=(self._space, self._name, key),
        )


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
