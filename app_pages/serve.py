"""Starts the page's server: `python -m app_pages.serve run streamlit_app.py`, as `streamlit` would.

Asked by a page of a host that it does not know, Streamlit looks up this machine's outside address
at a server on the internet, to compare. So a page anywhere could have it make a request. Here that
address is set before: it is this machine's own, and nobody is asked.
"""

from streamlit import net_util
from streamlit.web.cli import main

THIS_MACHINE = "127.0.0.1"


def ask_nobody() -> None:
    """Set what Streamlit would look up outside."""
    net_util._external_ip = THIS_MACHINE


if __name__ == "__main__":
    ask_nobody()
    main(prog_name="streamlit")
