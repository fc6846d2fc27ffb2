from pathlib import Path

import pytest

from prompts import Prompt, PromptError, load
from prompts.loader import FOLDER

GOOD = """---
variables: [tool, job]
examples:
  - {job: "dig {holes}", answer: "Take a spade."}
openings:
  noun: ["Take"]
---
## system
You choose a {tool}. Keep {{braces}}.

## user
For: {job}
"""


def test_the_messages_in_order() -> None:
    prompt = Prompt("x", GOOD)
    chat = prompt.chat(prompt.examples, tool="{job}", job="<b>{tool}</b>")
    assert chat == [
        {"role": "system", "content": "You choose a {job}. Keep {braces}."},
        {"role": "user", "content": "For: dig {holes}"},
        {"role": "assistant", "content": "Take a spade."},
        {"role": "user", "content": "For: <b>{tool}</b>"},
    ]
    assert prompt.openings == {"noun": ("Take",)}


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"tool": "x"}, "missing, though declared: job"),
        ({}, "missing, though declared: job, tool"),
        ({"tool": "x", "job": "y", "rush": "z"}, "given, though not declared: rush"),
    ],
)
def test_a_wrong_variable_is_named(values: dict[str, str], words: str) -> None:
    with pytest.raises(PromptError, match=words):
        Prompt("x", GOOD).chat(**values)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("---\nvariables", "variables", "front matter between"),
        ("variables: [tool, job]", "variables: [", "front matter is wrong"),
        ("variables: [tool, job]", "variable: [tool, job]", "variable"),
        (
            "variables: [tool, job]",
            "variables: [tool]",
            "used in the text, though not declared: job",
        ),
        ("variables: [tool, job]", "variables: [tool, job, age]", "declared: age"),
        ("## user", "## human", "sections"),
        ("## system", "Hello\n## system", "sections"),
        ("For: {job}", "", "sections"),
        ("For: {job}", "For: {job", "template is wrong"),
        ("For: {job}", "For: {job.__class__}", "x: "),
        (
            '{job: "dig {holes}", answer: "Take a spade."}',
            "{job: a}",
            "example 1 must have answer, job",
        ),
        (
            '{job: "dig {holes}", answer: "Take a spade."}',
            "{job: a, tool: b, answer: c}",
            "example 1 must have answer, job, and has answer, job, tool",
        ),
    ],
)
def test_a_wrong_file_is_told(old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(PromptError, match=words):
        Prompt("x", GOOD.replace(old, new, 1))


@pytest.mark.parametrize("name", ["none", "../pyproject", "parts/none"])
def test_a_prompt_that_is_not_there(name: str) -> None:
    with pytest.raises(PromptError, match="no such prompt"):
        load(name)


def test_every_prompt_loads() -> None:
    names = [path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.md")]
    assert {"letter", "repair", "parts/specific"} <= set(names)
    for name in names:
        assert load(name).variables


@pytest.mark.parametrize("name", ["specific", "interest", "fit"])
def test_the_examples_vary_in_how_they_begin(name: str) -> None:
    """Shown the same beginnings, a small model begins every sentence alike."""
    examples = load(f"parts/{name}").examples
    begun = [" ".join(example["answer"].split()[:3]) for example in examples]
    assert len(set(begun)) > len(begun) * 0.6


@pytest.mark.parametrize("name", ["specific", "interest", "fit"])
def test_an_example_ends_with_its_note_word_for_word(name: str) -> None:
    for example in load(f"parts/{name}").examples:
        assert example["answer"].endswith(f" {example['note']}."), example


@pytest.mark.parametrize("name", ["specific", "interest", "fit"])
def test_the_openings_of_a_shape_begin_unlike(name: str) -> None:
    for shape, openings in load(f"parts/{name}").openings.items():
        begun = [opening.split()[:3] for opening in openings]
        assert len(openings) >= 5, shape
        assert all(openings.count(opening) == 1 for opening in openings), shape
        assert len({" ".join(words) for words in begun}) >= len(openings) - 1, shape


def test_no_path_of_a_machine_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    load.cache_clear()
    assert load("letter").variables == {"form", "task"}
