"""The writer for any endpoint that speaks OpenAI's chat completions: all parts in one call."""

from collections.abc import Mapping, Sequence

from drafting.brief import Brief
from drafting.errors import EndpointRefused, KeyMissing
from drafting.writers import addresses
from drafting.writers.base import Repair, Written
from drafting.writers.connecting import Connection, listed_models, try_model
from drafting.writers.endpoint import DEADLINE, Endpoint
from drafting.writers.given import asked
from drafting.writers.letter import Wanted, WholeLetter
from drafting.writers.watch import Watch
from guardrails.errors import Fault, InvalidInput

OPENAI_URL = "https://api.openai.com/v1"
OPENAI_MODEL = "gpt-5.4-mini"
LONGEST = 2_000  # characters of one fact
MOST_TOKENS = 4_000  # models that think first count their thoughts too


class OpenAIWriter:
    """Words all parts with the model of an endpoint.

    `base_url` is OpenAI's where it is None; `model` is the endpoint's first where it is None and
    the endpoint isn't OpenAI's; `deadline` the seconds for a whole answer. Opening it contacts
    nobody. Raises `InvalidInput` for an address or a key that can be none.
    """

    name = "openai"

    def __init__(
        self,
        model: str | None = None,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        deadline: float = DEADLINE,
    ) -> None:
        self._base_url = addresses.checked(base_url or OPENAI_URL)
        self._key = _checked_key(api_key)
        self._model = model or (OPENAI_MODEL if self._base_url == OPENAI_URL else None)
        self._endpoint = Endpoint(self._base_url, self._key, deadline=deadline)
        self._letter = WholeLetter(self._endpoint, {"max_completion_tokens": MOST_TOKENS})

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """Word these parts, told what was wrong with them before. Raises `WriterError`."""
        return self.write_watched(brief, parts, repairs, None)

    def write_watched(
        self,
        brief: Brief,
        parts: Sequence[str],
        repairs: Mapping[str, Repair] | None,
        watch: Watch | None,
    ) -> Written:
        """The same, seen as it comes."""
        wanted = asked(brief, list(parts), longest=LONGEST)
        if not wanted:
            return Written()
        self._check_key()
        model = self._model or self._named()
        return self._letter.write(model, Wanted(brief, wanted, repairs or {}, watch))

    def models(self) -> tuple[str, ...]:
        """The names of the models there. Raises `WriterError`."""
        self._check_key()
        return self._endpoint.models()

    def try_connection(self) -> Connection:
        """What the endpoint lists, whether schemas work there, and how soon it answers.

        Sends one short question and no fact. Raises `WriterError`, which says what is wrong.
        """
        self._check_key()
        models = listed_models(self._endpoint)
        found = try_model(self._endpoint, self._model or self._named(models), models)
        self._letter.schemas = found.schemas
        return found

    def close(self) -> None:
        """Break off what runs and close the connections. May be called twice."""
        self._endpoint.close()

    def _check_key(self) -> None:
        if self._key is None and not addresses.is_loopback(self._base_url):
            raise KeyMissing(
                f"{self._endpoint.host} wants a key: set OPENAI_API_KEY, or enter one in the "
                "settings."
            )

    def _named(self, listed: Sequence[str] = ()) -> str:
        """The endpoint's first model, remembered."""
        models = listed or self._endpoint.models()
        if not models:
            raise EndpointRefused(
                f"{self._endpoint.host} lists no model: load one there, or name it in the settings."
            )
        self._model = models[0]
        return self._model


def _checked_key(api_key: str | None) -> str | None:
    key = (api_key or "").strip()
    if not all("!" <= character <= "~" for character in key):
        raise InvalidInput(
            [Fault(path="api_key", message="holds characters that no key has; paste it again")]
        )
    return key or None
