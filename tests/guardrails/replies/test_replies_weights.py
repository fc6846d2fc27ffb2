"""The learnt weights: what they look at, what they say, and that the file is what it claims."""

import pytest
from pydantic import ValidationError

from guardrails.replies import UNSURE, UNTOLD, read_reply
from guardrails.replies.decide import decide, disputed
from guardrails.replies.evidence import signs
from guardrails.replies.kinds import NUMBER, kinds_of
from guardrails.replies.own import own_parts
from guardrails.replies.phrases import rule_book
from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.terms import LENGTH, Term, terms
from guardrails.replies.weights import WeightFile, chances, confidence, learnt, speaking, weights_of
from guardrails.replies.words import fold, sentences


def held(text: str) -> dict[str, Term]:
    folded = fold(text)
    read = list(sentences(folded, own_parts(folded)))
    found = signs(read, rule_book())
    return {term.text: term for term in terms(read, found, decide(found))}


def weights(**changes: object) -> WeightFile:
    file = {
        "labels": ["offer", "rejection"],
        "sure": [[0.0, 0.0], [0.8, 0.9], [1.0, 1.0]],
        "start": "0 0",
        "terms": {"hired": "2 -1", "sorry": "-.5 1.5", "not": "0.1 .1"},
    }
    return WeightFile.model_validate(file | changes)


def term(text: str, start: int = 0, end: int = 1) -> Term:
    return Term(text, 1.0, start, end)


def test_a_text_is_seen_as_words_kinds_and_what_the_rules_say() -> None:
    seen = held("We did not hire the nephew. We are pleased to offer you the post.")
    assert {"we", "hire", "we did", "<choose>", "<we>+<past>", "<we>~<neg>"} <= seen.keys()
    assert {"no <choose>", "no <someone>", "^+<we>", "<job>+$"} <= seen.keys()
    assert "no <job>" not in seen
    assert {"rule:offer.pleased-to-offer", "verdict:offer", "words:3"} <= seen.keys()


def test_a_place_is_that_of_the_words() -> None:
    text = "We're  sorry , someone else won."
    seen = held(text)
    for name, words in (
        ("<someone>", "someone"),
        ("<someone>+<another>", "someone else"),
        ("sorry someon", "sorry , someone"),
    ):
        assert text[seen[name].start : seen[name].end] == words


def test_a_long_text_counts_each_word_less() -> None:
    short, long = held("You won."), held("You won. " + "Parking is behind the mill. " * 40)
    assert short["you"].value > 2 * long["you"].value
    for seen in (short, long, held("")):
        assert sum(term.value**2 for term in seen.values()) == pytest.approx(LENGTH**2)


def test_only_function_words_make_no_kinds() -> None:
    assert not any(name.startswith("^") for name in held("Of the."))


@pytest.mark.parametrize(
    ("word", "kinds"),
    [
        ("3pm", NUMBER),
        ("nephew", ("<someone>",)),
        ("interviews", ("<meet>",)),
        ("welcome", ("<win>",)),
        ("xylophone", ()),
    ],
)
def test_kinds(word: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(word) == kinds


def test_weights_add_up_to_likelihoods() -> None:
    table = weights_of(weights())
    offer, rejection = chances([term("hired"), term("unknown")], table)
    assert offer == pytest.approx(0.9526, abs=1e-3)
    assert offer + rejection == pytest.approx(1)
    assert chances([], table) == (0.5, 0.5)


@pytest.mark.parametrize(
    ("chance", "sure"), [(0.0, 0.0), (0.4, 0.45), (0.8, 0.9), (0.9, 0.95), (1.0, 1.0)]
)
def test_confidence_lies_between_the_measured_points(chance: float, sure: float) -> None:
    assert confidence(chance, weights_of(weights())) == sure


def test_what_speaks_for_a_label_is_shown_once_a_place() -> None:
    table = weights_of(weights())
    found = [term("sorry", 9, 14), term("hired", 0, 5), term("hired", 2, 5), term("not", 6, 8)]
    assert [one.text for one in speaking(found, ReplyLabel.OFFER, table)] == ["hired"]
    assert [one.text for one in speaking(found, ReplyLabel.REJECTION, table)] == ["sorry"]
    assert speaking([Term("hired", 1.0, -1, -1)], ReplyLabel.OFFER, table) == []


def test_a_row_of_the_wrong_length_is_refused() -> None:
    with pytest.raises(ValueError, match="has not 2 weights"):
        weights_of(weights(terms={"hired": "1"}))


@pytest.mark.parametrize("changes", [{"more": 1}, {"sure": [[0.0, 0.0]]}, {"labels": ["maybe"]}])
def test_a_wrong_file_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        weights(**changes)


def test_the_file_of_the_package_knows_every_label_and_rises() -> None:
    table = learnt()
    assert set(table.labels) == set(ReplyLabel)
    assert list(table.sure) == sorted(table.sure)
    assert (table.sure[0], table.sure[-1][0]) == ((0.0, 0.0), 1.0)
    assert {0.6, 0.9} <= {sure for _, sure in table.sure}


def test_two_decisions_in_one_text_are_never_sure() -> None:
    text = "We are delighted to offer you the job. We have to reject your application."
    folded = fold(text)
    assert disputed(signs(list(sentences(folded, [(0, len(text))])), rule_book()))
    assert read_reply(text).confidence <= UNSURE


def test_what_can_show_nothing_is_not_told() -> None:
    for text in ("", "...", "Zxqv."):
        reading = read_reply(text)
        assert reading.evidence == ()
        assert reading.confidence <= UNTOLD


def test_an_oblique_text_shows_the_words_that_it_rests_on() -> None:
    reading = read_reply("Hand your notice in, we start at seven on Monday.")
    assert any(one.rule == f"{reading.label}.words" for one in reading.evidence)
