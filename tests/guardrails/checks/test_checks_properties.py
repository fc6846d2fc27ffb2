"""What holds for any text: spans, line ends, forms of letters and quotes, and time."""

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails import Message, MessageKind, check
from guardrails.checks.text import Text

FOLDER = Path(__file__).parents[2] / "corpus" / "good_messages"
BODIES = [
    (json.loads(line)["kind"], json.loads(line)["body"])
    for path in sorted(FOLDER.glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()[:2]
]
PIECES = st.sampled_from(
    [
        "Dear Zoë,",
        "Thank you",
        "I’m ",
        "“rye”",
        "\n\n",
        "\r\n",
        " ",
        "e\u0301",
        "Best,",
        "Sam",
        ".",
        "\u200b",
        "李雷",
        "5",
        "!",
        "\u00a0",
        "İ",
        "Would you",
        "ﬁt",
        "\t",
        "https://example.org/x",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)


def _verdict(body, kind):
    report = check(Message(subject="Thank you", body=body), kind=kind)
    rules = sorted((f.rule, f.severity) for f in report.findings)
    return rules, report.elements, report.words


@settings(deadline=None, max_examples=60)
@given(subject=st.none() | TEXTS, body=TEXTS, kind=st.sampled_from(list(MessageKind)))
def test_spans_lie_in_the_text_and_hold_their_quote(subject, body, kind):
    report = check(Message(subject=subject, body=body), kind=kind)
    for finding in report.findings:
        text = body if finding.where == "body" else subject or ""
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.quote


@pytest.mark.parametrize(("kind", "body"), BODIES)
@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.replace("\n", "\r\n"),
        lambda body: unicodedata.normalize("NFD", body),
        lambda body: body.replace("'", "’").replace('"', "”"),
        lambda body: body.replace("’", "'"),
        lambda body: f"\n{body}\n\n",
    ],
    ids=["crlf", "nfd", "smart", "straight", "around"],
)
def test_the_form_of_a_text_changes_no_verdict(kind, body, change):
    assert _verdict(change(body), kind) == _verdict(body, kind)


@pytest.mark.parametrize(
    "unit",
    [
        "I would like to know whether ",
        "(",
        "a",
        "Thank you. ",
        "Dear Dana,\n",
        "\n",
        "i have ",
        "? ",
        "Best, Sam. ",
        "our talk about ",
        "-",
        "can you tell me when you might know ",
    ],
)
def test_time_grows_with_the_length_and_no_faster(unit):
    def seconds(size):
        message = Message(subject="Hi", body=(unit * (size // len(unit) + 1))[:size])
        start = time.process_time()
        check(message, kind="check_in")
        return time.process_time() - start

    seconds(1000)
    short, long = min(seconds(20_000) for _ in range(2)), seconds(100_000)
    assert long < 15 * short + 0.05


def _grows_as_its_length(read, unit):
    """Ten times the text takes about ten times as long, whatever the machine is doing."""

    def seconds(size):
        start = time.process_time()
        read(unit * (size // len(unit)) + "a")
        return time.process_time() - start

    seconds(1000)
    short, long = min(seconds(20_000) for _ in range(2)), seconds(200_000)
    assert long < 20 * short + 0.3


@pytest.mark.parametrize("unit", [".", '"', " ", "\n", "?!", "'", '…"', ". ", "\n ", ")", "-"])
def test_sentences_of_a_text_of_nothing_but_stops_take_no_longer(unit):
    """What ends no sentence must not be read again from each of its characters."""
    assert all(sentence.text.strip() for sentence in Text(unit * 1000).sentences)
    _grows_as_its_length(lambda text: Text(text).sentences, unit)


@pytest.mark.parametrize("unit", [".", '"', " ", "\n", "?!", "'", "\n ", ")", "1", "as a "])
def test_a_check_of_a_text_of_nothing_but_stops_takes_no_longer(application, unit):
    def read(text):
        message = Message(subject="Hi", body=f"Dear Meg,\n\n{text}")
        check(message, kind="check_in", application=application, person="oneill")

    _grows_as_its_length(read, unit)
