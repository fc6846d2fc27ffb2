import pytest

from drafting.writers.candidates import bare, best_first

FRAME = ["I enjoyed hearing about", "It was good to learn that", "I would bring"]


def judged(*texts: str, fact: str, **more: object) -> tuple[str, ...]:
    return best_first(texts, fact=fact, frame=FRAME, most_words=30, **more)  # type: ignore[arg-type]


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
    ("fact", "good"),
    [
        ("how young oaks are watered", "I enjoyed hearing about how young oaks are watered."),
        ("cut waste by 12.5%", "I would bring cuts of 12.5% to waste."),
        (
            "you want to open a shop in Leeds",
            "It was good to learn that you want to open a shop in Leeds.",
        ),
        ("the programme, esp. for boys", "I enjoyed hearing about the programme, esp. for boys."),
        ("C++ and C# builds", "I enjoyed hearing about C++ and C# builds."),
        ("no agency staff on Sundays", "I enjoyed hearing about no agency staff on Sundays."),
    ],
)
def test_a_plain_sentence_is_kept(fact: str, good: str) -> None:
    assert judged(good, fact=fact) == (good,)


@pytest.mark.parametrize(
    "bad",
    [
        "I enjoyed hearing about how young oaks are watered in Spain.",
        "I enjoyed hearing about watering.",
        "How young oaks are watered",
        "I enjoyed hearing about how young oaks are watered!",
        "Did I hear how young oaks are watered?",
        "I enjoyed hearing about how young oaks are not watered.",
        "I enjoyed hearing how they say young oaks are watered.",
        "I enjoyed hearing about how we water young oaks.",
        "I enjoyed hearing about 3 young oaks watered.",
        "I enjoyed hearing about oaks, young oaks, how young oaks are watered.",
        "I enjoyed hearing about the the young oaks watered.",
        "I enjoyed hearing about [young oaks] watered.",
        "Young oaks watered.",
        "how young oaks are watered is good.",
        "I enjoyed hearing about " + "how young oaks are " * 8 + "watered.",
    ],
)
def test_a_small_model_s_failures_are_not(bad: str) -> None:
    assert judged(bad, fact="how young oaks are watered") == ()


def test_the_fuller_and_plainer_comes_first() -> None:
    full = "I enjoyed hearing about how the young oaks of the estate are watered."
    less = "I enjoyed hearing about how young oaks are watered."
    assert judged(less, full, less, fact="how young oaks of the estate are watered") == (full, less)


def test_we_stays_we() -> None:
    fact = "we both keep bees"
    assert judged("It was good to learn that you both keep bees.", fact=fact) == ()
    for said in ("that we both keep bees", "that both of us keep bees"):
        sentence = f"It was good to learn {said}."
        assert judged(sentence, fact=fact) == (sentence,)


def test_what_is_theirs_is_named_so() -> None:
    bare_one = "I enjoyed hearing about Friday book club."
    named = "I enjoyed hearing about your Friday book club."
    assert judged(bare_one, named, fact="Friday book club") == (named, bare_one)


def test_a_bar_can_be_set() -> None:
    said = "I enjoyed hearing about how young oaks are watered."
    fact = "how young oaks of the estate are watered"
    assert judged(said, fact=fact, least=0.5) == (said,)
    assert judged(said, fact=fact, least=0.95) == ()


def test_names_may_stand_and_come_again() -> None:
    said = "I would bring data pipelines to the Data Engineer role at Kew."
    assert judged(said, fact="data pipelines") == ()
    assert judged(said, fact="data pipelines", names="Data Engineer Kew role") == (said,)


def test_a_fact_without_content_has_no_sentence() -> None:
    assert judged("I enjoyed hearing about that one.", fact="the") == ()
