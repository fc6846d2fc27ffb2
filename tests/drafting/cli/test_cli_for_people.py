"""What a person reads on the terminal where there is little to say, or more than usual."""

import runpy
import sys
from datetime import date
from pathlib import Path

import pytest

from drafting import draft, open_writer
from drafting.cli import show
from drafting.drafted import LeftOut, Tokens
from guardrails import Application, Message, plan

CONTRACT = Path(__file__).parents[2] / "contract" / "01-panel-just-interviewed.json"
DAY = date(2026, 11, 19)


@pytest.fixture
def application() -> Application:
    return Application.model_validate_json(CONTRACT.read_text(encoding="utf-8"))


def test_a_plan_without_steps_is_its_headline(application: Application) -> None:
    empty = plan(application, DAY).model_copy(update={"steps": (), "not_now": ()})
    assert show.of_plan(empty, application) == empty.headline


def test_a_draft_says_its_tokens_and_what_it_left_out(application: Application) -> None:
    made = draft(application, plan(application, DAY).steps[0], writer=open_writer("template"))
    more = made.model_copy(
        update={
            "tokens": Tokens(in_=812, out=96),
            "left_out": (LeftOut(note="their pay " * 20, because="pay is not for this letter"),),
            "message": Message(body=made.message.body),
        }
    )
    told = show.of_drafts([more], application)
    assert "812 tokens read, 96 written" in told
    assert "Subject:" not in told
    (left,) = [line for line in told.splitlines() if line.startswith("left out: ")]
    assert left.endswith("… (pay is not for this letter)")
    assert len(left) < 110
    assert "tokens read" not in show.of_drafts([made], application)


def test_the_package_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["afterword", "plan", "no such file.json"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("drafting.cli", run_name="__main__")
    assert ended.value.code == 2
    assert "no such file.json" in capsys.readouterr().err
