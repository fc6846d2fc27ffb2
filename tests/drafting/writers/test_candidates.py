"""A small model's sentences: which may stand, and what is wrong with the others."""

import pytest

from drafting.writers.candidates import Beginnings, Frame, bare, faults

POSITION = "the Night Baker position"
ABOUT = ["I enjoyed hearing about", "It was good to learn about", "What you said about … stays."]
SAID = ["In the past,", "I think that I would fit in, as", "…, and I liked it."]
WHY = ["I am drawn to {position} because I care about"]


def of(*openings: str, others: list[str] | None = None) -> Beginnings:
    return Beginnings.of(
        [Frame.of(one, POSITION) for one in openings],
        [Frame.of(one, POSITION) for one in others or ()],
        POSITION,
    )


@pytest.mark.parametrize(
    ("said", "one"),
    [
        ('"I enjoyed hearing about oaks."', "I enjoyed hearing about oaks."),
        ("Sentence: I like oaks.\nAnd more.", "I like oaks."),
        ("I like oaks. They are old.", "I like oaks."),
        ("\n\n  I like oaks", "I like oaks"),
        ("Dr. Hale likes oaks. Really.", "Dr. Hale likes oaks."),
        ("", ""),
        ("\n", ""),
        ('""', ""),
    ],
)
def test_one_sentence_is_left(said: str, one: str) -> None:
    assert bare(said) == one


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("I enjoyed hearing about the Friday book club.", "the Friday book club"),
        ("It was good to learn about moving mail by rail.", "moving mail by rail"),
        ("I enjoyed hearing about your people’s choir.", "your people's choir"),
        ("What you said about the Friday book club stays.", "the Friday book club"),
        ("It was good hearing about the Friday book club.", "the Friday book club"),
    ],
)
def test_a_topic_after_a_beginning_that_takes_one_stands(sentence: str, fact: str) -> None:
    known = of(*ABOUT, others=["It was good hearing more"])
    assert faults(sentence, fact, known, 30) == ()


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("I cut waste by half.", "I cut waste by half"),
        ("In the past, I cut waste by half.", "I cut waste by half"),
        ("I cut waste by half, and I liked it.", "I cut waste by half"),
        ("My pupils cut waste by half, and I liked it.", "my pupils cut waste by half"),
    ],
)
def test_a_sentence_of_i_stands_alone_or_begun(sentence: str, fact: str) -> None:
    assert faults(sentence, fact, of(*SAID), 30) == ()


@pytest.mark.parametrize(
    ("sentence", "fact", "why"),
    [
        ("I enjoyed hearing about the Friday club", "the Friday club", "form.not_a_sentence"),
        ("i enjoyed hearing about the Friday club.", "the Friday club", "form.not_a_sentence"),
        ("Did I hear about the Friday club?", "the Friday club", "form.not_a_sentence"),
        ("I enjoyed hearing about the club.", "the Friday club", "form.fact_incomplete"),
        ("I enjoyed hearing about Friday club.", "the Friday club", "form.fact_incomplete"),
        ("I enjoyed hearing about the Friday clubs.", "the Friday club", "form.words_added"),
        ("I enjoyed hearing about the Friday club in Spain.", "the Friday club",
         "form.words_added"),
        ("I enjoyed hearing about the new the Friday club.", "the Friday club", "form.joint"),
        ("I enjoyed hearing about your moving mail.", "moving mail", "form.joint"),
        ("I enjoyed hearing that moving mail.", "moving mail", "form.joint"),
        ("I hated hearing about moving mail.", "moving mail", "form.words_added"),
        ("It was good I enjoyed hearing about moving mail.", "moving mail", "form.words_added"),
        ("What you said about moving mail.", "moving mail", "form.words_added"),
        ("I enjoyed hearing about moving mail stays.", "moving mail", "form.words_added"),
        ("It was good to learn about how staff learn.", "how staff learn", "form.repeats"),
        ("Moving mail.", "moving mail", "form.joint"),
        ("I enjoyed hearing about " + "moving mail " * 20 + ".", "moving mail", "form.too_long"),
    ],
)  # fmt: skip
def test_what_a_small_model_breaks_is_named(sentence: str, fact: str, why: str) -> None:
    assert faults(sentence, fact, of(*ABOUT), 30) == (why,)


def test_a_role_s_own_words_may_come_again() -> None:
    said = f"I am drawn to {POSITION} because I care about baker training."
    assert faults(said, "baker training", of(*WHY), 30) == ()


def test_a_frame_is_a_whole_sentence_around_its_fact() -> None:
    assert Frame.of("{position} is for …, surely.", "the mill").around("you") == (
        "The mill is for you, surely."
    )
    assert Frame.of("… counts.", "").around("order") == "Order counts."
    assert Frame.of("I like", "").around("order") == "I like order."
