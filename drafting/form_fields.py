"""The fields of a form by their names, like `people.0.name`: what stands in them, what moved."""

from collections.abc import Iterator
from typing import Any

from drafting.form import Form


def get(form: Form, field: str) -> Any:
    """What stands in a field, None where nothing does."""
    value: Any = form
    for name in field.split("."):
        try:
            value = value[int(name)] if isinstance(value, list) else value[name]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def put(form: Form, field: str, value: Any) -> None:
    """Put a value into a field; nothing where its card is gone."""
    *path, last = field.split(".")
    holder = get(form, ".".join(path)) if path else form
    if isinstance(holder, dict):
        holder[last] = value


def moved(before: Form, after: Form) -> frozenset[str]:
    """The fields that hold something else than before.

    Whether somebody is in a list of ids is a field of its own, named `interviews.0.met.p1`.
    """
    old, new = dict(_leaves(before)), dict(_leaves(after))
    return frozenset(
        field
        for field in old.keys() | new.keys()
        if (old.get(field) or "") != (new.get(field) or "")
    )


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        within = list(value.items())
    elif isinstance(value, list):
        within = [
            (one, True) if isinstance(one, str) else (str(place), one)
            for place, one in enumerate(value)
        ]
    else:
        yield name, value
        return
    for inner, one in within:
        yield from _leaves(one, f"{name}.{inner}" if name else str(inner))
