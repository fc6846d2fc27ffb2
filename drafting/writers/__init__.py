"""The writers, behind one small interface: template, embedded, openai."""

import os
from collections.abc import Callable, Mapping
from typing import Any

from drafting.writers.base import Repair, Writer, Written
from guardrails.errors import Fault, InvalidInput

__all__ = ["Repair", "Writer", "Written", "open_writer"]

SETTINGS = ("model", "base_url", "api_key", "deadline")


def open_writer(name: str, **settings: Any) -> Writer:
    """The writer of this name: `template`, `embedded` or `openai`.

    Settings: `model` (an endpoint's name for it, or the path of a GGUF file), `base_url`,
    `api_key`, `deadline` (seconds, more than 0); what a writer has no use for is passed over. What
    isn't given comes from the environment (CONTRACT, "Settings"), but a key from there never goes
    to an address that was given here. Opening loads and contacts nothing. Raises `InvalidInput`.
    """
    opened = _WRITERS.get(name)
    if opened is None:
        raise InvalidInput(
            [Fault(path="writer", message=f'"{name}" is no writer; choose {_names()}')]
        )
    _check(settings)
    return opened({key: value for key, value in settings.items() if value not in (None, "")})


def _template(_settings: Mapping[str, Any]) -> Writer:
    from drafting.writers.template import TemplateWriter  # noqa: PLC0415 - each loads its own

    return TemplateWriter()


def _embedded(settings: Mapping[str, Any]) -> Writer:
    from drafting.writers.embedded import EmbeddedWriter  # noqa: PLC0415 - loads openai: 0.6 s

    model = settings.get("model", os.environ.get("AFTERWORD_MODEL"))
    return EmbeddedWriter(model, **_only(settings, "deadline"))


def _openai(settings: Mapping[str, Any]) -> Writer:
    from drafting.writers.openai import OpenAIWriter  # noqa: PLC0415 - loads openai: 0.6 s

    key = None if "base_url" in settings else os.environ.get("OPENAI_API_KEY")
    return OpenAIWriter(
        settings.get("model", os.environ.get("AFTERWORD_MODEL")),
        base_url=settings.get("base_url", os.environ.get("OPENAI_BASE_URL")),
        api_key=settings.get("api_key", key),
        **_only(settings, "deadline"),
    )


_WRITERS: dict[str, Callable[[Mapping[str, Any]], Writer]] = {
    "template": _template,
    "embedded": _embedded,
    "openai": _openai,
}


def _only(settings: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {name: settings[name]} if name in settings else {}


def _check(settings: Mapping[str, Any]) -> None:
    faults = [
        Fault(path=name, message=f"is no setting of a writer; there are {', '.join(SETTINGS)}")
        for name in settings
        if name not in SETTINGS
    ]
    faults += [
        Fault(path=name, message="must be a text")
        for name in ("model", "base_url", "api_key")
        if not isinstance(settings.get(name), str | os.PathLike | None)
    ]
    deadline = settings.get("deadline")
    if deadline is not None and not (isinstance(deadline, int | float) and deadline > 0):
        faults.append(Fault(path="deadline", message="must be a number of seconds above 0"))
    if faults:
        raise InvalidInput(faults)


def _names() -> str:
    return ", ".join(_WRITERS)
