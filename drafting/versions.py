"""The versions of one draft: every text that there was, the one shown, and the way back.

Pure data: the store keeps it as JSON, the page shows it.
"""

from typing import Self

from pydantic import BaseModel, ConfigDict

from drafting.drafted import Draft

MOST = 30
"""Versions that are kept; then the oldest goes."""


class Version(BaseModel):
    """One version: the draft, and in a few words how it came to be ("shorter", "edited")."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    draft: Draft
    how: str


class Versions(BaseModel):
    """The versions of one step's draft, the oldest first; `shown` is the index of the one shown."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)

    versions: tuple[Version, ...] = ()
    shown: int = -1

    @property
    def current(self) -> Version | None:
        """The version shown, None before the first."""
        return self.versions[self.shown] if self.versions else None

    def add(self, draft: Draft, how: str) -> Self:
        """The versions with one more, which is shown; one with the same text takes its place."""
        version = Version(draft=draft, how=how)
        current = self.current
        if current is not None and current.draft.message == draft.message:
            replaced = (*self.versions[: self.shown], version, *self.versions[self.shown + 1 :])
            return self.model_copy(update={"versions": replaced})
        kept = (*self.versions, version)[-MOST:]
        return self.model_copy(update={"versions": kept, "shown": len(kept) - 1})

    def restore(self, index: int) -> Self:
        """The versions with an earlier one shown. Raises `IndexError` where there is none."""
        if not 0 <= index < len(self.versions):
            raise IndexError(f"there is no version {index}")
        return self.model_copy(update={"shown": index})
