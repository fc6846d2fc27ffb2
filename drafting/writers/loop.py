"""One event loop in a thread of its own, for callers that wait and may be told to stop."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import CancelledError
from typing import Any, TypeVar

from drafting.writers.watch import Watch

T = TypeVar("T")


class Stopped(Exception):
    """The loop was closed, or its work broken off, while somebody waited for it, or before."""


class Loop:
    """Runs coroutines for callers in other threads. The thread starts with the first of them."""

    def __init__(self) -> None:
        self._held = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def run(self, work: Coroutine[Any, Any, T], watch: Watch | None = None) -> T:
        """Wait for `work`. Raises what it raises, or `Stopped` after `close` or `watch.stop`."""
        with self._held:
            if self._closed:
                work.close()
                raise Stopped
            future = asyncio.run_coroutine_threadsafe(work, self._started())
        try:
            with (watch or Watch()).breaking(future.cancel):
                return future.result()
        except CancelledError:
            raise Stopped from None
        finally:
            future.cancel()  # where the waiting itself was interrupted

    def close(self, last: Coroutine[Any, Any, None] | None = None) -> None:
        """Cancel what runs, do `last`, end the thread. May be called twice."""
        with self._held:
            loop, self._loop, self._closed = self._loop, None, True
        if loop is None or self._thread is None:
            if last is not None:
                last.close()
            return
        asyncio.run_coroutine_threadsafe(_cancel_others(last), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        self._thread.join()
        loop.close()

    def _started(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._loop.run_forever, name="endpoint", daemon=True
            )
            self._thread.start()
        return self._loop


async def _cancel_others(last: Coroutine[Any, Any, None] | None) -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    if last is not None:
        await last
