"""Cues as data: lists of small regular expressions, by name, from rules/replies/cues/*.yaml."""

from pydantic import TypeAdapter

from guardrails.replies.phrases import FOLDER, Text, read_yaml

_SHAPE = TypeAdapter(dict[str, tuple[Text, ...]])


def cues(file: str) -> dict[str, tuple[str, ...]]:
    """The lists of one file, by name. Raises `ValidationError` where the file is wrong."""
    return _SHAPE.validate_python(read_yaml(FOLDER / "cues" / f"{file}.yaml"))
