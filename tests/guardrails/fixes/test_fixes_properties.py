"""What holds for any text: a second time changes nothing, no new error, the rest is kept."""

import json
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails import Message, MessageKind, Severity, apply_fixes, check
from guardrails.application import Application

CORPUS = Path(__file__).parents[2] / "corpus"
APPLICATIONS = {
    name: Application.model_validate(data)
    for name, data in json.loads(
        (CORPUS / "good_messages" / "applications.json").read_text("utf-8")
    ).items()
}


def _lines(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


GOOD = [
    case for path in sorted((CORPUS / "good_messages").glob("*.jsonl")) for case in _lines(path)
]
BAD = _lines(CORPUS / "tone" / "bad.jsonl")
NOISE = st.sampled_from(
    [
        "!!!", " 😊", " :)", "**so**", "Here is your email:\n\n", "[Your Name]", " VERY ", "  ",
        "# Note\n", "I hope this email finds you well. ", "\n\nBest,\nBob Hill", "Hi Bob,\n", "??",
        "\r\n", "I am begging you. ", "{company}", "\n\nFeel free to adjust the wording as needed.",
        " `x` ", "e\u0301", "\u200b", "___", "<br>", "\n* ", "PLEASE ",
    ]
)  # fmt: skip


def _given(case):
    application = APPLICATIONS.get(case.get("application"))
    known = {} if application is None else {"application": application, "person": case["person"]}
    return {"kind": case["kind"], **known}


def _errors(report):
    return Counter(f.rule for f in report.findings if f.severity is Severity.ERROR)


def _hold(message, known):
    before = check(message, **known)
    made = apply_fixes(message, **known)
    assert not _errors(made.report) - _errors(before)
    assert made.report == check(made.message, **known)
    again = apply_fixes(made.message, **known)
    assert again.message == made.message
    assert again.applied == ()
    return before, made


@settings(deadline=None, max_examples=40)
@given(
    case=st.sampled_from(GOOD),
    noise=st.lists(st.tuples(NOISE, st.floats(0, 1)), min_size=1, max_size=4),
)
def test_a_spoilt_letter_comes_out_better_and_stays(case, noise):
    body = case["body"]
    for piece, share in noise:
        place = int(share * len(body))
        body = body[:place] + piece + body[place:]
    _hold(Message(subject=case["subject"], body=body), _given(case))


@settings(deadline=None, max_examples=40)
@given(case=st.sampled_from(BAD))
def test_a_bad_letter_comes_out_no_worse(case):
    text = case.get("text") or case["body"]
    _hold(Message(subject=case.get("subject"), body=text), {"kind": case.get("kind", "thank_you")})


@settings(deadline=None, max_examples=40)
@given(
    pieces=st.lists(NOISE | st.text(max_size=6), max_size=12),
    kind=st.sampled_from(list(MessageKind)),
)
def test_any_text_can_be_fixed(pieces, kind):
    _hold(Message(subject=None, body="".join(pieces)), {"kind": kind})


@settings(deadline=None, max_examples=30)
@given(case=st.sampled_from(BAD), number=st.integers(0, 30))
def test_text_outside_the_edits_is_kept(case, number):
    text = case.get("text") or case["body"]
    message, known = Message(body=text), {"kind": case.get("kind", "thank_you")}
    able = [f for f in check(message, **known).findings if f.fix and f.where == "body"]
    for finding in able[number % max(1, len(able)) :][:1]:
        edit = finding.fix.edits[0]
        made = apply_fixes(message, **known, chosen=[finding]).message.body
        assert made in (text, text[: edit.start] + edit.text + text[edit.end :])


def test_good_letters_are_left_as_they_are():
    for case in GOOD:
        message = Message(subject=case["subject"], body=case["body"])
        assert apply_fixes(message, **_given(case)).message == message
