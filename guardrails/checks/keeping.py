"""What is derived from an application alone, made once for each application object.

Many texts are judged against one application: the candidates of a part, a letter while it is
edited, a panel's notes. An application never changes, so that what was read out of it holds as
long as the object lives; of the others nothing is kept.
"""

import weakref
from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

from guardrails.application import Application

_MOST = 64
T = TypeVar("T")
_KEPT: dict[int, tuple[weakref.ref[Application], dict[str, Any]]] = {}
_LOCK = Lock()


def kept(application: Application, name: str, make: Callable[[Application], T]) -> T:
    """What `make` makes of an application, made once under its name while the object lives.

    The latest sixty-four applications are remembered. Two threads may make the same thing at once;
    it is equal, and one of the two stays.
    """
    shelf = _shelf(application)
    if name not in shelf:
        shelf[name] = make(application)
    made: T = shelf[name]
    return made


def _shelf(application: Application) -> dict[str, Any]:
    found = _KEPT.get(id(application))
    if found is not None and found[0]() is application:
        return found[1]
    shelf: dict[str, Any] = {}
    with _LOCK:
        _KEPT.pop(id(application), None)
        _KEPT[id(application)] = (weakref.ref(application), shelf)
        while len(_KEPT) > _MOST:
            del _KEPT[next(iter(_KEPT))]
    return shelf
