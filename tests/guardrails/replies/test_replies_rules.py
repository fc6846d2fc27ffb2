"""Every phrase rule is held to its own examples; the loader is held to its strictness."""

import pytest
from pydantic import ValidationError

from guardrails.replies.evidence import signs
from guardrails.replies.phrases import FOLDER, RuleFile, compile_phrase, read_yaml, rule_book
from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.words import fold, sentences

RULES = [rule for file in rule_book().files for rule in file.rules]
FIRES = [(rule.id, text) for rule in RULES for text in rule.fires]
SILENT = [(rule.id, text) for rule in RULES for text in rule.silent]


def set_off(text: str) -> set[str]:
    folded = fold(text)
    read = list(sentences(folded, [(0, len(folded))]))
    return {sign.rule.id for sign in signs(read, rule_book())}


@pytest.mark.parametrize(("rule", "text"), FIRES)
def test_a_rule_fires_on_its_example(rule: str, text: str) -> None:
    assert rule in set_off(text)


@pytest.mark.parametrize(("rule", "text"), SILENT)
def test_a_rule_is_silent_on_its_counterexample(rule: str, text: str) -> None:
    assert rule not in set_off(text)


def test_every_label_has_a_file_named_like_it() -> None:
    names = {path.stem for path in FOLDER.glob("*.yaml")} - {"words"}
    assert names == {str(label) for label in ReplyLabel}
    assert {str(file.label) for file in rule_book().files} == names


def test_rule_ids_are_unique_and_begin_with_their_label() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for file in rule_book().files:
        assert all(rule.id.startswith(f"{file.label}.") for rule in file.rules)


@pytest.mark.parametrize("missing", ["fires", "silent", "says", "reason"])
def test_a_rule_without_examples_phrases_or_reason_is_refused(missing: str) -> None:
    rule = {"id": "other.x", "weight": 0.5, "says": ["a b"], "fires": ["a b"], "silent": ["c"]}
    file = {"label": "other", "reason": "because", "source": "somewhere", "rules": [rule]}
    assert RuleFile.model_validate(file)
    (file if missing in file else rule).pop(missing)
    with pytest.raises(ValidationError):
        RuleFile.model_validate(file)


def test_an_empty_list_of_examples_is_refused() -> None:
    rule = {"id": "other.x", "weight": 0.5, "says": ["a"], "fires": [], "silent": ["c"]}
    with pytest.raises(ValidationError, match="fires"):
        RuleFile.model_validate({"label": "other", "reason": "r", "source": "s", "rules": [rule]})


@pytest.mark.parametrize(
    ("says", "line", "found"),
    [
        ("we offer you", " we offer you ", True),
        ("we ..2 offer you", " we are glad offer you ", True),
        ("we ..2 offer you", " we can not offer you ", False),
        ("offer* you", " offering you ", True),
        ("offer/extend you", " extend you ", True),
        ("look_into it", " look into it ", True),
        ("offer ?very good", " offer good ", True),
        ("offer !you", " offer you ", False),
        ("offer !you", " offer her ", True),
        ("^ offer", " we offer ", False),
        ("offer $", " offer ? ", True),
        ("offer $", " offer it ", False),
        ("offer ?", " offer ? ", True),
        ("offer it", " offer , it ", True),
        ("<glad> offer", " happy offer ", True),
    ],
)
def test_the_language_of_phrases(says: str, line: str, found: bool) -> None:
    pattern, anchors = compile_phrase(says, {"glad": "happy glad"})
    assert (pattern.search(line) is not None) is found
    assert anchors


@pytest.mark.parametrize("says", ["?we ..", "^ $", "<nobody> offers"])
def test_a_phrase_that_cannot_be_looked_up_is_refused(says: str) -> None:
    with pytest.raises(ValueError, match="word"):
        compile_phrase(says, {})


def test_word_classes_are_all_used() -> None:
    classes = read_yaml(FOLDER / "words.yaml")
    assert isinstance(classes, dict)
    phrases = " ".join(text for rule in RULES for text in rule.says)
    assert [name for name in classes if f"<{name}>" not in phrases] == []
