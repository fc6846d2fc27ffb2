import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from streamlit.testing.v1 import AppTest

from app_pages.parts import model
from drafting import open_writer
from drafting.brief import Brief
from drafting.desk import EDITED, MEANWHILE, Desk
from drafting.errors import EndpointTimeout, StoreError, WriterError
from drafting.store import Store
from drafting.workspace import Workspace
from drafting.writers.base import Repair, Written

Screen = Callable[..., AppTest]
Add = Callable[[str], str]
KEY = "thank_you:dana:0"


@dataclass
class Model:
    """A model as the page sees it: it has a state, and fails when it is told to."""

    state: str = "ready"
    fails: WriterError | None = None
    asked: list[Brief] = field(default_factory=list)
    name: str = "embedded"
    follows_wishes: bool = False

    def start(self) -> None:
        """Nothing to load."""

    def write(
        self, brief: Brief, parts: Sequence[str], repairs: Mapping[str, Repair] | None = None
    ) -> Written:
        self.asked.append(brief)
        if self.fails:
            raise self.fails
        return Written()

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> Model:
    made = Model()
    monkeypatch.setenv("AFTERWORD_WRITER", "embedded")
    monkeypatch.setattr(
        model,
        "open_writer",
        lambda name, **more: made if name == "embedded" else open_writer(name, **more),
    )
    return made


@pytest.fixture
def origins(space: Workspace) -> Callable[[str], list[str]]:
    return lambda id_: [version.origin for version in space.store.versions(id_, KEY)]


def settled(app: AppTest, until: Callable[[], bool]) -> AppTest:
    deadline = time.monotonic() + 60
    while not until() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert until()
    time.sleep(0.1)
    app.run()
    assert not app.exception, app.exception
    return app


def current(space: Workspace, id_: str):
    desk = Desk(space.store)
    version = space.store.current(id_, KEY)
    desk.close()
    return json.loads(version.draft)["draft"] if version else None


def button(app: AppTest, label: str):
    return next(one for one in app.button if one.label == label)


def test_one_press_from_today_there_is_a_draft_that_is_ready(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    assert any("Ready to send" in element.value for element in app.markdown)
    assert current(space, id_)["report"]["ready"]


def test_each_reader_has_a_tab(screen: Screen, add: Add) -> None:
    app = screen("drafts", app=add("01"))
    assert [tab.label for tab in app.tabs][:2] == [":gray[Dana Reyes]", ":gray[Lee Park]"]


def test_until_the_model_is_ready_the_template_writes_then_the_model(
    screen: Screen, add: Add, embedded: Model, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    embedded.state = "loading"
    app = screen("drafts", app=id_, step=KEY)
    assert origins(id_) == [MEANWHILE]
    assert any("loading" in element.value for element in app.markdown)
    assert embedded.asked == []
    embedded.state = "ready"
    app.run()
    settled(app, lambda: len(origins(id_)) == 2)
    assert embedded.asked


def test_a_model_that_fails_is_one_sentence_and_the_draft_is_there(
    screen: Screen, add: Add, embedded: Model, origins: Callable[[str], list[str]], space: Workspace
) -> None:
    id_ = add("01")
    embedded.fails = EndpointTimeout("No whole answer came within 60 seconds; try again.")
    app = screen("drafts", app=id_, step=KEY)
    settled(app, lambda: len(origins(id_)) == 2)
    assert "within 60 seconds" in app.warning[0].value
    assert current(space, id_)["report"]["ready"]


def test_a_model_that_is_missing_is_told_and_the_template_writes(
    screen: Screen, add: Add, embedded: Model, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    embedded.state = "failed: The model is not on this machine yet: fetch it in the settings."
    app = screen("drafts", app=id_, step=KEY)
    assert "fetch it in the settings" in app.warning[0].value.replace("\\", "")
    assert origins(id_) == [MEANWHILE]


@pytest.mark.parametrize(
    "label",
    ["Write it again", "Shorter", "Longer", "Warmer", "More formal", "Plainer", "British spelling"],
)
def test_each_wish_writes_a_version_and_undo_brings_the_old_one_back(
    screen: Screen, add: Add, space: Workspace, origins: Callable[[str], list[str]], label: str
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    before = current(space, id_)
    button(app, label).click().run()
    settled(app, lambda: len(origins(id_)) == 2)
    assert origins(id_)[-1] == label
    app.button(key=f"undo_{id_}_{KEY}").click().run()
    assert current(space, id_) == before


def test_one_part_is_written_again_and_the_rest_stays(
    screen: Screen, add: Add, space: Workspace, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    before = current(space, id_)["parts"]
    app.button(key=f"part_opening_{id_}_{KEY}").click().run()
    settled(app, lambda: len(origins(id_)) == 2)
    after = current(space, id_)["parts"]
    changed = [old["part"] for old, new in zip(before, after, strict=True) if old != new]
    assert changed == ["opening"]
    button(app, "Write it again").click().run()
    settled(app, lambda: len(origins(id_)) == 3)
    whole = current(space, id_)["parts"]
    assert len([1 for old, new in zip(after, whole, strict=True) if old["text"] != new["text"]]) > 1


def test_a_wish_that_no_writer_could_follow_is_told(
    screen: Screen, add: Add, embedded: Model, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    settled(app, lambda: len(origins(id_)) == 2)
    app.text_input(key=f"own_{id_}_{KEY}").set_value("sing it").run()
    settled(app, lambda: len(origins(id_)) == 3)
    assert any("cannot follow" in one.value for one in app.info)


def test_an_own_instruction_is_passed_on(
    screen: Screen, add: Add, embedded: Model, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    settled(app, lambda: len(origins(id_)) == 2)
    app.text_input(key=f"own_{id_}_{KEY}").set_value("mention the kitchen").run()
    settled(app, lambda: len(origins(id_)) == 3)
    assert embedded.asked[-1].wishes.instruction == "mention the kitchen"


def test_a_wish_may_be_for_one_part(
    screen: Screen, add: Add, space: Workspace, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    before = current(space, id_)
    app.selectbox(key=f"about_{id_}_{KEY}").set_value("closing").run()
    button(app, "Warmer").click().run()
    settled(app, lambda: len(origins(id_)) == 2)
    after = current(space, id_)
    pairs = zip(before["parts"], after["parts"], strict=True)
    assert [old["part"] for old, new in pairs if old != new] == ["closing"]
    assert origins(id_)[-1] == "Warmer: closing"
    edges = [(one["body"].split("\n")[0], one["body"][-90:]) for one in (
        before["message"], after["message"]
    )]  # fmt: skip
    assert edges[0] == edges[1]


def test_what_they_wrote_stays_until_they_give_it_back(
    screen: Screen, add: Add, space: Workspace, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    body = current(space, id_)["message"]["body"]
    edit(app, id_, body.replace("Dear Dana,", "Good afternoon Dana,"))
    button(app, "Write it again").click().run()
    settled(app, lambda: len(origins(id_)) == 3)
    assert current(space, id_)["message"]["body"].startswith("Good afternoon Dana,")
    app.checkbox(key=f"mine_too_{id_}_{KEY}").set_value(True).run()
    button(app, "Write it again").click().run()
    settled(app, lambda: len(origins(id_)) == 4)
    assert current(space, id_)["message"]["body"].startswith("Dear Dana,")
    assert not [one for one in app.checkbox if one.key.startswith("mine_too_")]


def edit(app: AppTest, id_: str, body: str) -> AppTest:
    app.toggle(key=f"edit_{id_}_{KEY}").set_value(True).run()
    app.text_area(key=f"body_{id_}_{KEY}").set_value(body).run()
    assert not app.exception, app.exception
    return app


def test_editing_by_hand_is_kept_and_the_checks_follow(
    screen: Screen, add: Add, space: Workspace, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    edit(app, id_, "Dear Dana,\n\nI need this job desperately!!!\n\nSam")
    assert origins(id_)[-1] == EDITED
    assert any("must change" in element.value for element in app.markdown)
    assert "desperately" in current(space, id_)["message"]["body"]
    assert not [one for one in app.button if one.label == "Mark as sent"]
    app.toggle(key=f"know_{id_}_{KEY}").set_value(True).run()
    assert [one for one in app.button if one.label == "Mark as sent"]


def test_a_hint_at_a_missing_fact_leads_to_the_facts(
    screen: Screen, add: Add, space: Workspace
) -> None:
    id_ = add("01")
    space.finish(id_, space.case(id_).form | {"strengths": ""})
    app = screen("drafts", app=id_, step=KEY)
    app.button(key=f"to_facts_{id_}_{KEY}").click().run()
    assert not app.exception
    assert any(one.label == "Save and see the plan" for one in app.button)


def test_a_press_mends_what_a_finding_is_about_and_is_a_version_of_its_own(
    screen: Screen, add: Add, space: Workspace, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    body = current(space, id_)["message"]["body"]
    edit(app, id_, body.replace("Dear Dana,", "Dear Lee,"))
    press = next(one for one in app.button if one.key.startswith("fix_"))
    assert press.label == "Change it"
    press.click().run()
    assert not app.exception
    assert current(space, id_)["message"]["body"] == body
    assert origins(id_)[-2:] == [EDITED, EDITED]


def test_a_fix_that_the_text_no_longer_needs_is_told_and_changes_nothing(
    screen: Screen, add: Add, space: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    edit(app, id_, current(space, id_)["message"]["body"].replace("Dear Dana,", "Dear Lee,"))
    monkeypatch.setattr(Desk, "fix", lambda *_: False)
    next(one for one in app.button if one.key.startswith("fix_")).click().run()
    assert "your own words" in app.toast[0].value
    assert "Dear Lee," in current(space, id_)["message"]["body"]


def test_a_version_is_restored(
    screen: Screen, add: Add, space: Workspace, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    first = current(space, id_)
    edit(app, id_, "Dear Dana,\n\nThanks.\n\nSam")
    button(app, "Restore").click().run()
    assert current(space, id_) == first
    assert len(origins(id_)) == 2


def test_mark_as_sent_logs_it_and_can_be_undone(
    screen: Screen, add: Add, space: Workspace, origins: Callable[[str], list[str]]
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    button(app, "Mark as sent").click().run()
    assert not app.exception
    (event,) = space.case(id_).events
    assert (event["what"], event["to"]) == ("sent", "dana")
    assert space.sent_message(id_, event)
    app.button(key="undo_told").click().run()
    assert space.case(id_).events == []
    assert len(origins(id_)) == 1


def test_changed_facts_are_noticed(screen: Screen, add: Add, space: Workspace) -> None:
    id_ = add("01")
    screen("drafts", app=id_, step=KEY)
    form = space.case(id_).form | {"interest": "maps of the sea"}
    space.finish(id_, form)
    app = screen("drafts", app=id_, step=KEY)
    assert any("changed the facts" in element.value for element in app.info)


def test_a_store_that_fails_in_the_middle_is_told(
    screen: Screen, add: Add, monkeypatch: pytest.MonkeyPatch, space: Workspace
) -> None:
    id_ = add("01")
    app = screen("drafts", app=id_, step=KEY)
    before = current(space, id_)

    def locked(*_: object) -> int:
        raise StoreError("Another program is using the database; close it there and try again.")

    monkeypatch.setattr(Store, "add_version", locked)
    button(app, "Shorter").click().run()
    for _ in range(100):
        if any("Another program" in element.value for element in app.error):
            break
        time.sleep(0.1)
        app.run()
    assert any("Another program" in element.value for element in app.error)
    assert current(space, id_) == before


def test_with_nothing_to_write_it_says_so(screen: Screen, add: Add) -> None:
    id_ = add("06")
    for _ in range(9):
        app = screen("drafts", app=id_)
        sends = [one for one in app.button if one.label == "Mark as sent"]
        if not sends:
            break
        sends[0].click().run()
    assert "Nothing is to be written today" in app.info[0].value
    button(app, "See the plan").click().run()
    assert not app.exception
