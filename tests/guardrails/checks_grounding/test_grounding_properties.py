"""Whatever comes in: spans are right, nothing raises, and the dress of a text does not matter."""

import time
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guardrails import Application, Finding, Message, MessageKind
from guardrails.checks.case import Case
from guardrails.checks.grounding import findings

PIECES = (
    "Hi Dana,\n\n", "Best,\nSam", "Thursday", "19 November", "nine hundred and", "five years",
    "$30,000", "12:30", "www.", "sam@example.com", "your ", "I built ", "you said my ", "李梅",
    "O'Brien ", "Zoë ", "\r\n", "\u200b", "e\u0301", "…", "24/7 ", "the Data Engineer role ",
    "about ", "and ", "I will send ", "Kubernetes ", "in May ", "31.31.2026 ", "1.2.3.4 ", "%", "€",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=25).map("".join)
quiet = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def _found(application: Application, body: str) -> list[Finding]:
    case = Case(
        Message(subject=None, body=body),
        MessageKind.THANK_YOU,
        application,
        application.person("dana"),
    )
    return list(findings(case))


@quiet
@given(body=texts)
def test_spans_lie_in_the_text_and_quote_it(engineer: Application, body: str) -> None:
    found = _found(engineer, body)
    for finding in found:
        assert 0 <= finding.start < finding.end <= len(body)
        assert body[finding.start : finding.end] == finding.quote
    assert found == sorted(found, key=lambda f: f.start)


@quiet
@given(body=texts)
def test_no_finding_stands_upon_another(engineer: Application, body: str) -> None:
    found = _found(engineer, body)
    for one, other in pairwise(found):
        assert one.end <= other.start


def _verdict(found: list[Finding]) -> list[tuple[str, str]]:
    return [(f.rule, " ".join(_plain(f.quote).split())) for f in found]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("’", "'"))


def test_dress_does_not_change_the_verdict(
    rows: Callable[[str], list[dict[str, Any]]], judge: Callable[[dict[str, Any]], list[Finding]]
) -> None:
    for row in rows("inventions")[::5]:
        expected = _verdict(judge(row))
        for dress in (
            lambda body: body.replace("\n", "\r\n"),
            lambda body: body.replace("'", "’"),
            lambda body: unicodedata.normalize("NFD", body),
            lambda body: body.replace("\n", " \n"),
        ):
            assert _verdict(judge({**row, "body": dress(row["body"])})) == expected, row["id"]


def test_a_long_text_takes_linear_time(engineer: Application) -> None:
    unit = "I built five pipelines at Harlow Steel and you said my work on Kafka was fine, about "
    _found(engineer, unit)
    spent = []
    for count in (100, 800):
        start = time.perf_counter()
        _found(engineer, f"Hi Dana,\n\n{unit * count}\n\nBest,\nSam")
        spent.append(time.perf_counter() - start)
    assert spent[1] < 8 * 4 * max(spent[0], 0.005)
