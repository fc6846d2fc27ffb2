"""Reading what an endpoint answered: only a whole, finished completion counts as one.

A server may send anything with status 200: a page, nothing, an error, half a completion. The
`openai` client lets much of it pass, so the bytes are read here.
"""

import json
from typing import Any

from drafting.brief import Given
from drafting.errors import BadAnswer

_NOT_FINISHED = {
    "length": "was cut off before its end: choose a model with more room, or write again",
    "content_filter": "was held back by its content filter: change the notes, or write again",
    None: "ended without a word that it is complete: write again",
}


class Answer(Given):
    """What a model said: its finished texts, and how many tokens it read and wrote."""

    texts: tuple[str, ...]
    tokens_in: int = 0
    tokens_out: int = 0


def read_answer(body: bytes) -> Answer:
    """The finished texts of a chat completion. Raises `BadAnswer`, one sentence, without them."""
    return read_completion(as_json(body))


def read_completion(data: Any) -> Answer:
    """The finished texts of what was read as JSON. Raises `BadAnswer` as `read_answer` does."""
    if not isinstance(data, dict):
        raise BadAnswer(_sentence("is no completion: check its address"))
    if data.get("error"):
        raise BadAnswer(_sentence("is an error, not a text: check the model's name, or try again"))
    choices = data.get("choices")
    if not isinstance(choices, list) or not choices:
        raise BadAnswer(_sentence("holds no text: check its address and the model's name"))
    texts, wrong = _texts(choices)
    if not texts:
        raise BadAnswer(wrong)
    usage = data.get("usage")
    return Answer(
        texts=tuple(texts),
        tokens_in=_count(usage, "prompt_tokens"),
        tokens_out=_count(usage, "completion_tokens"),
    )


def read_models(body: bytes) -> tuple[str, ...]:
    """The names in a list of models, in its order. Raises `BadAnswer` where it is no such list."""
    data = as_json(body)
    listed = data.get("data") if isinstance(data, dict) else None
    if not isinstance(listed, list):
        raise BadAnswer(_sentence("is no list of models: check its address"))
    names = (item.get("id") for item in listed if isinstance(item, dict))
    return tuple(name for name in names if isinstance(name, str) and name.strip() and _whole(name))


def as_json(body: bytes) -> Any:
    """What a body holds. Raises `BadAnswer` where it is no JSON."""
    if not body.strip():
        raise BadAnswer(_sentence("is empty: check its address, or try again"))
    try:
        return json.loads(body.decode())
    except UnicodeDecodeError:
        raise BadAnswer(_sentence("is not readable as text: try again")) from None
    except (ValueError, RecursionError):
        page = body.lstrip()[:1] == b"<"
        what = "is a web page: check its address" if page else "breaks off or is no JSON: try again"
        raise BadAnswer(_sentence(what)) from None


def _texts(choices: list[Any]) -> tuple[list[str], str]:
    """The finished texts, and what is wrong with the last of the others."""
    texts: list[str] = []
    wrong = ""
    for choice in choices:
        fault = _fault(choice)
        if fault:
            wrong = _sentence(fault)
        else:
            texts.append(choice["message"]["content"])
    return texts, wrong


def _fault(choice: Any) -> str | None:
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(message, dict):
        return "holds no message: check its address and the model's name"
    if message.get("refusal"):
        return "is a refusal to write this: change the notes, or use another model"
    finish = choice.get("finish_reason")
    if finish != "stop":
        known = finish if isinstance(finish, str | None) else None
        return _NOT_FINISHED.get(known, "ended for a reason unknown here: write again")
    content = message.get("content")
    if not isinstance(content, str) or not content.strip():
        return "holds no text: write again, or use another model"
    return None if _whole(content) else "holds half a letter: try again"


def _whole(text: str) -> bool:
    """Whether no half of a letter stands in a text, which JSON can hold and UTF-8 cannot."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


def _count(usage: Any, name: str) -> int:
    value = usage.get(name) if isinstance(usage, dict) else None
    return value if type(value) is int and value >= 0 else 0


def _sentence(what: str) -> str:
    return f"What the endpoint answered {what}."
