"""How readers and companies are called in the middle of a letter."""

from datetime import date

from drafting import Wishes, draft, open_writer
from drafting.due import draft_due
from drafting.writers.template.slots import in_sentence
from guardrails import Application, plan
from guardrails.application import Candidate


def _facts(name: str, company: str, note: str) -> Application:
    return Application.model_validate(
        {
            "candidate": {"name": "Meera Iyer", "strengths": ["teaching"]},
            "company": company,
            "role": "Analyst",
            "people": [{"id": "r", "name": name, "email": "r@example.org", "part": "lead"}],
            "interviews": [{"on": "2026-11-24", "met": ["r"], "notes": {"r": [note]}}],
        }
    )


def _body(name: str = "Ana Roy", company: str = "Lotus", note: str = "the lab") -> str:
    application = _facts(name, company, note)
    (made,) = draft_due(application, date(2026, 11, 24), writer=open_writer("template"))
    assert made.report.ready
    return made.message.body


def test_an_initial_is_no_name_to_greet_by() -> None:
    assert _body(name="Mr. R. K. Subramaniam").startswith("Dear Mr. R. K. Subramaniam,")


def test_a_university_of_somewhere_has_its_article() -> None:
    assert "the University of Tartu" in _body(company="University of Tartu")
    assert in_sentence("Bank of America") == "Bank of America"


def test_what_went_wrong_there_is_thanked_for_as_openness() -> None:
    body = _body(note="the lab migration is late")
    assert any(word in body for word in ("open", "frank", "plainly"))


def test_a_part_names_only_the_facts_that_it_says() -> None:
    application = _facts("Ana Roy", "Lotus", "the lab").model_copy(
        update={
            "candidate": Candidate(
                name="Meera Iyer",
                strengths=("six years on a surgical ward", "led the move to electronic charts"),
            )
        }
    )
    step = plan(application, date(2026, 11, 24)).steps[0]
    short = draft(
        application, step, writer=open_writer("template"), wishes=Wishes(length="shorter")
    )
    (fit,) = [part for part in short.parts if part.part == "fit"]
    assert fit.facts
    assert all(fact.split()[-1] in fit.text for fact in fit.facts)
    assert len(fit.facts) == 1
