"""How readers and companies are called in the middle of a letter."""

from datetime import date

from drafting import open_writer
from drafting.due import draft_due
from drafting.writers.template.slots import in_sentence
from guardrails import Application


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
