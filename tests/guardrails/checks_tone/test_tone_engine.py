"""The phrase language, the index and the places that findings carry."""

import time

import pytest

from guardrails.checks.text import Text
from guardrails.checks.tone import rules as rules_module
from guardrails.checks.tone.index import Index, apart, match, touches
from guardrails.checks.tone.phrases import BadPhrase, compile_phrase
from guardrails.checks.tone.rules import BadRules, Family, families, ready_rules
from guardrails.checks.tone.tokens import Tokens
from guardrails.findings import Severity
from guardrails.kinds import MessageKind

LISTS = {"fruit": ("apple", "(ripe|old) pear")}


def _stands(phrase, text):
    compiled = compile_phrase(phrase, LISTS)
    index = Index()
    index.add(7, compiled)
    tokens = Tokens(Text(text).lower)
    found = {" ".join(tokens.words[a:b]) for _, (a, b) in index.hits(tokens)}
    tried = {
        " ".join(tokens.words[start:end])
        for start in range(len(tokens.words))
        if (end := match(compiled, tokens, start)) is not None
    }
    assert found == tried  # the index finds what trying everywhere finds
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I'm sure you haven't", "i am sure you have not"),
        ("It’s Ruth's, and she'll can't", "it is ruth 's and she will can not"),
        ("a well-known e-mail", "a well known e mail"),
        ("O'Brien paid $80,000.50 or 45k", "o'brien paid $80,000.50 or 45k"),
        ("dont know, im fine", "do not know i am fine"),
        ("Yes!! Why?\n\nSee https://a.example/urgent-care.", "yes ! ! why ? ¶ see https://a.example/urgent-care."),
        ("Dear Ruth,\nPlease write to me@a.example", "dear ruth ¶ please write to me@a.example"),
        ("C++ and R&D, 30%", "c++ and r&d 30%"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_is_read_as_words(text, words):
    tokens = Tokens(Text(text).lower)
    assert " ".join(tokens.words) == words
    assert tokens.norm == (words + " " if words else "")


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("red <fruit>", "A red apple, a red old pear, a red plum", {"red apple", "red old pear"}),
        ("i ~2 beg", "I really do beg. I can only just beg", {"i really do beg"}),
        ("(so|very)? late", "so late, very late, late", {"so late", "very late", "late"}),
        ("^ soon", "Soon, or soon. Soon", {"soon"}),
        ("now $", "now or now. not now", {"now"}),
        ("desperat*", "Desperation makes desperate", {"desperation", "desperate"}),
        ("pay <number>", "pay 300 or pay more", {"pay 300"}),
        ("ready QUESTION", "ready? ready", {"ready ?"}),
        ("stop ~3", "stop it now, please do. Stop.", {"stop it now please", "stop"}),
        ("al* the time", "all the time, also the time", {"all the time", "also the time"}),
        ("~2 late", "far too late", {"far too late", "too late", "late"}),
    ],
)
def test_a_phrase_finds_what_it_says(phrase, text, found):
    assert _stands(phrase, text) == found


@pytest.mark.parametrize(
    ("phrase", "complaint"),
    [
        ("(open", "a bracket is open"),
        ("closed)", "unexpected"),
        ("<nothing>", "no list"),
        ("i'm here", "not how a text is read"),
        ("Upper", "not how a text is read"),
        ("? lost", "misplaced"),
        ("~3", "no word that it cannot do without"),
        ("(a?|b)", "may be empty"),
        ("", "no word that it cannot do without"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_why(phrase, complaint):
    with pytest.raises(BadPhrase, match=complaint):
        compile_phrase(phrase, LISTS)


def test_stretches_that_overlap_are_one():
    assert apart([(4, 6), (0, 2), (1, 3), (4, 6), (3, 4)]) == [(0, 3), (3, 4), (4, 6)]


def test_touching_is_sharing_a_place():
    others = [(2, 4), (8, 9)]
    assert [touches((n, n + 1), others) for n in (0, 1, 2, 3, 4, 8, 9)] == [
        False, False, True, True, False, True, False,
    ]  # fmt: skip
    assert not touches((0, 5), [])


@pytest.mark.parametrize(
    "body",
    [
        "Thank you. I’m truly desperate for the job.",
        "Thank you.\r\nI'm truly desperate for the job.\r\n",
        "Zoe\u0301 said hello. I'm truly desperate for the job.",
    ],
)
def test_a_finding_quotes_what_stands_at_its_place(judge, body):
    (found,) = [f for f in judge(body) if f.rule == "tone.desperation"]
    assert body[found.start : found.end] == found.quote
    assert "desperate" in found.quote


def test_the_subject_is_read_too(judge):
    (found,) = judge("Thank you for the tour.", subject="URGENT!!")[:1]
    assert (found.where, found.rule) == ("subject", "tone.shouting")


def test_a_rule_for_the_body_leaves_the_subject_alone(judge):
    assert not judge("Thank you.", subject="One! Two! Three! Four!")


def test_some_kinds_weigh_a_finding_less(judge):
    body = "Please let me know by Friday."
    for kind, weight in ((MessageKind.CHECK_IN, "error"), (MessageKind.OFFER_REPLY, "warning")):
        found = [f for f in judge(body, kind) if f.rule == "tone.deadline"]
        assert [f.severity for f in found] == [Severity(weight)]


def test_a_rule_rests_in_the_kinds_it_is_not_for(judge):
    body = "Do you have any news about the decision?"
    assert "tone.decision_question" in {f.rule for f in judge(body, MessageKind.STATUS_REPLY)}
    assert not judge(body, MessageKind.CHECK_IN)


def test_every_rule_tells_what_to_write_instead():
    for ready in ready_rules():
        assert ready.rule.instead != ready.rule.message
        assert ready.source


def _family(**changes):
    examples = {"fire": ["a b", "c d", "e f"], "pass": ["g h", "i j", "k l"]}
    rule = {
        "id": "tone.test", "severity": "error", "message": "Says too much.",
        "instead": "Say less than that.", "phrases": ["much"], "examples": examples,
    }  # fmt: skip
    return {
        "family": "test", "reason": "A reason of enough words.", "source": "POLICY section 5",
        "rules": [rule | changes],
    }  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"examples": {"fire": ["a b"], "pass": ["c d"]}},
        {"examples": {"fire": [], "pass": []}},
        {"phrases": []},
        {"unknown": 1},
        {"id": "pay"},
        {"kinds": ["check_in"], "not_kinds": ["check_in"]},
        {"severity": "fatal"},
    ],
)
def test_a_rule_that_is_not_whole_is_refused(changes):
    assert Family.model_validate(_family())
    with pytest.raises(ValueError, match="rules"):
        Family.model_validate(_family(**changes))


@pytest.fixture
def rule_folder(tmp_path, monkeypatch):
    """Rule data of its own, in place of the project's; gives a function that writes a file."""
    folder = tmp_path / "rules" / "tone"
    folder.mkdir(parents=True)
    (folder / "vocabulary.yaml").write_text("fruit: [apple]\n", encoding="utf-8")
    monkeypatch.setattr(rules_module, "files", lambda _: tmp_path)
    caches = (families, ready_rules, rules_module.vocabulary)
    for cached in caches:
        cached.cache_clear()
    yield lambda name, text: (folder / name).write_text(text, encoding="utf-8")
    for cached in caches:
        cached.cache_clear()


def _yaml(**changes):
    import yaml

    return yaml.safe_dump(_family(**changes))


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("test.yaml", "- a list", "must hold named fields"),
        ("test.yaml", "a: [", "test.yaml"),
        ("other.yaml", _yaml(), "another family"),
        ("test.yaml", _yaml(severity="fatal"), "severity"),
    ],
)
def test_a_bad_file_fails_loudly(rule_folder, name, text, complaint):
    rule_folder(name, text)
    with pytest.raises(BadRules, match=complaint):
        families()


def test_an_id_stands_once(rule_folder):
    rule_folder("test.yaml", _yaml())
    rule_folder("more.yaml", _yaml().replace("family: test", "family: more"))
    with pytest.raises(BadRules, match=r"twice: tone\.test"):
        families()


@pytest.mark.parametrize("changes", [{"phrases": ["(a"]}, {"phrases": [], "regexes": ["("]}])
def test_a_phrase_or_expression_that_cannot_be_read_names_its_rule(rule_folder, changes):
    rule_folder("test.yaml", _yaml(**changes))
    with pytest.raises(BadRules, match=r"tone\.test"):
        ready_rules()


HEAVY = [
    "please let me know ", "I would be so very sorry to bother you, but ", '"', "[", "*", "_ ",
    "why not me? I need this job by Friday or else! ", "{", "! ", "\n ", "a@", "X ", "no urgent ",
    "accepted a position with Xy ", "$9", "|", "#", "`", "-", ".", ":a", "I A ", "A'",
]  # fmt: skip


@pytest.mark.parametrize("piece", HEAVY)
def test_long_texts_take_time_in_proportion(judge, piece):
    def seconds(length):
        body = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        judge(body, MessageKind.WITHDRAWAL)
        return time.process_time() - start

    seconds(2_000)
    small, large = min(seconds(10_000) for _ in range(3)), seconds(100_000)
    assert large < 40 * small + 0.5


def test_every_phrase_of_the_rules_compiles_and_has_words_that_it_needs() -> None:
    for ready in ready_rules():
        for phrase in (*ready.phrases, *ready.unless, *ready.answered):
            assert phrase.regex.pattern == phrase.expression
            assert phrase.needs


def test_a_phrase_is_tried_only_where_a_second_word_of_it_stands() -> None:
    phrase = compile_phrase("dying to (hear|know) desperat*", {})
    names = {anchor.name for anchor in phrase.anchors}
    assert names == {"dying"}
    assert phrase.beside(phrase.anchors[0]) == {"to"}
    assert frozenset({"hear", "know"}) in phrase.needs
    assert frozenset({"desp*"}) in phrase.needs


def test_a_text_with_a_token_of_any_length_reads_the_same() -> None:
    link = "https://example.com/" + "a" * 5000
    assert Tokens(f"i'm here: {link} don't.").words == [
        "i",
        "am",
        "here",
        ".",
        link,
        "do",
        "not",
        ".",
    ]
