"""Where a setting comes from: the environment, then the secrets file, then the page.

The names are those of CONTRACT, "Settings". Nothing here reads Streamlit: its secrets come in as
a mapping. A key is never written anywhere; `keepable` says what of the page's own may be kept.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from platformdirs import user_data_path

WriterName = Literal["template", "embedded", "openai"]
WRITERS: tuple[WriterName, ...] = get_args(WriterName)
DEFAULT_WRITER: WriterName = "embedded"
_NAMES = {
    "writer": "AFTERWORD_WRITER",
    "model": "AFTERWORD_MODEL",
    "base_url": "OPENAI_BASE_URL",
    "api_key": "OPENAI_API_KEY",
    "database": "AFTERWORD_DATABASE",
}
_KEEPABLE = (
    "writer", "model_embedded", "model_openai", "base_url", "price_read", "price_written",
    "tone", "country", "closed_days", "linkedin",
)  # fmt: skip
Tone = Literal["warmer", "more_formal", "plainer"]
TONES: tuple[Tone, ...] = get_args(Tone)
PREMIUM = "premium"


@dataclass(frozen=True)
class Settings:
    """What is in force. `fixed` names the fields that the page cannot change, and by what.

    `price_read` and `price_written` are what a million tokens cost the person, as they typed it.
    `model` is a model's name for the endpoint or the path of a GGUF file for the embedded
    writer; `database` is an SQLite file. `tone` is wished for in every first draft; `country` (ISO
    3166 alpha-2), `closed_days` (one a line) and `premium`, whether LinkedIn notes may have 300
    characters, are what a new application begins with.
    """

    writer: WriterName = DEFAULT_WRITER
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = None
    price_read: str | None = None
    price_written: str | None = None
    tone: Tone | None = None
    country: str | None = None
    closed_days: str | None = None
    premium: bool = False
    database: Path = Path()
    fixed: Mapping[str, str] | None = None

    def __repr__(self) -> str:
        """What is in force, without the key."""
        return f"Settings(writer={self.writer!r}, model={self.model!r}, base_url={self.base_url!r})"

    def for_writer(self, writer: str | None = None) -> dict[str, str]:
        """What `open_writer` takes for a writer (the one in force by default); no blanks."""
        wanted = {
            "template": (),
            "embedded": ("model",),
            "openai": ("model", "base_url", "api_key"),
        }
        names = wanted.get(writer or self.writer, ())
        return {name: value for name in names if (value := getattr(self, name))}

    def fixed_by(self, field: str) -> str | None:
        """What sets this field from outside the page, in a person's words, or None."""
        return (self.fixed or {}).get(field)


def settings(
    environment: Mapping[str, str] | None = None,
    secrets: Mapping[str, Any] | None = None,
    page: Mapping[str, Any] | None = None,
) -> Settings:
    """What is in force, each field from the first of the three that has it.

    `environment` is the process's own by default. A blank value counts as not given, and so does
    a writer that nobody has.
    """
    env = os.environ if environment is None else environment
    outside = {
        field: given
        for field, name in _NAMES.items()
        if (given := _outside(field, name, env, secrets or {}))
    }
    found = _of_page(page or {}, outside) | {field: value for field, (value, _) in outside.items()}
    if "base_url" not in outside and found.get("base_url") and "api_key" in outside:
        found["api_key"] = _text((page or {}).get("api_key")) or ""  # ours goes to no other address
    return Settings(
        writer=_writer(found.get("writer")),
        model=found.get("model"),
        base_url=found.get("base_url"),
        api_key=found.get("api_key") or None,
        price_read=_text((page or {}).get("price_read")),
        price_written=_text((page or {}).get("price_written")),
        tone=next((tone for tone in TONES if tone == _text((page or {}).get("tone"))), None),
        country=_text((page or {}).get("country")),
        closed_days=_text((page or {}).get("closed_days")),
        premium=_text((page or {}).get("linkedin")) == PREMIUM,
        database=Path(found["database"]).expanduser() if "database" in found else _database(),
        fixed={field: where for field, (_, where) in outside.items()},
    )


def keepable(page: Mapping[str, Any]) -> dict[str, str]:
    """What of the page's settings may be kept from one day to the next: everything but keys."""
    return {name: text for name in _KEEPABLE if (text := _text(page.get(name)))}


def _of_page(page: Mapping[str, Any], outside: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """What the page sets; each writer has a model of its own."""
    writer = _writer(outside["writer"][0] if "writer" in outside else _text(page.get("writer")))
    given = {name: page.get(name) for name in ("writer", "base_url", "api_key")}
    given["model"] = page.get(f"model_{writer}")
    return {name: text for name, value in given.items() if (text := _text(value))}


def _outside(
    field: str, name: str, environment: Mapping[str, str], secrets: Mapping[str, Any]
) -> tuple[str, str] | None:
    for source, where in ((environment, "the environment"), (secrets, "the secrets file")):
        value = _text(source.get(name))
        if value and (field != "writer" or value.lower() in WRITERS):
            return value, f"{name} in {where}"
    return None


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _writer(value: str | None) -> WriterName:
    name = (value or "").lower()
    return next((writer for writer in WRITERS if writer == name), DEFAULT_WRITER)


def _database() -> Path:
    return user_data_path("afterword") / "afterword.db"
