"""The second opinion: how a sentence is cut, weighed and named, and what it leaves alone."""

import pytest

from bench import tone_weights
from bench.tone_weights import Sentence
from guardrails.checks.text import Text
from guardrails.checks.tone import likeness
from guardrails.checks.tone.likeness import marks, read_table, rule_of, sentences, sins, weigh
from guardrails.checks.tone.rules import ready_rules
from guardrails.checks.tone.tokens import Tokens
from guardrails.findings import Severity
from guardrails.kinds import MessageKind

LINES = (
    "# A remark.",
    "=\t*\t-1.00\t",
    "rent\t*\t4.00\thardship:2.0 pay:0.5",
    "^ rent\t*\t2.00\thardship:1.0",
    "wage\t*\t3.00\tpay:2.0",
    "wage\toffer_reply\t-9.00\t",
)


@pytest.fixture
def small_table(monkeypatch):
    monkeypatch.setattr(likeness, "the_table", lambda: read_table(LINES))


def _cut(text):
    tokens = Tokens(Text(text).lower)
    return [" ".join(tokens.words[a:b]) for a, b in sentences(tokens)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("I am here. Yes. Where are you now?", ["i am here", "where are you now ?"]),
        ("Dear Ruth,\nthank you so much", ["thank you so much"]),
        ("", []),
        ("word " * 100, ["word " * 79 + "word", "word " * 19 + "word"]),
    ],
)
def test_sentences_of_three_words_and_more_are_cut_out(text, cut):
    assert _cut(text) == cut


def test_words_count_by_their_beginning_with_the_one_before_and_by_their_class():
    assert list(marks(["marble", "12", "!", "rented"])) == [
        "marble", "^ marble", "#", "marble #", "@one", "!", "# !", "rented", "! rented",
    ]  # fmt: skip
    assert "@home" in list(marks(["landlords"]))


def test_weights_add_up_and_a_kind_has_its_own(small_table):
    words = ["rent", "a", "wage"]
    assert weigh(words, "check_in") == pytest.approx(9 / 2 - 1 - likeness.BAR)
    assert weigh(words, "offer_reply") == pytest.approx(0 / 2 - 1 - likeness.BAR)
    assert sins(words) == ["hardship", "pay"]
    assert sins(["nothing", "known"]) == []


def test_a_table_may_be_empty():
    assert read_table(()).of("check_in") == {}


def test_each_sin_that_is_taught_has_a_rule():
    ids = {ready.rule.id for ready in ready_rules()}
    assert {rule_of(sin) for sin in tone_weights.SINS} <= ids


def test_a_new_wording_of_an_old_sin_is_found_as_a_whole_sentence(judge):
    body = "Thank you for the tour. I would mop your decks for nothing if you let me. Best wishes."
    (found,) = judge(body)
    assert found.quote == "I would mop your decks for nothing if you let me"
    assert found.rule == "tone.desperation"


def test_neither_a_quotation_nor_the_applications_words_weigh(judge, facts):
    sin = "I would mop your decks for nothing if you let me"
    assert judge(f"{sin}.")
    assert not judge(f'The song goes "{sin}" and I liked it.')
    facts["interviews"][0]["notes"] = {"ruth": [f"the song that goes {sin}"]}
    assert not judge(f"{sin}.", facts=facts)


def test_a_sentence_is_left_alone_where_its_rule_is_not_meant(judge):
    body = "Do let me know as soon as the choice is made."
    assert {f.rule for f in judge(body, MessageKind.STATUS_REPLY)} == {"tone.decision_question"}


def test_words_that_speak_for_no_rule_of_this_kind_break_none(judge, monkeypatch):
    monkeypatch.setattr(
        likeness, "the_table", lambda: read_table(("=\t*\t9.00\t", "door\t*\t5.00\tcomparison:2.0"))
    )
    body = "We came to a blue door."
    assert {f.rule for f in judge(body, MessageKind.WITHDRAWAL)} == {"tone.comparison"}
    assert not judge(body)


def test_a_subject_is_not_weighed(judge):
    sin = "I would mop your decks for nothing if you let me"
    assert not judge("Thank you.", subject=sin)


@pytest.mark.parametrize(("weight", "severity"), [(9.0, Severity.ERROR), (2.6, Severity.WARNING)])
def test_a_sentence_that_barely_weighs_enough_is_only_worth_a_look(
    judge, monkeypatch, weight, severity
):
    lines = ("=\t*\t0.00\t", f"door\t*\t{weight}\tguilt:2.0", f"we\t*\t{weight}\tguilt:1.0")
    monkeypatch.setattr(likeness, "the_table", lambda: read_table(lines))
    (found,) = judge("We came to a door of blue.")
    assert (found.rule, found.severity) == ("tone.guilt", severity)


def test_no_sentence_is_filler_by_its_weight(judge, monkeypatch):
    lines = ("=\t*\t9.00\t", "door\t*\t5.00\tfiller:2.0")
    monkeypatch.setattr(likeness, "the_table", lambda: read_table(lines))
    assert not judge("We came to a blue door.")


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Only by the door.", False),
        ("Blue is the colour of the old door.", True),
        ("Blue is the colour of the old door", False),
    ],
)
def test_a_fragment_that_speaks_of_nobody_is_not_judged(judge, monkeypatch, body, found):
    lines = ("=\t*\t9.00\t", "door\t*\t5.00\tguilt:2.0")
    monkeypatch.setattr(likeness, "the_table", lambda: read_table(lines))
    assert bool(judge(body)) is found


def test_an_honest_sentence_excuses_the_phrase_in_it(judge):
    assert not judge(
        "Thank you for explaining the rules for a family that faces an eviction letter."
    )


def test_what_is_taught_is_learnt_and_said_in_the_same_words_each_time():
    taught = [
        *(Sentence(("pay", "me", name), "thank_you", "pay") for name in "abcdef"),
        *(Sentence(("no", "rent", name), "thank_you", "hardship") for name in "abcdef"),
        *(Sentence(("thank", "you", name), "thank_you", "") for name in "abcdef"),
        *(Sentence(("pay", "day", name), "offer_reply", "") for name in "abcdef"),
    ]
    lines = list(tone_weights.lines(taught))
    assert lines == list(tone_weights.lines(taught))
    table = read_table(lines)
    assert table.of("thank_you")["pay me"] > 0 > table.of("thank_you")["thank"]
    assert table.voices["pay me"][0][0] == "pay"
    assert table.of("offer_reply")["pay day"] < 0


def test_the_table_is_nearly_what_the_sentences_teach(tmp_path):
    """Where it fails: python -m bench.tone_weights. The template's wordings teach, and change."""
    path = tmp_path / "weights.tsv"
    tone_weights.write(path)
    new, old = (_weights(file) for file in (path, tone_weights.TABLE))
    shared = new.keys() & old.keys()
    assert len(shared) > 0.85 * len(new)
    assert sum(abs(new[mark] - old[mark]) > 0.5 for mark in shared) < 0.03 * len(shared)


def _weights(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("# ")]
    return {(mark, kind): float(weight) for mark, kind, weight, _ in cells}
