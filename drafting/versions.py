"""A version of a draft as the store keeps it: written, read back, and told from later facts."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict, ValidationError

from drafting.brief import Wishes
from drafting.drafted import Draft
from drafting.kept import Version
from guardrails import Application


class _Record(BaseModel):
    """What is kept of a version: the draft, the wishes that it answers, the facts it knew."""

    model_config = ConfigDict(frozen=True)

    draft: Draft
    wishes: Wishes
    facts: str


@dataclass(frozen=True)
class Kept:
    """A version as read back. `stale` says that the facts have changed since it was written."""

    id: int
    origin: str
    made: datetime
    draft: Draft
    wishes: Wishes
    facts: str

    def stale(self, application: Application) -> bool:
        """Whether the facts have changed since, the log apart."""
        return self.facts != _facts(application)


def record_of(draft: Draft, wishes: Wishes, application: Application) -> str:
    """What is kept of a draft that answers these wishes and knew these facts, as JSON."""
    record = _Record(draft=draft, wishes=wishes, facts=_facts(application))
    return record.model_dump_json(by_alias=True)


def read_version(version: Version) -> Kept | None:
    """A version as it was written; None where another release wrote it, in another shape."""
    try:
        record = _Record.model_validate_json(version.draft)
    except ValidationError:
        return None
    return Kept(version.id, version.origin, version.made, record.draft, record.wishes, record.facts)


def _facts(application: Application) -> str:
    given = application.model_dump(mode="json", exclude={"events"})
    return hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()
