from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from guardrails import Application, Message, MessageKind, Step
from guardrails.planning.shapes import State


@pytest.fixture(scope="session")
def facts() -> Callable[..., Application]:
    """An application from few words; anything can be overruled by its field's name."""

    def make(**changed: Any) -> Application:
        data: dict[str, Any] = {
            "candidate": {"name": "Noa Lindqvist", "email": "noa@example.org"},
            "company": "Harbour Ceramics",
            "role": "Kiln Technician",
            "country": "GB",
            "people": [
                {"id": "ivo", "name": "Ivo Marsh", "email": "ivo@example.net", "part": "lead"},
                {"id": "uma", "name": "Uma Rao", "email": "uma@example.net", "part": "coordinator"},
            ],
            "interviews": [{"on": "2027-03-01", "ends_at": "11:30", "met": ["ivo"]}],
        }
        return Application.model_validate(data | changed)

    return make


@pytest.fixture
def thank_you() -> Step:
    return Step(
        kind=MessageKind.THANK_YOU,
        to=("ivo",),
        cc=("uma",),
        interview=0,
        state=State.DUE,
        opens=date(2027, 3, 1),
        rules=("thank-you-within-a-day",),
        because="You met Ivo.",
    )


@pytest.fixture
def message() -> Message:
    return Message(subject="Thank you, Ivo", body="Dear Ivo,\n\nThank you.\n\nBest,\nNoa Lindqvist")
