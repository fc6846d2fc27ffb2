import pytest

from drafting.wrote import who_wrote
from guardrails import Application

FACTS = Application.model_validate(
    {
        "candidate": {"name": "Lena Holm"},
        "company": "Dune",
        "role": "Cutter",
        "people": [
            {"id": "rui", "name": "Rui Abreu", "email": "rui@dune.example"},
            {"id": "ana", "name": "Dr. Ana Luz"},
            {"id": "ana2", "name": "Ana Costa"},
        ],
    }
)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hi Lena,\n\nsoon.\n\nBest,\nRui", "rui"),
        ("soon\n-- \n  RUI   ABREU, \n", "rui"),
        ("From: Ana Costa\nTo: Lena\n\nsoon", "ana2"),
        ("soon\n<rui@dune.example>", "rui"),
        ("soon\nAna", None),
        ("soon\nAna\nDr. Ana Luz", "ana"),
        ("Rui says that it takes longer", None),
        ("", None),
    ],
)
def test_the_person_whose_name_stands_below(text: str, who: str | None) -> None:
    assert who_wrote(FACTS, text) == who
