"""All parts of a letter in one call: how an endpoint or a larger model on this machine is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from drafting.brief import Brief, PartBrief
from drafting.errors import EndpointRefused
from drafting.writers import asking
from drafting.writers.answers import Answer
from drafting.writers.base import Discarded, Repair, Written
from drafting.writers.connecting import NO_SCHEMAS
from drafting.writers.endpoint import Endpoint
from drafting.writers.given import unfit
from drafting.writers.parsing import read_parts, read_so_far
from drafting.writers.watch import Watch

KEPT = 1_000  # characters of what is thrown away, to be shown
NO_STREAMS = frozenset({400, 422, 501})
"""What endpoints answer that send no text piece by piece."""


@dataclass(frozen=True)
class Wanted:
    """What is asked for: these parts of a brief, told what was wrong with them before.

    With `watch` they are seen as they come, and may be stopped.
    """

    brief: Brief
    parts: Sequence[PartBrief]
    repairs: Mapping[str, Repair]
    watch: Watch | None = None

    @property
    def names(self) -> list[str]:
        """The parts' names, in order."""
        return [part.part for part in self.parts]

    def heard(self, text: str) -> None:
        """Show what a model has said so far."""
        assert self.watch is not None  # nothing is streamed for nobody
        self.watch.see(read_so_far(text, self.names))


class WholeLetter:
    """Asks one endpoint for all parts at once, and remembers what it does not know.

    `options` go along with every request that has a schema.
    """

    def __init__(self, endpoint: Endpoint, options: Mapping[str, Any]) -> None:
        self.endpoint = endpoint
        self.schemas = True
        self._streams = True
        self._options = options

    def write(self, model: str, wanted: Wanted) -> Written:
        """What the model says for each part. Raises `WriterError`."""
        answer = self._answer(model, wanted)
        found = read_parts(answer.texts[0], wanted.names)
        self.endpoint.refuse_key(found.values())
        bad = {name: why for name, text in found.items() if (why := unfit(text))}
        return Written(
            parts={name: (text,) for name, text in found.items() if name not in bad},
            discarded={
                name: (Discarded(text=found[name][:KEPT], because=(why,)),)
                for name, why in bad.items()
            },
            tokens_in=answer.tokens_in,
            tokens_out=answer.tokens_out,
        )

    def _answer(self, model: str, wanted: Wanted) -> Answer:
        """From the first way that the endpoint does not refuse; it is remembered."""
        refused: EndpointRefused | None = None
        streamed = wanted.watch is not None and self._streams
        for schemas, streams in self._ways(wanted):
            if not streams and streamed and refused and refused.status not in NO_STREAMS:
                break
            try:
                answer = self._asked(model, wanted, schemas=schemas, streams=streams)
            except EndpointRefused as error:
                if error.status not in NO_SCHEMAS:
                    raise
                refused = error
                continue
            self.schemas = schemas
            self._streams = self._streams and streams >= streamed
            return answer
        assert refused is not None
        raise refused

    def _ways(self, wanted: Wanted) -> Iterator[tuple[bool, bool]]:
        """With a schema or without, in pieces or in one, the best first."""
        for streams in (True, False) if wanted.watch is not None and self._streams else (False,):
            if self.schemas:
                yield True, streams
            yield False, streams

    def _asked(self, model: str, wanted: Wanted, *, schemas: bool, streams: bool) -> Answer:
        chat = asking.chat(wanted.brief, wanted.parts, wanted.repairs, plain=not schemas)
        form = {"response_format": asking.schema(wanted.parts), **self._options}
        return self.endpoint.ask(
            chat,
            hear=wanted.heard if streams else None,
            watch=wanted.watch,
            model=model,
            **(form if schemas else {}),
        )
