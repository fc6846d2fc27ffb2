from guardrails import Application, Message, MessageKind, check

APPLICATION = Application.model_validate(
    {
        "candidate": {"name": "Lea Brandt"},
        "company": "Lekki School",
        "role": "Primary School Teacher",
        "people": [
            {"id": "ada", "name": "Ada Obi", "email": "ada@example.org", "part": "lead"},
            {"id": "tom", "name": "Tom Eze", "email": "tom@example.org"},
        ],
        "interviews": [
            {
                "on": "2026-11-19",
                "met": ["ada", "tom"],
                "notes": {"tom": ["written instructions for parents"]},
            }
        ],
    }
)


def strays(body: str) -> list[str]:
    report = check(
        Message(subject="Thank you", body=body),
        kind=MessageKind.THANK_YOU, application=APPLICATION, person="ada", interview=0,
    )  # fmt: skip
    return [f.quote for f in report.findings if f.rule == "grounding.wrong_person"]


def test_the_role_s_own_word_is_nobody_s_topic_though_a_synonym_of_one() -> None:
    assert strays("Dear Ada,\n\nI am keen on the Primary School Teacher position.\n") == []


def test_the_topic_itself_still_is() -> None:
    assert strays("Dear Ada,\n\nI enjoyed our talk about written instructions for parents.\n")


def test_the_companys_own_name_is_nobodys_topic() -> None:
    application = Application.model_validate(
        {
            "candidate": {"name": "Abel Moss"},
            "company": "Larch Animal Hospital",
            "role": "Nurse",
            "people": [{"id": "ann", "name": "Ann Roe"}, {"id": "bo", "name": "Bo Lund"}],
            "interviews": [
                {
                    "on": "2026-11-19",
                    "met": ["ann", "bo"],
                    "notes": {"ann": ["Saturday dental clinics"], "bo": ["the new rota"]},
                }
            ],
        }
    )
    message = Message(body="Dear Bo,\n\nI was glad to get to know Larch Animal Hospital.")
    report = check(message, kind="thank_you", application=application, person="bo")
    assert "grounding.wrong_person" not in {found.rule for found in report.findings}
