"""What a rerun does not do again: open the database, load a model, check what did not change."""

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from drafting.writers.embedded import EmbeddedWriter
from drafting.writers.template import TemplateWriter
from guardrails.checks.case import Case

Screen = Callable[..., AppTest]
Add = Callable[[str], str]


def counted(monkeypatch: pytest.MonkeyPatch, holder: Any, name: str, seen: list[str]) -> None:
    real = getattr(holder, name)

    def counting(*given: Any, **more: Any) -> Any:
        seen.append(f"{getattr(holder, '__name__', holder)}.{name}")
        return real(*given, **more)

    monkeypatch.setattr(holder, name, counting)


@pytest.mark.parametrize("page", ["today", "application", "plan", "drafts", "settings"])
def test_a_rerun_opens_loads_writes_and_checks_nothing(
    page: str, screen: Screen, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = add("01")
    screen("drafts", app=id_)
    app = screen() if page == "today" else screen(page, app=id_)
    seen: list[str] = []
    counted(monkeypatch, sqlite3, "connect", seen)
    counted(monkeypatch, Case, "__init__", seen)
    counted(monkeypatch, TemplateWriter, "write", seen)
    counted(monkeypatch, EmbeddedWriter, "__init__", seen)
    app.run()
    assert not app.exception
    assert seen == []


def test_what_is_counted_happens_when_a_draft_is_asked_for(
    screen: Screen, add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = add("01")
    screen()
    seen: list[str] = []
    counted(monkeypatch, Case, "__init__", seen)
    counted(monkeypatch, TemplateWriter, "write", seen)
    screen("drafts", app=id_)
    assert {"Case.__init__", "TemplateWriter.write"} <= set(seen)
