"""From the database to the file of everything, and from such a file into a database.

What is here already stays as it is: an application that differs from one with its id comes in
beside it. A file may come from anybody, so that its model's address is taken only when it is this
computer's own, or when the person has said so.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from drafting.kept import Kept
from drafting.settings import keepable
from drafting.store import Store
from drafting.whole import KeptApplication, KeptDraft, KeptVersion, Whole
from drafting.workspace import new_id
from drafting.writers.addresses import is_loopback


@dataclass(frozen=True)
class Brought:
    """What came in: how many applications and drafts, and how many were here already."""

    applications: int = 0
    drafts: int = 0
    here_already: int = 0
    settings: bool = False

    def __str__(self) -> str:
        """In one sentence."""
        told = f"{_count(self.applications, 'application')} with {_count(self.drafts, 'draft')}"
        here = f"; {self.here_already} were here already" if self.here_already else ""
        return f"Brought in: {told}{here}{'; the settings too' if self.settings else ''}."


def whole_of(store: Store) -> Whole:
    """All that is kept, as it is at one moment. Raises `StoreError`."""
    with store.moment():
        return Whole(
            made=datetime.now(UTC),
            applications=tuple(application_of(store, kept) for kept in store.applications()),
            profile=store.kept("profile"),
            settings=keepable(store.kept("settings")),
        )


def application_of(store: Store, kept: Kept) -> KeptApplication:
    """One application with all its drafts. Raises `StoreError`."""
    return KeptApplication.model_construct(  # whatever is kept can be taken along
        id=kept.id,
        form=kept.form,
        facts=json.loads(kept.facts) if kept.facts else None,
        made=kept.made,
        changed=kept.changed,
        drafts=tuple(_drafts(store, kept.id)),
    )


def leads_elsewhere(whole: Whole) -> str | None:
    """The address on another computer to which its settings would send notes, or None."""
    address = whole.settings.get("base_url")
    return None if address is None or is_loopback(address) else address


def bring_in(store: Store, whole: Whole, *, elsewhere: bool = False) -> Brought:
    """Keep what a file holds beside what is here, all of it or nothing.

    Profile and settings come in where there are none; an address on another computer only with
    `elsewhere`. Raises `StoreError`.
    """
    with store.together():
        here = {_content(application_of(store, kept)) for kept in store.applications()}
        new = [one for one in whole.applications if _content(one) not in here]
        for one in new:
            _put(store, one)
        if whole.profile and not store.kept("profile"):
            store.keep("profile", whole.profile)
        settings = bool(whole.settings) and not store.kept("settings")
        settings = settings and (elsewhere or not leads_elsewhere(whole))
        if settings:
            store.keep("settings", whole.settings)
    drafts = sum(len(draft.versions) for one in new for draft in one.drafts)
    return Brought(len(new), drafts, len(whole.applications) - len(new), settings)


def _drafts(store: Store, id_: str) -> Iterator[KeptDraft]:
    for step in store.steps(id_):
        versions = store.versions(id_, step)
        current = store.current(id_, step)
        yield KeptDraft(
            step=step,
            versions=tuple(
                KeptVersion(origin=one.origin, made=one.made, draft=json.loads(one.draft))
                for one in versions
            ),
            current=[one.id for one in versions].index(current.id) if current else -1,
        )


def _put(store: Store, one: KeptApplication) -> None:
    id_ = one.id if store.application(one.id) is None and one.id else new_id()
    facts = None if one.facts is None else _compact(one.facts)
    store.put(Kept(id_, one.form, facts, one.made, one.changed))
    for draft in one.drafts:
        ids = [
            store.add_version(id_, draft.step, each.origin, _compact(each.draft), each.made)
            for each in draft.versions
        ]
        if 0 <= draft.current < len(ids):
            store.make_current(id_, draft.step, ids[draft.current])


def _content(one: KeptApplication) -> str:
    """What an application says, whatever its id."""
    return json.dumps(one.model_dump(mode="json", exclude={"id"}), sort_keys=True)


def _compact(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode("utf-8")


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
