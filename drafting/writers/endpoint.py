"""One way to every endpoint that speaks OpenAI's chat completions, ours included.

Every call has one deadline for everything: resolving, connecting, sending, and every byte of the
answer, however slowly it drips. Nothing is taken from the environment, and nothing but the
endpoint is contacted.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

import httpx2
import openai

from drafting.errors import WriterError
from drafting.writers import addresses, troubles
from drafting.writers.answers import Answer, read_answer, read_models
from drafting.writers.loop import Loop, Stopped
from drafting.writers.streams import Hear, Stream
from drafting.writers.surroundings import silence
from drafting.writers.transport import ANSWER_BYTES, TooLarge, http_client
from drafting.writers.watch import Watch

DEADLINE = 60.0  # seconds for a whole answer
SECRET = 16  # characters; what is shorter ("ollama", "lm-studio") is a word that fills the field
TRIES = 2  # a second one only where the endpoint says when
STREAMED = {"stream": True, "stream_options": {"include_usage": True}}
_BUSY = frozenset({429, 503})

Messages = Sequence[Mapping[str, str]]
Request = tuple[Messages, Mapping[str, Any]]
Answers = list[Answer | WriterError | None]
Needed = Callable[[int, int, Answers], bool]
T = TypeVar("T")
R = TypeVar("R")
Call = Callable[[openai.AsyncOpenAI], Coroutine[Any, Any, T]]


def _always(_row: int, _place: int, _answers: Answers) -> bool:
    return True


class Endpoint:
    """A place that completes chats.

    `base_url` is an http(s) address, `api_key` may be None, `deadline` in seconds.
    """

    def __init__(
        self, base_url: str, api_key: str | None = None, *, deadline: float = DEADLINE
    ) -> None:
        self.host = addresses.shown(base_url)
        self.deadline = deadline
        self._base_url = base_url
        self._key = api_key
        self._client: openai.AsyncOpenAI | None = None
        self._loop = Loop()

    def ask(
        self,
        messages: Messages,
        *,
        hear: Hear | None = None,
        watch: Watch | None = None,
        **options: Any,
    ) -> Answer:
        """Complete one chat. `options` are the request's own (`model`, `temperature`, …).

        With `hear` the answer is asked for piece by piece, and the text so far told; `watch` may
        stop it. Raises `WriterError`, one sentence, within the deadline.
        """
        streamed = {**STREAMED, **options} if hear else options

        async def one() -> Answer | WriterError:
            ends = asyncio.get_running_loop().time() + self.deadline
            return await self._ask(messages, streamed, ends, hear)

        return _or_raise(self._run(one(), watch))

    def ask_rows(
        self,
        rows: Sequence[Sequence[Request]],
        needed: Needed = _always,
        watch: Watch | None = None,
    ) -> list[Answers]:
        """Complete chats: the rows at once, those of a row one after another (they share a prefix).

        Each has its answer or what went wrong, or None where `needed`, told the row's number, the
        request's place in it and the row's answers so far, says that it need not be asked. The
        deadline holds for each row as a whole; `watch` may stop them all.
        """

        async def together() -> list[Answers]:
            return list(await asyncio.gather(*(self._row(*row, needed) for row in enumerate(rows))))

        return self._run(together(), watch)

    def models(self) -> tuple[str, ...]:
        """The names of the models there. Raises `WriterError`."""

        async def listed() -> tuple[str, ...] | WriterError:
            ends = asyncio.get_running_loop().time() + self.deadline
            return await self._guarded(self._get_models, ends)

        return _or_raise(self._run(listed()))

    def close(self) -> None:
        """Break off what runs and close the connections. May be called twice."""
        self._loop.close(self._disconnect())

    def _run(self, work: Coroutine[Any, Any, R], watch: Watch | None = None) -> R:
        try:
            return self._loop.run(work, watch)
        except Stopped:
            raise WriterError("Writing was stopped: write again when you want to.") from None

    async def _disconnect(self) -> None:
        if self._client is not None:
            await self._client.close()

    def _connected(self) -> openai.AsyncOpenAI:
        if self._client is None:
            silence()
            self._client = openai.AsyncOpenAI(
                base_url=self._base_url,
                api_key=self._key or "none",
                admin_api_key="",
                organization="",
                project="",
                webhook_secret="",
                default_headers={"Authorization": f"Bearer {self._key or 'none'}"},
                http_client=http_client(
                    key=bool(self._key), loopback=addresses.is_loopback(self._base_url)
                ),
                timeout=None,
                max_retries=0,
            )
        return self._client

    async def _row(self, number: int, row: Sequence[Request], needed: Needed) -> Answers:
        ends = asyncio.get_running_loop().time() + self.deadline
        answers: Answers = []
        for place, request in enumerate(row):
            wanted = needed(number, place, answers)
            answers.append(await self._ask(*request, ends) if wanted else None)
        return answers

    async def _ask(
        self,
        messages: Messages,
        options: Mapping[str, Any],
        ends: float,
        hear: Hear | None = None,
    ) -> Answer | WriterError:
        async def complete(client: openai.AsyncOpenAI) -> Answer:
            stream = client.chat.completions.with_streaming_response
            async with stream.create(messages=cast("Any", messages), **options) as response:
                body = response.http_response
                if hear is None:
                    answer = await _whole(body)
                else:
                    answer = await _pieces(body, self._heard_without_key(hear))
                self.refuse_key(answer.texts)
                return answer

        return await self._guarded(complete, ends)

    async def _get_models(self, client: openai.AsyncOpenAI) -> tuple[str, ...]:
        response = await client.get("/models", cast_to=httpx2.Response)
        names = read_models(response.content)
        self.refuse_key(names)
        return names

    def refuse_key(self, texts: Iterable[str]) -> None:
        """Raise `BadAnswer` where what was read says our key back, however it was escaped."""
        if any(map(self._says_key, texts)):
            raise troubles.says_the_key(self.host)

    def _heard_without_key(self, hear: Hear) -> Hear:
        """What is shown of an answer that is still coming: nothing once it says our key back."""
        return lambda text: None if self._says_key(text) else hear(text)

    def _says_key(self, text: str) -> bool:
        return len(self._key or "") >= SECRET and (self._key or "") in text

    async def _guarded(self, call: Call[T], ends: float) -> T | WriterError:
        try:
            async with asyncio.timeout_at(ends):
                return await self._tried(call)
        except TimeoutError:
            return troubles.too_slow(self.host, self.deadline)
        except WriterError as error:
            return error

    async def _tried(self, call: Call[T]) -> T | WriterError:
        client = self._connected()
        for left in reversed(range(TRIES)):
            try:
                return await self._said(call, client)
            except openai.APIStatusError as error:
                wait = troubles.retry_after(error) if error.status_code in _BUSY else None
                if wait is None or wait >= self.deadline or not left:
                    return troubles.of_status(self.host, error, key=bool(self._key))
                await asyncio.sleep(wait)
        raise AssertionError("the last try returns")  # pragma: no cover - for the type checker

    async def _said(self, call: Call[T], client: openai.AsyncOpenAI) -> T | WriterError:
        try:
            return await call(client)
        except TooLarge:
            return troubles.too_large(self.host)
        except openai.APIStatusError:
            raise
        except (openai.APIConnectionError, httpx2.NetworkError, httpx2.TimeoutException):
            return troubles.not_reached(self.host)
        except (openai.OpenAIError, httpx2.HTTPError, ValueError):
            return troubles.unreadable(self.host)


async def _whole(response: httpx2.Response) -> Answer:
    """The answer in one piece."""
    body = bytearray()
    async for chunk in _decoded(response):
        body += chunk
    return read_answer(bytes(body))


async def _pieces(response: httpx2.Response, hear: Hear) -> Answer:
    """The answer piece by piece, until it says that it is done."""
    stream = Stream(hear)
    async for chunk in _decoded(response):
        stream.feed(chunk)
        if stream.done:
            break
    return stream.answer()


async def _decoded(response: httpx2.Response) -> AsyncIterator[bytes]:
    """The body, decoded, as long as it is of a reasonable length."""
    read = 0
    async for chunk in response.aiter_bytes():
        read += len(chunk)
        if read > ANSWER_BYTES:
            raise TooLarge
        yield chunk


def _or_raise(result: T | WriterError) -> T:
    if isinstance(result, WriterError):
        raise result
    return result
