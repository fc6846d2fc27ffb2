"""No text from outside is more than its letters on any screen: no markup, no script, no icon."""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.parts import words
from app_pages.parts.words import plain
from drafting.workspace import Workspace
from guardrails import Application
from tests.app_pages.conftest import quiet_settings  # noqa: F401 - holds in this file too
from tests.attacks.corpus import attacks, facts, taken
from tests.attacks.rendering import JOINER, letters, strings, structure

Screen = Callable[..., AppTest]
TEXTS = attacks("page")
NAMES = taken(TEXTS, lambda text: facts([text]))
LIST = {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
OURS = {
    "hardbreak",
    "strong_open",
    "strong_close",
    ":green-badge[",
    ":blue[",
    ":orange[",
    ":material/warning:",
} | set(
    re.findall(
        r":material/\w+:|:(?:small|gray|red|orange|blue|green)\[",
        "".join(path.read_text("utf-8") for path in Path(words.__file__).parent.glob("*.py")),
    )
)
"""What the page itself writes: bold words, small print, colours of its own, its icons."""
SCREENS = ("today", "plan", "application", "drafts")
ROUND = 26


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_its_letters(text: str) -> None:
    shown = plain(text)
    assert structure(shown) == []
    assert letters(shown) == " ".join(text.replace(JOINER, "").split())


@pytest.mark.parametrize("around", ["**{}**", ":red[{}]", ":small[:gray[{}]]", "- {}", "“{}”"])
def test_nor_inside_our_own_markup(around: str) -> None:
    harmless = structure(around.format("x"))
    for text in TEXTS:
        assert structure(around.format(plain(text))) == harmless, text


def test_the_oracle_sees_what_is_not_escaped() -> None:
    blind = [text for text in TEXTS if structure(text) == [] and plain(text) != text]
    assert len(blind) < len(TEXTS) / 2
    assert all(map(structure, (":red[x]", "$x$", "<b>x</b>")))


def application(names: Sequence[str], one: str) -> Application:
    """All of them as people; `one` in every other place that it may stand in."""
    given = facts(
        names,
        company=one,
        role=one,
        interest=list(names),
        references=[{"id": "ref", "name": one, "email": "r@kew.example", "relationship": one}],
        article={"title": one, "url": "https://kew.example", "why": one, "to": "p0"},
        events=[
            {"on": "2026-11-19", "what": "received", "from": "p0", "text": one},
            {"on": "2026-11-20", "what": "skipped", "kind": "thank_you", "to": "p1", "why": one},
        ],
    )
    given["candidate"] |= {"name": one, "strengths": list(names)}
    given["interviews"][0]["notes"] = {f"p{n}": [name] for n, name in enumerate(names)}
    return Application.model_validate(given)


def seen(screen: Screen, space: Workspace, made: Application, page: str) -> Counter[str]:
    id_ = space.add(made)
    try:
        app = screen() if page == "today" else screen(page, app=id_)
        return Counter(kind for text in strings(app) for kind in structure(text))
    finally:
        space.store.delete_application(id_)


@pytest.mark.parametrize("page", SCREENS)
@pytest.mark.parametrize("first", range(0, len(NAMES), ROUND))
def test_no_screen_changes_its_shape(
    first: int,
    page: str,
    screen: Screen,
    space: Workspace,
) -> None:
    names = NAMES[first : first + ROUND]
    hostile = application(names, names[first % len(names)])
    quiet = application([f"Person {letter}" for letter in range(len(names))], "Harmless")
    given = seen(screen, space, hostile, page)
    expected = seen(screen, space, quiet, page)
    assert set(given) - set(expected) - OURS == set()


def test_faults_quote_and_do_nothing_more(screen: Screen, tmp_path: Path) -> None:
    bad = facts()
    bad["events"] = [
        {"on": text, "what": "sent", "kind": "thank_you", "to": text} for text in TEXTS[:60]
    ]
    app = screen()
    app.file_uploader[0].upload("a.json", json.dumps(bad).encode()).run()
    assert not app.exception
    found = Counter(kind for text in strings(app) for kind in structure(text))
    assert set(found) - OURS == LIST
    assert found["list_item_open"] >= 50


def test_what_a_form_is_given_stays_in_its_field(screen: Screen, space: Workspace) -> None:
    app = screen("application", app="0123456789ab")
    for text in TEXTS[:12]:
        app.text_input(key="0123456789ab:company").set_value(text).run()
        assert not app.exception
        assert {kind for one in strings(app) for kind in structure(one)} <= OURS
    assert space.case("0123456789ab").form["company"] == TEXTS[11]


@pytest.mark.parametrize("page", ["plan", "application", "drafts", "settings"])
def test_an_address_that_somebody_made_up_changes_nothing(
    page: str,
    screen: Screen,
    space: Workspace,
) -> None:
    id_ = space.add(application(["Dana", "Lee"], "Harmless"))
    before = space.store.application(id_)
    for text in [*TEXTS[:4], *TEXTS[28:30], *TEXTS[66:70], "../../etc/passwd", "\0", "x" * 9_000]:
        app = screen(page, app=text, step=text)
        assert {kind for one in strings(app) for kind in structure(one)} <= OURS | {"heading_open"}
    screen(page, app=id_, step=TEXTS[0])
    assert [kept.id for kept in space.store.applications()] == [id_]
    assert space.store.application(id_) == before
