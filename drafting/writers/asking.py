"""What a large model is asked: the task as JSON, static text first, and the form of the answer."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from drafting.brief import Brief, PartBrief
from drafting.writers.base import Repair
from drafting.writers.given import as_data, holds_contact
from prompts import Chat, load

JSON_FORM = "one JSON object that has exactly the keys of the parts, each with its text."
PLAIN_FORM = (
    "each part's text under a line of its own that holds ### and the part's name, in order, and "
    "nothing else."
)
_SPELLING = {"en-US": "American", "en-GB": "British"}
_TONES = {
    "warmer": "Warmer than usual, still modest.",
    "more_formal": "More formal than usual, no contractions.",
    "plainer": "Plainer than usual: short sentences, everyday words.",
}
_LENGTHS = {"shorter": "Shorter than usual.", "longer": "A little longer than usual."}


def chat(
    brief: Brief, parts: Sequence[PartBrief], repairs: Mapping[str, Repair], *, plain: bool
) -> Chat:
    """The messages for these parts; with `repairs`, what was wrong with them before."""
    values = {"form": PLAIN_FORM if plain else JSON_FORM, "task": _task(brief, parts)}
    if not repairs:
        return load("letter").chat(**values)
    wrong = [_wrong(part.part, repairs[part.part]) for part in parts if part.part in repairs]
    return load("repair").chat(**values, wrong=_json(wrong))


def _wrong(name: str, repair: Repair) -> dict[str, Any]:
    """What was wrong with a part, without an address or number that stood in it."""
    told = [as_data(line) for line in repair.wrong if not holds_contact(line)]
    earlier = {} if holds_contact(repair.text) else {"earlier_text": as_data(repair.text)}
    return {"part": name, **earlier, "wrong": told or ["it holds an address or a number"]}


def schema(parts: Sequence[PartBrief]) -> dict[str, Any]:
    """The `response_format` of an answer with these parts, strict."""
    names = [part.part for part in parts]
    return {
        "type": "json_schema",
        "json_schema": {
            "name": "letter_parts",
            "strict": True,
            "schema": {
                "type": "object",
                "properties": {name: {"type": "string"} for name in names},
                "required": names,
                "additionalProperties": False,
            },
        },
    }


def _task(brief: Brief, parts: Sequence[PartBrief]) -> str:
    return "<facts>\n" + _json(_facts(brief, parts)) + "\n</facts>"


def _facts(brief: Brief, parts: Sequence[PartBrief]) -> dict[str, Any]:
    wishes = brief.wishes
    asked = [
        _TONES.get(wishes.tone or ""),
        _LENGTHS.get(wishes.length or ""),
        _own(wishes.instruction),
    ]
    return {
        "message": brief.kind.value.replace("_", " "),
        "job": as_data(brief.role),
        "company": as_data(brief.company),
        "spelling": _SPELLING[brief.spelling],
        "wishes": [wish for wish in asked if wish],
        "parts": [_part(part) for part in parts],
    }


def _part(part: PartBrief) -> dict[str, Any]:
    return {
        "part": part.part,
        "does": part.purpose,
        "most_words": part.max_words,
        "facts": [as_data(fact.text) for fact in part.facts],
    }


def _own(instruction: str | None) -> str | None:
    """The person's own instruction; one that holds an address or a number stays here."""
    if not instruction or holds_contact(instruction):
        return None
    return as_data(instruction)


def _json(value: Any) -> str:
    """JSON in which nothing can close the marks around it."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e")
