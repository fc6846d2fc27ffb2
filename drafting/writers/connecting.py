"""Testing a connection: what an endpoint says of itself, before a letter depends on it."""

import json
import time
from typing import TYPE_CHECKING, Any

from drafting.brief import Given
from drafting.errors import BadAnswer, EndpointRefused

if TYPE_CHECKING:
    from drafting.writers.endpoint import Endpoint

NO_SCHEMAS = frozenset({400, 404, 415, 422, 500, 501})
"""What endpoints answer that know no schemas, or not one of our options."""
_QUESTION = "Answer with one JSON object whose only key is reply and whose value is the word ready."
_SCHEMA = {
    "type": "json_schema",
    "json_schema": {
        "name": "connection_test",
        "strict": True,
        "schema": {
            "type": "object",
            "properties": {"reply": {"type": "string"}},
            "required": ["reply"],
            "additionalProperties": False,
        },
    },
}
_SHOWN = 3  # names of models in the sentence
_ROOM = 1_000  # tokens: models that think first count their thoughts


class Connection(Given):
    """What a test found: the models there (empty where it does not list them), the one that
    answered, whether JSON schemas work, and the seconds that a short answer took.
    """

    host: str
    models: tuple[str, ...]
    model: str
    schemas: bool
    seconds: float

    @property
    def sentence(self) -> str:
        """What was found, for a person."""
        schemas = "JSON schemas work" if self.schemas else "no JSON schemas, so plain text is used"
        return (
            f"{self.host} works: {self.model} gave a short answer in {self.seconds:.1f} seconds; "
            f"{schemas}; {_listed(self.models)}."
        )


def listed_models(endpoint: "Endpoint") -> tuple[str, ...]:
    """The models that an endpoint lists, none where it has no list. Raises `WriterError`."""
    try:
        return endpoint.models()
    except BadAnswer:
        return ()
    except EndpointRefused as refused:
        if refused.status not in (404, 405, 501):
            raise
        return ()


def try_model(endpoint: "Endpoint", model: str, models: tuple[str, ...]) -> Connection:
    """Ask one short question, with a schema and, where that is refused, without.

    Raises `WriterError` where there is no answer at all.
    """
    began = time.perf_counter()
    schemas = _with_schema(endpoint, model)
    if not schemas:
        began = time.perf_counter()
        endpoint.ask(_chat(), model=model)
    seconds = round(time.perf_counter() - began, 3)
    return Connection(
        host=endpoint.host, models=models, model=model, schemas=schemas, seconds=seconds
    )


def _with_schema(endpoint: "Endpoint", model: str) -> bool:
    options: dict[str, Any] = {"response_format": _SCHEMA, "max_completion_tokens": _ROOM}
    try:
        answer = endpoint.ask(_chat(), model=model, **options)
        return isinstance(json.loads(answer.texts[0])["reply"], str)
    except EndpointRefused as refused:
        if refused.status not in NO_SCHEMAS:
            raise
        return False
    except (BadAnswer, ValueError, KeyError, TypeError, RecursionError):
        return False  # it answered, and not as it was told to


def _chat() -> list[dict[str, str]]:
    return [{"role": "user", "content": _QUESTION}]


def _listed(models: tuple[str, ...]) -> str:
    if not models:
        return "it lists no models"
    more = len(models) - _SHOWN
    return "models there: " + ", ".join(models[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
