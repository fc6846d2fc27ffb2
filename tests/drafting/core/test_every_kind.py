"""All thirteen kinds: the template's draft is ready, with few facts, many, and long names."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from drafting import Wishes, draft
from drafting.letters import LETTERS
from drafting.writers.template import TemplateWriter
from drafting.writers.template.phrasebook import phrasebook, slots_of
from guardrails import SPECS, Application, MessageKind, Severity, Step

Apply = Callable[..., Application]
Steps = Callable[..., Step]
ON = date(2026, 11, 30)
KINDS = list(MessageKind)
REFEREE = {
    "id": "gwen",
    "name": "Gwen Tudor",
    "email": "gwen@example.org",
    "permission": True,
    "points": ["calm in a rush", "ran the night shift alone", "mentoring two juniors", "a fourth"],
}
ARTICLE = {
    "title": "Rye in short seasons",
    "url": "https://example.org/rye",
    "why": "you asked how we keep it fresh",
    "to": "zoe",
}
LONG = "Extraordinarily-Long-Winded Bakery and Confectionery Cooperative of the Far Northern"


def _received(answer: str | None) -> dict[str, Any]:
    return {
        "on": "2026-11-27",
        "what": "received",
        "from": "zoe",
        "text": "Hello.",
        "answer": answer,
    }


def _full(application: Apply, answer: str | None = None, **changed: Any) -> Application:
    events = [_received(answer)]
    return application(**{"references": [REFEREE], "article": ARTICLE, "events": events, **changed})


def _to(kind: MessageKind) -> str:
    return "gwen" if SPECS[kind].to_reference else "zoe"


def _objections(application: Application, step: Step, **wished: Any) -> tuple[list[str], str]:
    made = draft(application, step, writer=TemplateWriter(), wishes=Wishes(**wished), on=ON)
    found = [
        f"{one.rule}: {one.quote}"
        for one in made.report.findings
        if one.severity is not Severity.HINT
    ]
    return found, made.message.body


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("variation", range(4))
def test_every_kind_in_every_wording(
    application: Apply, step: Steps, kind: MessageKind, variation: int
) -> None:
    found, body = _objections(_full(application), step(kind, _to(kind)), variation=variation)
    assert not found, body


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_with_hardly_any_facts(
    application: Apply, step: Steps, kind: MessageKind
) -> None:
    bare = application(
        candidate={"name": "Nora Field"},
        interest=[],
        interviews=[{"on": "2026-11-19", "met": ["zoe"]}],
        references=[{"id": "gwen", "name": "Gwen Tudor", "email": "gwen@example.org"}],
        article={"title": "Rye", "why": "rye", "to": "zoe"},
    )
    found, body = _objections(bare, step(kind, _to(kind)))
    assert not found, body


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_with_names_of_80_characters(
    application: Apply, step: Steps, kind: MessageKind
) -> None:
    name = LONG[:80]
    long = _full(
        application,
        company=name,
        role="Assistant Head Baker for Wholemeal, Spelt and Rye Loaves, Night Shift, Riverside",
        people=[
            {"id": "zoe", "name": "Zoë " + "van der Grotenhuis " * 4, "email": "zoe@example.com"}
        ],
        interviews=[{"on": "2026-11-19", "met": ["zoe"], "notes": {"zoe": ["the rye"]}}],
    )
    found, body = _objections(long, step(kind, _to(kind)))
    assert not [one for one in found if not one.startswith("length.")], body


@pytest.mark.parametrize("kind", ["next_round_reply", "info_reply", "offer_reply"])
@pytest.mark.parametrize(
    "answer",
    [
        "Thursday at 10 works well for me",
        "Yes, I can come on Monday at 2 pm.",
        "Tuesday or Wednesday, any time before noon",
        "I have attached my certificates. The originals follow by post.",
    ],
)
def test_the_candidates_own_answer_is_in_it(
    application: Apply, step: Steps, kind: str, answer: str
) -> None:
    made = draft(_full(application, answer), step(kind), writer=TemplateWriter(), on=ON)
    assert answer.rstrip(".") in made.message.body
    assert made.report.ready, made.report.findings


def test_a_linkedin_note_has_no_subject_and_keeps_to_the_limit(
    application: Apply, step: Steps
) -> None:
    made = draft(_full(application), step("linkedin_connect"), writer=TemplateWriter(), on=ON)
    assert made.message.subject is None
    assert len(made.message.body) <= 200


def test_points_that_were_not_given_are_not_asked_for(application: Apply, step: Steps) -> None:
    to_gwen = step("reference_heads_up", "gwen")
    body = draft(_full(application), to_gwen, writer=TemplateWriter(), on=ON).message.body
    assert "calm in a rush; ran the night shift alone; mentoring two juniors." in body
    assert "a fourth" not in body


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_parts_for_all_its_elements(kind: MessageKind) -> None:
    carried = {name for part in LETTERS[kind].parts for name in part.elements}
    by_code = {"greeting", "sign_off", "signature"}
    assert set(SPECS[kind].elements) <= carried | by_code
    names = {part.name for part in LETTERS[kind].parts}
    for layout in LETTERS[kind].layouts:
        assert sorted(name for paragraph in layout for name in paragraph) == sorted(names)


@pytest.mark.parametrize("kind", KINDS)
def test_every_phrase_is_worded_once_and_its_slots_are_known(kind: MessageKind) -> None:
    known = {
        "called", "company", "role", "role_role", "the_role_bare", "the_role", "the_position",
        "meet", "meeting", "on_day", "on_interview", "their_message", "our_message", "title",
        "url", "missing", "missing_s", "x", "np", "my", "said", "Said", "Also", "points",
        "answer", "Answer",
    }  # fmt: skip
    for key, tones in phrasebook(kind).items():
        for phrases in tones.values():
            assert len(set(phrases)) == len(phrases), key
            for phrase in phrases:
                assert slots_of(phrase) <= known, phrase


def test_a_panel_of_five_gets_five_letters_that_share_no_sentence(
    application: Apply, step: Steps, template: TemplateWriter
) -> None:
    ids = ["p1", "p2", "p3", "p4", "p5"]
    panel = application(
        people=[
            {"id": id_, "name": f"{name} Hall", "email": f"{id_}@example.com"}
            for id_, name in zip(ids, ("Ann", "Bea", "Cy", "Dov", "Eve"), strict=True)
        ],
        interviews=[{"on": "2026-11-19", "met": ids, "notes": {id_: ["the rye"] for id_ in ids}}],
    )
    letters = [draft(panel, step(to=id_), writer=template).parts for id_ in ids]
    for name in ("opening", "specific", "interest", "fit", "closing"):
        texts = [part.text for parts in letters for part in parts if part.part == name]
        assert len(set(texts)) == 5, name
