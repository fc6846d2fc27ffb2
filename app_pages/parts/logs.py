"""What the page's server writes down: where something went wrong, and nothing that was typed.

An error's own words may quote a note or a name. Streamlit would write them to its log; here the
kind of error and the places in the code remain.
"""

import logging
import traceback
from typing import Any

from streamlit.logger import set_log_level

_SERVERS = ("streamlit", "asyncio", "uvicorn", "starlette", "concurrent", "app_pages", "drafting")


def keep_quiet() -> None:
    """Take the words out of every error that is logged from now on. May be called again."""
    set_log_level("info")  # "debug" would write down each message of the browser's
    made = logging.getLogRecordFactory()
    if not isinstance(made, _WithoutWords):
        logging.setLogRecordFactory(_WithoutWords(made))


class _WithoutWords:
    """Makes records as the one before it did, of which an error leaves its kind and places."""

    def __init__(self, made: Any) -> None:
        self._made = made

    def __call__(self, *given: Any, **more: Any) -> logging.LogRecord:
        record: logging.LogRecord = self._made(*given, **more)
        if record.exc_info and record.exc_info[1] and record.name.startswith(_SERVERS):
            record.msg, record.args = told(record.exc_info[1]), ()
            record.exc_info = record.exc_text = None
        return record


def told(error: BaseException) -> str:
    """The kind of an error and the places that led to it, without its words."""
    places = [
        f"  {frame.filename}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([f"Something went wrong: {type(error).__name__}, at", *places])
