"""Everything that is kept, as one JSON file: to take along, and to bring in again.

Applications with their forms, facts and logs, every version of every draft, the profile and the
settings. A key is in none of them. What comes in is data: its shape is checked, and nothing that
is here already is changed by it.
"""

import json
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from drafting.form import CANDIDATE
from drafting.form_shape import FormShape, Scalar
from drafting.settings import keepable
from guardrails import Fault, InvalidInput, faults

_YEARS = range(1970, 9000)  # beyond, a time has no local one that can be shown
LARGEST = 200_000_000  # bytes; a thousand applications with all their drafts are a tenth of that


class _Log(BaseModel):
    """What must hold of facts of whatever release: the page shows the log before it reads them."""

    events: tuple[dict[str, Any], ...]


def _logged(facts: dict[str, Any]) -> dict[str, Any]:
    _Log.model_validate(facts)
    return facts


def _in_reach(time: datetime) -> datetime:
    if time.year not in _YEARS:
        raise ValueError("is no time that anything was kept at")
    return time


Facts = Annotated[dict[str, Any], AfterValidator(_logged)]
Time = Annotated[AwareDatetime, AfterValidator(_in_reach)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KeptVersion(_Part):
    """A version of a draft; `draft` is what the desk kept of it."""

    origin: str
    made: Time
    draft: dict[str, Any]


class KeptDraft(_Part):
    """The versions of one step's draft, the oldest first; `current` is the place of what counts."""

    step: str
    versions: tuple[KeptVersion, ...]
    current: int = -1


class KeptApplication(_Part):
    """One application: the form as typed, and the facts in the contract's JSON once valid."""

    id: str
    form: FormShape
    facts: Facts | None = None
    made: Time
    changed: Time
    drafts: tuple[KeptDraft, ...] = ()


class Whole(_Part):
    """All that a database holds."""

    afterword: Literal["everything"] = "everything"
    format: Literal[1] = 1
    made: Time
    applications: tuple[KeptApplication, ...] = ()
    profile: dict[str, Scalar] = Field(default_factory=dict)
    settings: dict[str, str] = Field(default_factory=dict)


def as_json(whole: Whole) -> bytes:
    """The file to take along."""
    return f"{whole.model_dump_json(indent=1)}\n".encode()


def read_whole(data: bytes) -> Whole:
    """What such a file holds; of profile and settings what is one. Raises `InvalidInput`."""
    if len(data) > LARGEST:
        raise InvalidInput([Fault(path="", message=f"is larger than {LARGEST // 10**6} MB")])
    try:
        whole = Whole.model_validate_json(data)
    except ValidationError as error:
        raise InvalidInput(faults.told(error)) from None
    known = {name: value for name, value in whole.profile.items() if name in _PROFILE}
    return whole.model_copy(update={"settings": keepable(whole.settings), "profile": known})


def is_whole(data: bytes) -> bool:
    """Whether a file says of itself that it is one, whatever else is wrong with it."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and "afterword" in found


_PROFILE = (*CANDIDATE, "country")
