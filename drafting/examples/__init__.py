"""Three made-up applications to try Afterword with: other jobs, other countries, other moments."""

from importlib.resources import files

from guardrails import Application, read_application

_TITLES = {
    "teacher": "A primary teacher in Bristol, just after one interview",
    "electrician": "An electrician in Ohio, after an unclear reply",
    "designer": "A product designer in Bengaluru, after a panel of three",
}


def names() -> tuple[str, ...]:
    """The names of the examples, in the order in which they are shown."""
    return tuple(_TITLES)


def title(name: str) -> str:
    """What an example shows, in one line. Raises `KeyError` for a name that is none."""
    return _TITLES[name]


def load(name: str) -> Application:
    """The example of this name. Raises `KeyError` for a name that is none."""
    if name not in _TITLES:
        raise KeyError(name)
    return read_application(files(__package__).joinpath(f"{name}.json").read_bytes())
