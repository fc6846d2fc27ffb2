"""The wire to an endpoint: only the headers that are needed, no redirects, no endless answers."""

from collections.abc import AsyncIterator

import httpx2

ANSWER_BYTES = 4 << 20  # a stream spends some hundred bytes on a word
_HEADERS = frozenset(
    "host content-type content-length authorization accept accept-encoding connection "
    "x-stainless-raw-response".split()  # the last is how the client asks itself for a stream
)


class TooLarge(Exception):
    """An answer is longer than any completion would be."""


def http_client(*, key: bool, loopback: bool) -> httpx2.AsyncClient:
    """A client that sends what is needed, follows no redirects and sets no time limit.

    The `openai` client adds headers of its own about this machine, and of whatever the
    environment holds (`OPENAI_ORG_ID`, `OPENAI_CUSTOM_HEADERS`); they end here, and without a
    `key` so does `Authorization`. The machine's proxies count, but never on the way to itself.
    Reading an answer of more than `ANSWER_BYTES` raises `TooLarge`. The time limit is the caller's.
    """
    allowed = _HEADERS if key else _HEADERS - {"authorization"}

    async def only_needed(request: httpx2.Request) -> None:
        for name in [name for name in request.headers if name.lower() not in allowed]:
            del request.headers[name]

    async def limited(response: httpx2.Response) -> None:
        assert isinstance(response.stream, httpx2.AsyncByteStream)
        response.stream = _Limited(response.stream)

    return httpx2.AsyncClient(
        event_hooks={"request": [only_needed], "response": [limited]},
        headers={"Accept-Encoding": "identity"},
        trust_env=not loopback,
        follow_redirects=False,
        timeout=None,
    )


class _Limited(httpx2.AsyncByteStream):
    """A stream that ends in `TooLarge` rather than never."""

    def __init__(self, stream: httpx2.AsyncByteStream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        read = 0
        async for chunk in self._stream:
            read += len(chunk)
            if read > ANSWER_BYTES:
                raise TooLarge
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
