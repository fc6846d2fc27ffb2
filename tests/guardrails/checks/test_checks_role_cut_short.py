"""A position by its words cut short, and closings that wish something."""

import pytest

from guardrails import Message, check
from guardrails.checks.elements.role import names_role


@pytest.mark.parametrize(
    ("text", "role", "named"),
    [
        ("I would love to be your Lead Vet Tech.", "Lead Veterinary Technician", True),
        ("The ops manager job appeals to me.", "Operations Manager", True),
        ("I asked the vet about a beagle.", "Veterinary Technician", False),
        ("I am in the lab on Mondays.", "Laboratory Technician", False),
        ("An op man told me so.", "Operations Manager", False),
    ],
)
def test_a_role_may_be_cut_short(text: str, role: str, named: bool) -> None:
    assert names_role(text, role) is named


@pytest.mark.parametrize("closing", ["Have a good weekend!", "Enjoy the rest of your day,"])
def test_a_wish_may_close_a_letter(closing: str) -> None:
    body = f"Hi Ann,\n\nThank you for the update. I am glad to wait.\n\n{closing}\nBo Lund"
    report = check(Message(subject="Update", body=body), kind="status_reply")
    assert "element.sign_off" not in {found.rule for found in report.findings}
