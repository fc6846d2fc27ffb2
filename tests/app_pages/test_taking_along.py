"""Taking drafts and a whole application along; what is traced, compared, seen side by side."""

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.parts import letter, taking
from drafting.workspace import Workspace

Screen = Callable[..., AppTest]
Add = Callable[[str], str]
KEY = "thank_you:dana:0"
BAD = "Dear Dana,\n\nI beg you for this job!!!\n\nSam"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the component that shows a text was given."""
    given: list[dict[str, Any]] = []
    monkeypatch.setattr(letter, "_letter", lambda **more: given.append(more))
    return given


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files that an application offers, by their endings."""
    made: dict[str, bytes] = {}
    own = taking._file

    def kept(*given: Any) -> None:
        made[given[2]] = given[3]
        own(*given)

    monkeypatch.setattr(taking, "_file", kept)
    return made


def draft(screen: Screen, id_: str) -> AppTest:
    return screen("drafts", app=id_, step=KEY)


def edit(app: AppTest, id_: str, body: str) -> AppTest:
    app.toggle(key=f"edit_{id_}_{KEY}").set_value(True).run()
    app.text_area(key=f"body_{id_}_{KEY}").set_value(body).run()
    assert not app.exception, app.exception
    return app


def take(app: AppTest, id_: str) -> AppTest:
    app.session_state[f"take_{id_}"] = True
    app.run()
    assert not app.exception, app.exception
    return app


def links(app: AppTest) -> Sequence[str]:
    return [button.proto.url for button in app.get("link_button")]


def test_a_draft_opens_in_a_mail_of_ones_own(screen: Screen, add: Add) -> None:
    found = links(draft(screen, add("01")))
    assert found[0].startswith("mailto:dana.reyes@example.com?")
    assert "Dear Dana" in unquote(found[0])
    assert [link.split("/")[2] for link in found[1:]] == [
        "mail.google.com", "outlook.live.com", "outlook.office.com"]  # fmt: skip


def test_nothing_that_must_change_goes_out_without_an_i_know(
    screen: Screen, add: Add, shown: list[dict[str, Any]]
) -> None:
    id_ = add("01")
    app = edit(draft(screen, id_), id_, BAD)
    app.toggle(key=f"edit_{id_}_{KEY}").set_value(False).run()
    assert links(app) == []
    assert not app.get("download_button")
    assert shown[-1]["data"]["copies"] == []
    app.toggle(key=f"know_{id_}_{KEY}").set_value(True).run()
    assert len(links(app)) == 4
    assert len(app.get("download_button")) == 3
    assert shown[-1]["data"]["copies"]


def test_the_zip_leaves_out_what_must_change_until_it_is_known(
    screen: Screen, add: Add, files: dict[str, bytes]
) -> None:
    id_ = add("01")
    edit(draft(screen, id_), id_, BAD)
    app = take(screen("plan", app=id_), id_)
    assert set(files) == {".ics", ".zip", ".json"}
    assert not [name for name in names_in(files[".zip"]) if "dana" in name]
    app.toggle(key=f"zip_know_{id_}").set_value(True).run()
    assert [name for name in names_in(files[".zip"]) if "dana" in name]


def test_the_facts_come_back_as_they_went(
    screen: Screen, add: Add, files: dict[str, bytes], space: Workspace
) -> None:
    id_ = add("03")
    take(screen("plan", app=id_), id_)
    space.store.delete_application(id_)
    app = screen()
    app.file_uploader[0].upload("application.json", files[".json"]).run()
    app.button(key="add_file").click().run()
    (case,) = space.cases()
    assert json.loads(case.facts or "") == json.loads(files[".json"])


def names_in(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_the_facts_behind_the_words_are_shown_on_demand(
    screen: Screen, add: Add, shown: list[dict[str, Any]]
) -> None:
    id_ = add("01")
    app = draft(screen, id_)
    assert not [piece for piece in shown[-1]["data"]["body"] if piece.get("mark") == "fact"]
    app.toggle(key=f"trace_{id_}_{KEY}").set_value(True).run()
    marked = [piece for piece in shown[-1]["data"]["body"] if piece.get("mark") == "fact"]
    told = "\n".join(str(one.value) for one in app.markdown)
    assert marked
    for number, piece in enumerate(marked, start=1):
        assert piece["number"] == str(number)
        assert f"**{number}** “" in told
    assert "your notes on Dana Reyes" in told


def test_a_version_is_compared_before_it_is_restored(
    screen: Screen, add: Add, shown: list[dict[str, Any]]
) -> None:
    id_ = add("01")
    app = edit(draft(screen, id_), id_, "Dear Dana,\n\nThanks.\n\nSam")
    compare = next(one for one in app.toggle if str(one.key).startswith("compare_"))
    compare.set_value(True).run()
    assert not app.exception
    changes = {piece.get("mark") for piece in shown[-1]["data"]["body"]}
    assert {"added", "removed"} & changes


def test_a_panels_notes_stand_side_by_side(
    screen: Screen, add: Add, shown: list[dict[str, Any]]
) -> None:
    id_ = add("01")
    app = draft(screen, id_)
    shown.clear()
    app.toggle(key=f"panel_{id_}").set_value(True).run()
    assert not app.exception
    texts = ["".join(piece["text"] for piece in one["data"]["body"]) for one in shown]
    assert len(texts) > 1
    assert len(set(texts)) == len(texts)
    assert not app.tabs


def test_a_message_against_the_plan_is_written_and_says_so_once_sent(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    advised = space.case(id_).plan(date(2026, 11, 20))
    assert advised
    rule = next(item.rule for item in advised.not_now if item.kind.value == "check_in")
    app = screen("plan", app=id_)
    app.button(key="anyway_check_in:dana:0").click().run()
    assert not app.exception
    assert app.query_params["step"] == "check_in:dana:0"
    key = f"{id_}_check_in:dana:0"
    app = screen("drafts", app=id_, step="check_in:dana:0")
    app.text_input(key=f"early_{key}").set_value("they asked me to").run()
    app.button(key=f"sent_{key}").click().run()
    (event,) = space.case(id_).events
    assert event["why"] == f"Sam Okafor: they asked me to (against {rule})"
    made = space.case(id_).plan(date(2026, 11, 20))
    assert made
    done = next(step for step in made.steps if step.kind.value == "check_in")
    assert (done.state.value, "your-call" in done.rules) == ("done", True)
