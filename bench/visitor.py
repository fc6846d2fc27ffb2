"""A person at the page without a browser: the page's own websocket, its messages, its widgets.

It speaks what the browser speaks: logs in by a signed cookie, types into fields, presses buttons,
goes from screen to screen, and keeps every byte that it was sent.
"""

import asyncio
import json
import random
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from websockets.asyncio.client import ClientConnection, connect

T = TypeVar("T")
PATIENCE = 300.0  # seconds for a screen, before it counts as not answered


def apart(work: Coroutine[Any, Any, T]) -> T:
    """What comes of it, done in a thread of its own: another loop may be running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def cookies(url: str, secret: str, who: str) -> tuple[str, str]:
    """The cookies of somebody who has logged in as `who`, and the token that goes with them."""
    claims = {"origin": url, "is_logged_in": True, "iss": "https://login.example", "sub": who}
    signed = create_signed_value(secret, USER_COOKIE_NAME, json.dumps(claims)).decode()
    token = generate_xsrf_token_string()
    return f"_streamlit_xsrf={token}; {USER_COOKIE_NAME}={signed}", token


@dataclass
class Visitor:
    """One person. `seen` is all that the page ever sent; `times` how long each screen took."""

    url: str
    secret: str
    who: str
    seen: list[bytes] = field(default_factory=list)
    times: list[tuple[str, float]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    think: float = 0.0  # seconds on average before each thing that is done
    _socket: ClientConnection | None = None
    _cached: dict[str, ForwardMsg] = field(default_factory=dict)
    _typed: dict[str, WidgetState] = field(default_factory=dict)
    _widgets: dict[str, Any] = field(default_factory=dict)
    _page: str = ""
    _query: str = ""
    text: str = ""

    async def arrive(self) -> None:
        """Connect, logged in."""
        header, token = cookies(self.url, self.secret, self.who)
        self._socket = await connect(
            f"{self.url.replace('http', 'ws')}/_stcore/stream",
            additional_headers={"Cookie": header},
            origin=self.url,  # type: ignore[arg-type]  # any text is one
            subprotocols=["streamlit", token],  # type: ignore[list-item]
            max_size=None,
            open_timeout=PATIENCE,
            ping_timeout=None,
        )

    async def leave(self) -> None:
        """Close the tab."""
        assert self._socket
        await self._socket.close()

    async def visit(self, page: str, query: str = "") -> None:
        """Go to a screen by its address."""
        self._query, self._page, self._typed = query, "", {}
        await self._run(f"visit {page or 'today'}", page_name=page)

    async def type(self, key: str, text: str) -> None:
        """Type into a field and leave it."""
        state = WidgetState(id=self.widget(key), string_value=text)
        self._typed[state.id] = state
        await self._run("type")

    async def press(self, key: str, what: str = "press") -> None:
        """Press a button."""
        pressed = WidgetState(id=self.widget(key), trigger_value=True)
        await self._run(what, pressed=pressed)

    def widget(self, key: str) -> str:
        """The id of the widget with a key."""
        found = [id_ for id_ in self._widgets if id_.endswith(f"-{key}")]
        if not found:
            raise LookupError(f"{self.who} sees no {key}: {self.text[:500]}")
        return found[0]

    async def _run(
        self, what: str, page_name: str = "", pressed: WidgetState | None = None
    ) -> None:
        assert self._socket
        asked = BackMsg()
        asked.rerun_script.query_string = self._query
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.page_name = page_name
        states = [*self._typed.values(), *([pressed] if pressed else [])]
        asked.rerun_script.widget_states.widgets.extend(states)
        asked.rerun_script.context_info.timezone = "America/Chicago"
        asked.rerun_script.context_info.locale = "en-US"
        await asyncio.sleep(random.uniform(0, 2 * self.think))
        began = time.monotonic()
        await self._socket.send(asked.SerializeToString())
        await self._read()
        self.times.append((what, time.monotonic() - began))

    async def _read(self) -> None:
        """Read until the screen is whole; one that leads to another is read on."""
        assert self._socket
        self._widgets, texts = {}, []
        while True:
            data = await self._socket.recv()
            assert isinstance(data, bytes)
            self.seen.append(data)
            message = ForwardMsg.FromString(data)
            for one in [message, *message.batch.messages] if _is_batch(message) else [message]:
                if self._take(one, texts):
                    self.text = "\n".join(texts)
                    return

    def _take(self, message: ForwardMsg, texts: list[str]) -> bool:
        """Take a message in; gives whether the screen is whole now."""
        kind = message.WhichOneof("type")
        if kind == "ref_hash":
            message = self._cached[message.ref_hash]
            kind = message.WhichOneof("type")
        elif message.hash:
            self._cached[message.hash] = message
        if kind == "new_session":
            self._page = message.new_session.page_script_hash
            self._widgets, texts[:] = {}, []
        elif kind == "navigation":
            self._page = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._show(message.delta.new_element, texts)
        elif kind == "delta":
            texts.append(str(message.delta.add_block))
        elif kind == "session_event" and message.session_event.HasField(
            "script_compilation_exception"
        ):
            self.errors.append(str(message.session_event))
        return kind == "script_finished" and (
            message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
        )

    def _show(self, element: Any, texts: list[str]) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.errors.append(f"{element.exception.type}: {element.exception.message}")
        shown = getattr(element, kind) if kind else None
        if getattr(shown, "id", ""):
            self._widgets[shown.id] = shown
        texts.append(str(shown))


def _is_batch(message: ForwardMsg) -> bool:
    return "batch" in message.DESCRIPTOR.fields_by_name and bool(message.batch.messages)
