import pytest

from drafting.writers.notes import to_reader
from drafting.writers.shape import shape_of


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("they want to open on Sundays", "you want to open on Sundays"),
        ("They're hiring two more cooks", "you're hiring two more cooks"),
        ("they plan to expand their team", "you plan to expand your team"),
        ("she runs the night desk", "you run the night desk"),
        ("He is new to rail.", "you are new to rail"),
        ("she's from Porto", "you're from Porto"),
        ("he has three labs", "you have three labs"),
        ("she teaches on Fridays", "you teach on Fridays"),
        ("he also studies maps", "you also study maps"),
        ("she carries the pager", "you carry the pager"),
        ("he started as a porter", "you started as a porter"),
        ("she did her thesis on moss", "you did your thesis on moss"),
        ("he would like more tests", "you would like more tests"),
        ("their new kiln", "your new kiln"),
        ("how they price repairs", "how you price repairs"),
        ("why their churn is low", "why your churn is low"),
        ("We talked about the harvest.", "the harvest"),
        ("talked a lot about the harvest", "the harvest"),
        ("we discussed night trains", "night trains"),
        ("she said that onboarding takes weeks", "onboarding takes weeks"),
        ("they mentioned they want a second van", "you want a second van"),
        ("the theory of their own", "the theory of their own"),
        ("they asked how I plan lessons", "they asked how I plan lessons"),
        ("we both keep bees", "we both keep bees"),
        ("hers was the first shop", "hers was the first shop"),
        ("shelf life of bread", "shelf life of bread"),
        ("he", "you"),
        ("", ""),
        ("we talked about ", "we talked about"),
    ],
)
def test_a_note_is_spoken_to_the_reader(note: str, told: str) -> None:
    assert to_reader(note) == told


@pytest.mark.parametrize(
    ("note", "shape"),
    [
        ("their new kiln", "noun"),
        ("Friday book club", "noun"),
        ("spring sale", "noun"),
        ("12 new buses", "noun"),
        ("12", "noun"),
        ("", "noun"),
        ("moving payroll to the cloud", "gerund"),
        ("onboarding takes 6 weeks", "clause"),
        ("how buses are routed", "question"),
        ("you want to open on Sundays", "clause"),
        ("We both keep bees", "clause"),
        ("the pilot was a success", "clause"),
        ("It's quiet", "noun"),
        ("cut waste by 12%", "verb"),
        ("trained four drivers", "verb"),
        ("want to stay here", "verb"),
        ("red paint", "noun"),
    ],
)
def test_the_shape_of_a_note(note: str, shape: str) -> None:
    assert shape_of(note) == shape


def test_a_long_note_is_read_in_no_time() -> None:
    for text in ("they " * 200_000, "x" * 1_000_000, "how  " * 200_000, "we talked " * 100_000):
        to_reader(text)
        shape_of(text)
