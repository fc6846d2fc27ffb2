"""In real Chromium: what is hostile is read, letter for letter, and does nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.page_server import page_server, settle
from drafting.store import Store
from drafting.workspace import Workspace
from guardrails import Application
from tests.attacks.corpus import attacks, facts, taken

NAMES = taken(attacks("page"), lambda text: facts([text]))
ACTIVE = """() => {
  const all = [document, ...[...document.querySelectorAll('*')].flatMap(e => e.shadowRoot ?? [])]
  const found = all.flatMap(root => [...root.querySelectorAll(
    'a[href], img, iframe, form, base, meta[http-equiv=refresh], svg a, .katex, object, embed'
  )])
  return found.map(e => e.tagName + ' ' + (e.href ?? e.src ?? ''))
}"""
TEXT = """() => [document, ...[...document.querySelectorAll('*')].flatMap(e => e.shadowRoot ?? [])]
  .map(root => root.body?.innerText ?? root.textContent).join('\\n')"""


def hostile(names: list[str]) -> Application:
    one = '<img src=x onerror="window.pwned=1">'
    given = facts(
        names,
        company=one,
        role=":material/delete_forever: $x^2$ :red[stop]",
        interest=names,
        references=[{"id": "ref", "name": one, "email": "r@kew.example", "points": names[:9]}],
        article={"title": one, "url": "javascript:window.pwned=1", "why": one, "to": "p0"},
        events=[
            {"on": "2026-11-19", "what": "received", "from": "p1", "text": "\n".join(names)},
            {"on": "2026-11-19", "what": "sent", "kind": "thank_you", "to": "p2", "why": one},
        ],
    )
    given["candidate"] |= {"name": one, "strengths": names}
    given["interviews"][0]["notes"] = {f"p{n}": [name] for n, name in enumerate(names)}
    return Application.model_validate(given)


@pytest.mark.browser
@pytest.mark.timeout(300)
def test_nothing_hostile_is_more_than_its_letters(
    opened: Callable[..., Page],
    database: Path,
) -> None:
    store = Store(database)
    id_ = Workspace(store).add(hostile(NAMES))
    store.close()
    read = ""
    with page_server(database, {"AFTERWORD_WRITER": "template"}) as url:
        page = opened(url)
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        for where in ("", f"plan?app={id_}", f"application?app={id_}", f"drafts?app={id_}"):
            page.goto(f"{url}/{where}")
            settle(page)
            page.wait_for_timeout(500)
            assert page.evaluate("window.pwned") is None
            for found in page.evaluate(ACTIVE):
                tag, _, to = found.partition(" ")
                assert tag == "A" or to.startswith((url, "data:", "blob:")), found
                assert _ours(to, url), found
            if where.startswith("plan"):  # each name stands there in Markdown
                read = page.evaluate(TEXT)
    shown = _bare(read)
    missing = [name for name in NAMES if _bare(name) not in shown]
    assert missing == []
    log = (database.parent / "server.log").read_text("utf-8")
    assert "Something went wrong" not in log
    assert "onerror" not in log


KEY = "sk-recognisable-0123456789abcdef"


@pytest.mark.browser
@pytest.mark.timeout(300)
def test_a_key_that_is_shown_while_typed_is_kept_nowhere(
    opened: Callable[..., Page],
    database: Path,
) -> None:
    with page_server(database, {"AFTERWORD_WRITER": "openai"}) as url:
        page = opened(f"{url}/settings")
        holder = page.locator(".st-key-api_key")
        field = holder.locator("input")
        field.press_sequentially(KEY[:9])
        holder.get_by_role("button").first.click()
        assert field.get_attribute("type") == "text"
        field.focus()
        page.keyboard.press("End")
        page.keyboard.type(KEY[9:])
        assert field.input_value() == KEY
        assert KEY[:9] not in page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
        page.keyboard.press("Enter")
        settle(page)
        assert KEY not in page.evaluate(TEXT)
        assert KEY not in page.evaluate("JSON.stringify({...sessionStorage, ...localStorage})")
    for path in database.parent.rglob("*"):
        assert not path.is_file() or KEY.encode() not in path.read_bytes(), path


@pytest.mark.browser
@pytest.mark.timeout(300)
def test_no_page_shows_ours_inside_its_own(
    opened: Callable[..., Page],
    database: Path,
) -> None:
    with page_server(database, {"AFTERWORD_WRITER": "template"}) as url:
        page = opened(url)
        page.set_content(f'<iframe src="{url}" width="900" height="700"></iframe>')
        frame = page.frame_locator("iframe")
        frame.get_by_text("Afterword is not shown inside another page.").wait_for()
        assert frame.locator("button").count() == 0


def _ours(address: str, url: str) -> bool:
    mail = "https://mail.google.com/ https://outlook.live.com/ https://outlook.office.com/".split()
    return address.startswith((url, "mailto:", "data:", "blob:", *mail))


def _bare(text: str) -> str:
    """Without what a browser lays out in ways of its own: white space, and signs without width."""
    return re.sub(r"[\s\u2060\ufeff\u200b]", "", text)
