"""From pydantic's errors, and from ids that nobody has, to faults a person understands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from guardrails.errors import Fault, InvalidInput
from guardrails.kinds import SPECS, MessageKind
from guardrails.workdays import knows_country, knows_subdivision

Path = tuple[str | int, ...]
Orders = dict[int, dict[Any, int]]
"""Of each object met on the way, by its identity, the places of its fields."""
_EVENT_TAGS = frozenset(
    "sent received snoozed skipped accepted_other_offer left_process accepted_offer "
    "declined_offer".split()
)
_SENTENCES = {
    "missing": "is missing",
    "extra_forbidden": "is not a field here; check its spelling or take it out",
    "string_type": "must be text",
    "string_too_short": "must not be blank",
    "too_short": "must not be blank",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "dict_type": "must be an object with named fields",
    "model_type": "must be an object with named fields",
    "model_attributes_type": "must be an object with named fields",
    "bool_type": "must be true or false",
    "union_tag_not_found": "is missing",
}


def fault(kind: str, sentence: str) -> PydanticCustomError:
    """An error of pydantic's that says `sentence`, braces and all."""
    return PydanticCustomError("fault", "{sentence}", {"sentence": sentence, "kind": kind})


def of_fields(error: ValidationError) -> list[InitErrorDetails]:
    """The faults of single fields: the JSON's own path, and a sentence without type names."""
    return [
        _at(_path(item), _sentence(item), item.get("input"))
        for item in error.errors(include_url=False)
    ]


def as_validation_error(found: Sequence[InitErrorDetails], data: Any) -> ValidationError:
    """One error holding every fault, in the order of the fields of `data`."""
    orders: Orders = {}
    ordered = sorted(found, key=lambda item: _place(item.get("loc", ()), data, orders))
    return ValidationError.from_exception_data("Application", ordered)


def told(error: ValidationError) -> list[Fault]:
    """The faults of a validation error, as paths and sentences."""
    items = error.errors(include_url=False, include_input=False)
    return [
        Fault(path=".".join(str(part) for part in _path(item)), message=_sentence(item))
        for item in items
    ]


def of_references(data: Any) -> Iterator[InitErrorDetails]:
    """The faults between fields: ids that nobody has or two have, events that lack their content.

    Works on what was given, valid or not, so that these are told beside the faults of fields.
    """
    if not isinstance(data, Mapping):
        return
    people, references = _ids(data, "people"), _ids(data, "references")
    yield from _equal_ids(data)
    yield from _of_interviews(data, people)
    yield from _of_events(data, people, references)
    yield from _of_place(data)
    article = data.get("article")
    if isinstance(article, Mapping) and _unknown(article.get("to"), people):
        yield _nobody(("article", "to"), article["to"])


def demand_place(country: str, subdivision: str | None) -> None:
    """Raise `InvalidInput` unless `subdivision` is a part of `country` or None."""
    for item in _of_place({"country": country, "subdivision": subdivision}):
        raise InvalidInput([Fault(path="subdivision", message=item["type"].message())])  # type: ignore[union-attr]  # ours are custom errors


def _of_place(data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
    country, part = data.get("country", "US"), data.get("subdivision")
    if not (isinstance(country, str) and isinstance(part, str) and part.strip()):
        return
    code = country.strip().upper()
    if knows_country(code) and not knows_subdivision(code, part.strip()):
        yield _at(
            ("subdivision",), f'"{part}" is no part of {code} that has holidays of its own', part
        )


def _equal_ids(data: Mapping[str, Any]) -> Iterator[InitErrorDetails]:
    seen: set[str] = set()
    for field in ("people", "references"):
        for index, item in _objects(data, field):
            name = item.get("id")
            if not isinstance(name, str):
                continue
            if name.strip() in seen:
                yield _at(
                    (field, index, "id"), f'"{name}" is the id of somebody else already', name
                )
            seen.add(name.strip())


def _of_interviews(data: Mapping[str, Any], people: set[str]) -> Iterator[InitErrorDetails]:
    for index, interview in _objects(data, "interviews"):
        met = interview.get("met", ())
        here = ("interviews", index)
        listed = (
            [who for who in met if isinstance(who, str)] if isinstance(met, list | tuple) else []
        )
        for place, who in enumerate(listed):
            if _unknown(who, people):
                yield _nobody((*here, "met", place), who)
        notes = interview.get("notes")
        for who in notes if isinstance(notes, Mapping) else ():
            if _unknown(who, people):
                yield _nobody((*here, "notes", who), who)
            elif isinstance(who, str) and who.strip() not in {name.strip() for name in listed}:
                yield _at((*here, "notes", who), f'"{who}" was not met at this interview', who)


def _of_events(
    data: Mapping[str, Any], people: set[str], references: set[str]
) -> Iterator[InitErrorDetails]:
    for index, event in _objects(data, "events"):
        here: Path = ("events", index)
        if event.get("what") == "received":
            if _unknown(event.get("from", event.get("from_")), people):
                yield _nobody((*here, "from"), event.get("from"))
            if _blank(event.get("text")) and event.get("reading") is None:
                yield _at((*here, "text"), "give the text that came, or a reading of it", None)
        elif "kind" in event and "to" in event:
            yield from _of_receiver(here, event, people, references)


def _of_receiver(
    here: Path, event: Mapping[str, Any], people: set[str], references: set[str]
) -> Iterator[InitErrorDetails]:
    try:
        kind = MessageKind(event["kind"])
    except ValueError:
        return  # the field's own fault says so
    to_reference = SPECS[kind].to_reference
    if not _unknown(event["to"], references if to_reference else people):
        return
    if not _unknown(event["to"], people | references):
        whom = "a reference" if to_reference else "a person at the company"
        yield _at((*here, "to"), f"a {kind.value} goes to {whom}", event["to"])
    else:
        yield _nobody((*here, "to"), event["to"], "reference" if to_reference else "person")


def _ids(data: Mapping[str, Any], field: str) -> set[str]:
    return {
        item["id"].strip() for _, item in _objects(data, field) if isinstance(item.get("id"), str)
    }


def _objects(data: Mapping[str, Any], field: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    items = data.get(field)
    if isinstance(items, list | tuple):
        for index, item in enumerate(items):
            if isinstance(item, Mapping):
                yield index, item


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _unknown(who: Any, ids: set[str]) -> bool:
    return isinstance(who, str) and bool(who.strip()) and who.strip() not in ids


def _nobody(path: Path, who: Any, whom: str = "person") -> InitErrorDetails:
    return _at(path, f'no {whom} has the id "{who}"', who)


def _at(path: Path, sentence: str, given: Any) -> InitErrorDetails:
    return InitErrorDetails(type=fault("fault", sentence), loc=path, input=given)


def _path(item: Mapping[str, Any]) -> Path:
    """The path in the JSON, without the names of types that pydantic puts into it."""
    path = tuple(part for part in item["loc"] if part != "[key]")
    if len(path) > 2 and path[0] == "events" and path[2] in _EVENT_TAGS:
        path = (*path[:2], *path[3:])
    if item["type"] in ("union_tag_invalid", "union_tag_not_found"):
        path = (*path, "what")
    return path


def _sentence(item: Mapping[str, Any]) -> str:
    kind, context = item["type"], item.get("ctx", {})
    if kind == "fault":
        return str(context["sentence"])
    if kind == "json_invalid":
        return f"this is not JSON: {context['error']}"
    if kind in ("string_too_long", "too_long"):
        what = "entries" if context.get("field_type") == "Tuple" else "characters"
        return f"has {context['max_length']} {what} at most"
    if kind in ("literal_error", "enum"):
        return f"must be {context['expected']}"
    if kind == "union_tag_invalid":
        return f"must be one of {context['expected_tags']}"
    return _SENTENCES.get(kind, str(item["msg"]))


def _place(path: Path, data: Any, orders: Orders) -> list[tuple[int, int]]:
    """Where a path stands in the input: fields in the order given, missing ones last."""
    place: list[tuple[int, int]] = []
    for part in path:
        if isinstance(data, Mapping) and part in data:
            order = orders.setdefault(id(data), {})
            if not order:
                order.update((name, number) for number, name in enumerate(data))
            place.append((0, order[part]))
            data = data[part]
        elif isinstance(data, list | tuple) and isinstance(part, int) and part < len(data):
            place.append((0, part))
            data = data[part]
        else:
            return [*place, (1, 0)]
    return place
