"""docs/checks.md: every rule of the checks, with what it finds in the tuning half of the corpus."""

import sys
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from checks_corpus import Figures, figures
from figures import told

from guardrails import RuleEntry, rule_catalogue
from guardrails.checks.catalogue import Example

TOP = """# The rules of the checks

What `check` finds, by which rule, and why it is one. An **error** keeps a draft from being ready, a
**warning** is worth a look, a **hint** only says what could be better. Where a rule weighs less in
some kinds of message, its file says so.

The figures are those of the tuning half of `tests/corpus` ("fires" and "rests" quote a rule's own
examples): *found* counts the spoiled texts of a sort in which a rule marked the spoiled place,
*false* the good texts in which the rule found anything. They were tuned on and so flatter; what
texts that nobody had looked at gave on their first run stands in the READMEs of the corpora.
Intervals are Wilson's, 95 %.

This page is made by `scripts/docs.py` from the rules and the corpus; change those.
"""
_NAMES = {
    "structure": "Structure: the layout, and who it is from and to",
    "length": "Length",
    "element": "Elements: what each kind must hold",
    "tone": "Tone: what no message holds",
    "grounding": "Grounding: nothing invented",
    "sameness": "Sameness: no two notes alike",
    "language": "Language: advice, where asked for",
}


def checks_page() -> str:
    """The whole page."""
    made = figures()
    parts = [TOP, _summary(made)]
    for family, own in groupby(rule_catalogue().values(), key=lambda rule: rule.family):
        parts.append(f"## {_NAMES[family]}\n")
        for (reason, source), rules in groupby(own, key=lambda rule: (rule.reason, rule.source)):
            parts.append(f"{_plain(reason)} Source: {_plain(source)}\n")
            parts += [_rule(rule, made) for rule in rules]
    return "\n".join(parts)


def _summary(made: Figures) -> str:
    rows = [
        f"| {sort} | {told(made.found[sort], made.of[sort])} |"
        for sort in sorted(made.of, key=lambda one: (one.partition(".")[0], one))
    ]
    wronged = told(made.wronged, made.good)
    return (
        f"Good texts with an error of tone or grounding: {wronged}.\n\n"
        "| sort of fault | found at its place |\n|---|---|\n" + "\n".join(rows) + "\n"
    )


def _rule(rule: RuleEntry, made: Figures) -> str:
    right, wrong = made.right[rule.id], made.alarms[rule.id]
    seen = right + wrong
    says = "" if rule.says == rule.reason else f" {_plain(rule.says)}"
    instead = f" Instead: {_plain(rule.instead)}" if rule.instead else ""
    return (
        f"- **`{rule.id}`** ({rule.severity.value}).{says}{instead}\n"
        f"  Fires: {_quote(rule.fire[0])}; rests: {_quote(rule.pass_[0])}.\n"
        + (
            f"  Found {right}, false {wrong}, precision {told(right, right + wrong)}.\n"
            if seen
            else ""
        )
    )


def _quote(example: Example) -> str:
    subject = example.subject and example.subject.replace("\n", " ⏎ ")
    parts = [f"Subject: {subject}"] if subject else []
    lines = [line.strip() for line in (*parts, *example.text.split("\n")) if line.strip()]
    flat = " / ".join(lines)[:150].replace("`", "'") or "(empty)"
    times = f", {example.repeat} times" if example.repeat > 1 else ""
    return f"`{flat.strip()}`{times}"


def _plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".") + "." if text.strip() else ""
