from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app_pages.parts import shared
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import read_application

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 20, 15, tzinfo=ZoneInfo("America/Chicago"))
SETTINGS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "AFTERWORD_MODEL")


@pytest.fixture(autouse=True)
def quiet_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AFTERWORD_DATABASE", str(tmp_path / "afterword.db"))
    monkeypatch.setenv("AFTERWORD_WRITER", "template")
    monkeypatch.setattr(shared, "clock", lambda zone=None: NOW.astimezone(zone))
    yield
    st.cache_resource.clear()


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    store = Store(tmp_path / "afterword.db")
    yield Workspace(store)
    store.close()


@pytest.fixture
def add(space: Workspace) -> Callable[[str], str]:
    def added(stem: str) -> str:
        path = next((ROOT / "tests" / "contract").glob(f"{stem}*.json"))
        return space.add(read_application(path.read_text(encoding="utf-8")))

    return added


@pytest.fixture
def screen() -> Callable[..., AppTest]:
    """Opens a screen, as its address in the browser would."""

    def opened(page: str = "today", **query: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()
        if page != "today" or query:
            app.switch_page(f"app_pages/{page}.py")
            for name, value in query.items():
                app.query_params[name] = value
            app.run()
        assert not app.exception, app.exception
        return app

    return opened


@pytest.fixture
def field() -> Callable[[Sequence[Any], str], Any]:
    """Finds a field's widget, however often it was read anew."""

    def found(widgets: Sequence[Any], key: str) -> Any:
        return next(one for one in widgets if str(one.key).partition(":again")[0] == key)

    return found
