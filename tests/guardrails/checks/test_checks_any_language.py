import pytest

from guardrails import Message, MessageKind, check

GERMAN = (
    "Sehr geehrte Frau Klein,\n\nvielen Dank für das freundliche Gespräch am Donnerstag und die "
    "Zeit, die Sie sich genommen haben. Ich freue mich sehr darauf, bald wieder von Ihnen zu "
    "hören, und stehe für weitere Fragen gern zur Verfügung.{}\n\nMit freundlichen Grüßen\n"
    "Lea Brandt"
)


def rules(body: str) -> set[str]:
    report = check(Message(subject="Danke", body=body), kind=MessageKind.THANK_YOU)
    return {finding.rule for finding in report.findings}


def test_a_text_in_no_english_gets_one_hint_and_no_rule_of_words() -> None:
    found = rules(GERMAN.format(""))
    assert "language.not_english" in found
    assert not {rule for rule in found if rule.startswith(("tone.", "element.", "grounding."))}


@pytest.mark.parametrize("sign", ["!!!", " 🎉", " [Ihr Name]", " **danke**"])
def test_signs_need_no_english(sign: str) -> None:
    assert any(rule.startswith("tone.") for rule in rules(GERMAN.format(sign)))
