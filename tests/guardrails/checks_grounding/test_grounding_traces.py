"""Each traced phrase leads to the fact that it came from."""

from guardrails import Application, Message, MessageKind
from guardrails.checks.case import Case
from guardrails.checks.grounding import traces


def _case(application: Application | None, body: str) -> Case:
    reader = application.person("dana") if application else None
    return Case(Message(body=body), MessageKind.THANK_YOU, application, reader)


def test_phrases_lead_to_their_facts(engineer: Application) -> None:
    body = (
        "Hi Dana,\n\nThank you for Thursday. Moving the nightly batches to Kafka is a fine plan.\n"
        "I have built ETL for 5 years. Reach me at sam@example.com.\n\nBest,\nSam O'Brien"
    )
    found = {trace.source: trace.quote for trace in traces(_case(engineer, body))}
    assert found["interviews.0.on"] == "Thursday"
    assert found["candidate.email"] == "sam@example.com"
    assert found["interviews.0.notes.dana.0"] == "nightly batches to Kafka"
    assert found["candidate.strengths.0"] == "built ETL for 5"


def test_spans_are_of_the_text_as_given(engineer: Application) -> None:
    body = "Hi Dana,\r\n\r\nNorthwind’s move to Kafka is a fine plan.\r\n\r\nBest,\r\nSam"
    found = traces(_case(engineer, body))
    assert found
    assert all(body[trace.start : trace.end] == trace.quote for trace in found)
    assert [trace.start for trace in found] == sorted(trace.start for trace in found)


def test_what_is_invented_has_no_trace(engineer: Application) -> None:
    body = "Hi Dana,\n\nThe greenhouse robots were great.\n\nBest,\nSam"
    assert not [trace for trace in traces(_case(engineer, body)) if "greenhouse" in trace.quote]


def test_without_an_application_there_is_nothing_to_trace_to() -> None:
    assert traces(_case(None, "Hi Dana,\n\nThanks.\n\nBest,\nSam")) == ()
