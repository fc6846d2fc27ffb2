"""A request or an invitation beside a promise to tell goes before "not decided yet"."""

import pytest

from guardrails.replies import UNSURE, read_reply
from guardrails.replies.beside import without_promises
from guardrails.replies.own import own_parts
from guardrails.replies.words import fold, sentences

WAITING = "The board has not decided yet and we are still waiting, but it decides on Friday."


@pytest.mark.parametrize(
    ("request_", "label"),
    [
        ("Can you pull a current one for us?", "info_request"),
        ("Could you name another referee?", "info_request"),
        ("Please bring your boots on Thursday for an hour with the crew.", "next_round"),
    ],
)
@pytest.mark.parametrize("form", ["{0} {1}", "{1} {0}"])
def test_what_is_asked_goes_first(request_: str, label: str, form: str) -> None:
    reading = read_reply(form.format(WAITING, request_))
    assert reading.label == label
    assert reading.confidence <= UNSURE


@pytest.mark.parametrize("beside", ["", "Thanks.", "It was good of you to come all that way."])
def test_a_promise_alone_is_unclear(beside: str) -> None:
    assert read_reply(f"{WAITING} {beside}").label == "unclear_status"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("We decide on Friday. Can you send us another one?", 1),
        ("We decide on Friday. Send one?", 0),
        ("We have not decided. Can you send us another one?", 0),
    ],
)
def test_what_is_left_without_promises(text: str, left: int) -> None:
    folded = fold(text)
    assert len(without_promises(list(sentences(folded, own_parts(folded))), folded)) == left
