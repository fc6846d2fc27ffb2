"""The embedded writer: a model on this machine, which words sentences or, if large, whole letters.

A small model can't write a letter. Shown a few examples and given the beginning of a sentence, or
the choice between several, it words one fact. What it says is judged here before the checks see it
(drafting.writers.candidates); parts without a fact of the person, and facts without a sure form,
are left to the template. A large one (drafting.writers.gguf) is asked as an endpoint is: for all
parts in one call.
"""

import contextlib
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property

from drafting.brief import Brief
from drafting.errors import BadAnswer, EndpointTimeout, ModelStopped, WriterError
from drafting.writers import gguf, modelfile
from drafting.writers.answers import Answer
from drafting.writers.asking import JSON_FORM
from drafting.writers.base import Repair, Written
from drafting.writers.endpoint import Answers, Endpoint
from drafting.writers.given import asked
from drafting.writers.letter import Wanted, WholeLetter
from drafting.writers.sentences import of_prompt, so_far, tries_of, worded
from drafting.writers.server import ModelServer
from drafting.writers.trying import Row
from drafting.writers.watch import Watch
from guardrails import Message, MessageKind, check
from prompts import Chat, load

LONGEST = 240  # characters of a fact that still is one sentence
LONGEST_WHOLE = 1_000  # characters of a fact in a letter
SECONDS, SECONDS_WHOLE = 20.0, 240.0  # for an answer, of a small model and of a large one
_WHOLE = {"max_tokens": 800, "temperature": 0.4}
_PROMPTS = ("specific", "interest", "fit")


class EmbeddedWriter:
    """Words parts with a GGUF model in a child process of ours (drafting.writers.server).

    `model` is the path of a GGUF file, or None for the small default model; `deadline` the seconds
    for one answer once the model is loaded, by default as long as a model of its size may take.
    Opening it does nothing yet.
    """

    name = "embedded"

    def __init__(self, model: str | None = None, *, deadline: float | None = None) -> None:
        self._server = ModelServer(model)
        self._model = model
        self._deadline = deadline
        self._connecting = threading.Lock()
        self._endpoint: Endpoint | None = None
        self._url = ""

    @property
    def state(self) -> str:
        """How far the model is, in a person's words; asking never waits."""
        return self._server.state

    def start(self) -> None:
        """Begin to load the model; returns at once. What goes wrong stands in `state`."""
        self._server.start()
        threading.Thread(target=self._warm_quietly, name="model-warm", daemon=True).start()

    def warm(self) -> None:
        """Load the model, wait until it is ready, and let it read its examples once.

        Raises `WriterError`.
        """
        self._server.start()
        whole = self.whole
        chats = [_static()] if whole else [_examples(name) for name in _PROMPTS]
        check(Message(body="-"), kind=MessageKind.THANK_YOU)  # seconds, while the model loads
        first = {"model": "embedded", "max_tokens": 1}
        self._connected().ask_rows([[(chat, first)] for chat in chats])

    def _warm_quietly(self) -> None:
        with contextlib.suppress(WriterError):  # `state` says it, and the next `write` raises it
            self.warm()

    @cached_property
    def whole(self) -> bool:
        """Whether the model words a whole letter in one call; False where there is no model."""
        try:
            return gguf.describe(modelfile.find_model(self._model)).large
        except (OSError, WriterError):
            return False

    @property
    def follows_wishes(self) -> bool:
        """Whether an instruction in the person's own words can be followed."""
        return self.whole

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        """Word what the model is good for: if small, parts that rest on the person's own facts.

        Raises `ModelMissing`, `ModelDamaged` or `ModelStopped`.
        """
        return self.write_watched(brief, parts, repairs, None)

    def write_watched(
        self,
        brief: Brief,
        parts: Sequence[str],
        repairs: Mapping[str, Repair] | None,
        watch: Watch | None,
    ) -> Written:
        """The same, seen as it comes."""
        wanted = asked(brief, list(parts), longest=LONGEST_WHOLE if self.whole else LONGEST)
        if self.whole:
            return self._letter(Wanted(brief, wanted, repairs or {}, watch))
        return self._sentences(Wanted(brief, wanted, repairs or {}, watch))

    def _letter(self, wanted: Wanted) -> Written:
        """All parts in one call."""
        if not wanted.parts:
            return Written()
        endpoint = self._connected()
        try:
            return WholeLetter(endpoint, _WHOLE).write("embedded", wanted)
        except WriterError as error:
            raise ModelStopped(self._why(error, wanted.watch)) from None

    def _why(self, error: WriterError, watch: Watch | None) -> str:
        """What went wrong, in the words for a model on this machine."""
        if watch and watch.stopped:
            return str(error)
        if not self._server.alive or not isinstance(error, EndpointTimeout | BadAnswer):
            return _STOPPED
        return _NO_ANSWER

    def _sentences(self, wanted: Wanted) -> Written:
        """One fact after the other."""
        again = bool(wanted.repairs)
        tries = [one for part in wanted.parts for one in tries_of(wanted.brief, part, again=again)]
        if not tries:
            return Written()
        rows = [Row(facts) for name in _PROMPTS if (facts := of_prompt(tries, name))]
        told = self._ask(self._connected(), rows, wanted.watch)
        return worded(wanted.parts, tries, wanted.repairs).model_copy(
            update={
                "tokens_in": sum(answer.tokens_in for answer in told),
                "tokens_out": sum(answer.tokens_out for answer in told),
            }
        )

    def close(self) -> None:
        """End the model's process, and a `write` that waits for it. May be called twice."""
        self._server.close()
        if self._endpoint is not None:
            self._endpoint.close()

    def _connected(self) -> Endpoint:
        address = self._server.address()
        with self._connecting:
            if self._endpoint is None or address.url != self._url:
                if self._endpoint is not None:
                    self._endpoint.close()
                self._url = address.url
                seconds = self._deadline or (SECONDS_WHOLE if self.whole else SECONDS)
                self._endpoint = Endpoint(f"{address.url}/v1", address.key, deadline=seconds)
            return self._endpoint

    def _ask(self, endpoint: Endpoint, rows: Sequence[Row], watch: Watch | None) -> list[Answer]:
        """Ask for every row; what was said is then in its facts."""

        def needed(number: int, place: int, answers: Answers) -> bool:
            wanted = rows[number].needed(place, answers)
            if watch:
                watch.see(so_far(rows))
            return wanted

        try:
            told = endpoint.ask_rows([row.requests for row in rows], needed, watch)
        except WriterError as error:
            raise ModelStopped(self._why(error, watch)) from None
        if not self._server.alive:
            raise ModelStopped(_STOPPED)
        answers = [one for row in told for one in row if isinstance(one, Answer)]
        if not answers:
            raise ModelStopped(_NO_ANSWER)
        for row, its in zip(rows, told, strict=True):
            row.done(its)
        return answers


_STOPPED = "The embedded model was stopped: write again to start it."
_NO_ANSWER = (
    "The embedded model gave no usable answer in time: write again, or choose another model file "
    "in the settings."
)


def _examples(name: str) -> Chat:
    """What stands before every fact of a prompt, in the server's memory once it was asked."""
    prompt = load(f"parts/{name}")
    return prompt.chat(prompt.examples, **dict.fromkeys(prompt.variables, "-"))


def _static() -> Chat:
    """What stands before the facts of every letter, in the server's memory once it was asked."""
    return load("letter").chat(form=JSON_FORM, task="-")
