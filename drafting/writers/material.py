"""What a small model is given to word: one fact, already in the form in which a sentence holds it.

The form decides which beginnings fit. A fact without a sure form is left to the template.
"""

import re
from dataclasses import dataclass
from typing import Literal

from drafting.brief import Brief, GivenFact, Reader
from drafting.wording import Form, read_interest, read_note, read_strength
from drafting.wording.clauses import tokens
from drafting.wording.delicate import is_delicate
from drafting.wording.interests import is_reason
from drafting.wording.words import AUXILIARIES, QUESTION_WORDS, is_gerund, is_past
from drafting.writers.given import as_data

Shape = Literal["about", "question", "that", "shared", "noun", "gerund", "because", "bring",
                "did", "is"]  # fmt: skip
_OWN = frozenset("i i'm i've i'd me my mine".split())
_ODD = re.compile(r"[\[\]{}<>|*_#@?!\n;:…\"“”«»]|\.\.|https?|www\.")


@dataclass(frozen=True, slots=True)
class Material:
    """One fact: the prompt that words it, its shape, and the words that the sentence ends with."""

    prompt: Literal["specific", "interest", "fit"]
    shape: Shape
    text: str


def material_of(fact: GivenFact, brief: Brief) -> Material | None:
    """A fact as a model is given it; None where the template had better say it."""
    read = _READ.get(fact.id.partition(":")[0])
    found = read(as_data(fact.text), brief.reader) if read else None
    return found if found and not _ODD.search(found.text) else None


def _note(text: str, reader: Reader) -> Material | None:
    topic = read_note(text, reader)
    words = tokens(topic.text)
    sore = topic.form is Form.THAT and is_delicate(topic.text)  # the template has the tact
    if topic.form is Form.RAW or sore or _OWN & {*words}:
        return None
    if topic.form is Form.SHARED:
        return Material("specific", "shared", topic.text)
    if topic.form is Form.THAT:
        return Material("specific", "that", topic.text)
    if words[0] in QUESTION_WORDS:
        asked = words[0] != "whether"  # nobody hears "whether": that was talked over
        return Material("specific", "question", topic.text) if asked else None
    return Material("specific", "about", topic.text)


def _interest(text: str, reader: Reader) -> Material | None:
    interest = read_interest(text, reader)
    if interest.said and is_reason(interest.said):
        return None
    if interest.said:
        return Material("interest", "because", interest.said)
    if interest.about is None:
        return None
    first = tokens(interest.about)[0]
    doing = is_gerund(first) or first in QUESTION_WORDS
    return Material("interest", "gerund" if doing else "noun", interest.about)


def _strength(text: str, _reader: Reader) -> Material | None:
    claim = read_strength(text)
    if claim.np:
        return Material("fit", "bring", claim.np)
    if claim.said is None:
        return None
    first, second = (*tokens(claim.said), "")[:2]
    done = first == "i" and is_past(second) and second not in AUXILIARIES
    return Material("fit", "did" if done else "is", claim.said)


_READ = {"note": _note, "interest": _interest, "strength": _strength}
