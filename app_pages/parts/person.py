"""Who is at the page. With Streamlit's login set up, each person has a database of their own.

Without one, which is how it starts, there is one person: the one at this computer.
"""

import hashlib
from pathlib import Path

import streamlit as st

from drafting.errors import StoreError


def has_login() -> bool:
    """Whether Streamlit's login is set up (`[auth]` in its secrets)."""
    return "is_logged_in" in st.user


def demand_login() -> None:
    """End the page with the way in where a login is set up and nobody is logged in."""
    if not has_login() or st.user.is_logged_in:
        return
    st.title("Afterword", anchor=False)
    st.write("Log in to see your applications. Nobody else sees them.")
    st.button("Log in", key="log_in", type="primary", icon=":material/login:", on_click=st.login)
    st.stop()


def own_file(database: Path) -> Path:
    """The file of the person who is at the page: beside `database`, one for each login.

    Its name says nothing of them. Who has the same address at another provider is another person.
    Raises `StoreError` where the login does not say who it is.
    """
    if not has_login():
        return database
    name = st.user.get("sub") or st.user.get("email")
    if not st.user.is_logged_in or not name:
        raise StoreError("The login does not say who you are; log in again, or ask who set it up.")
    who = f"{st.user.get('iss')}\n{name}"
    mark = hashlib.sha256(who.encode()).hexdigest()[:32]
    return database.with_name(f"{database.stem}-of-{mark}{database.suffix}")


def way_out() -> None:
    """The way to log out, where there is a login."""
    if has_login():
        st.button("Log out", key="log_out", icon=":material/logout:", on_click=st.logout)
