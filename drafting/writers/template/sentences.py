"""What each part says: the sentences of a part, each in all its wordings, the best first."""

import re
from collections.abc import Callable, Mapping

from drafting.wording.clauses import is_clause
from drafting.wording.delicate import is_delicate, is_grave
from drafting.wording.forms import Form, Topic, read_note, tidy
from drafting.wording.interests import is_reason, read_interest
from drafting.wording.words import upper_start
from drafting.writers.template.fitting import fit
from drafting.writers.template.page import Page
from drafting.writers.template.slots import ended
from guardrails import MessageKind
from guardrails.checks.text import Text

_TELLING = (
    *"enjoy interest glad stayed thought nice good remember took noted pleas also too".split(),
    "what we said",
    "our conversation about",
)
_JOY = re.compile(
    r"enjoy|glad|\blik(?:e|ed)\b|\blov|happ|\bjoy\b|pleas|highlight|favou?rite", re.IGNORECASE
)
Sentences = list[list[str]]


def _short_note(page: Page) -> Sentences:
    """The wordings that fit the channel's limit; names of any length leave the shortest."""
    room = (page.brief.max_characters or 0) - len(f"Hi {page.slots['called']}, ")
    notes = page.say("note")
    fitting = [note for note in notes if len(note) <= room]
    return [fitting or [min(notes, key=len)]]


def _article(page: Page) -> Sentences:
    return [page.say("opening" if "url" in page.slots else "opening_title")]


def _why_shared(page: Page) -> Sentences:
    facts = page.facts("why", "why")
    if not facts:
        return [page.say("why_none")]
    topic = read_note(facts[0].text, page.brief.reader)
    text = ended(topic.text) if topic.form is Form.RAW else topic.text
    return [page.say(f"why_{topic.form}", x=text)]


def _points(page: Page) -> Sentences:
    points = [tidy(fact.text) for fact in page.facts("points", "point")]
    if not points:
        return [page.say("points_none")]
    return [page.say("points", points="; ".join(points))]


def _answer(page: Page) -> Sentences:
    """The candidate's own answer, as it is where it is a sentence; else that it follows."""
    facts = page.facts("answer", "answer")
    if not facts:
        return [page.say("answer_none")]
    text = ended(facts[0].text)
    word = text.split()[0].strip(",.!").lower()
    if len(text.split()) == 1 and word in ("yes", "no"):
        return [page.say("answer_word", answer=text[0].lower() + text[1:])]
    whole = is_clause(text) is not False or len(Text(text).sentences) > 1
    if whole or word in ("yes", "no", "please", "i", "thank"):
        bare = page.say("answer", answer=upper_start(text))
        return [bare + page.say("answer_led", answer=text, Answer=upper_start(text))]
    return [_fragment(page, text)]


def _fragment(page: Page, text: str) -> list[str]:
    """An answer in a few words: times, a list, or what stands after a colon."""
    times = _WHEN.search(text) and page.say("answer_times", answer=text)
    listed = ":" in text and page.say("answer_listed", answer=text, Answer=upper_start(text))
    return times or listed or page.say("answer_fragment", answer=text)


_WHEN = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|morning|afternoon|evening|noon|week|\d)",
    re.IGNORECASE,
)


def one_phrase(key: str) -> Callable[[Page], Sentences]:
    """A part that one phrase of its own name says."""
    return lambda page: [page.say(key)]


def _opening(page: Page) -> Sentences:
    return [page.say("opening" if page.brief.reader.met else "opening_unmet")]


def _specific(page: Page) -> Sentences:
    """The topics one after the other; several sentences in one note are several topics."""
    notes = page.facts("specific", "note")
    if not notes:
        return [page.say("specific_plain")]
    topics = [
        read_note(sentence.text, page.brief.reader)
        for note in notes
        for sentence in Text(note.text).sentences
    ]
    said: Sentences = []
    for place, topic in enumerate(topics):
        text = ended(topic.text) if topic.form is Form.RAW else topic.text
        told = topic.form in (Form.THAT, Form.RAW) and is_delicate(topic.text)
        open_ = "_open" if told else ""
        key = f"{'more' if place else 'specific'}_{topic.form}{open_}"
        wordings_ = _sober(page.say(key, x=text), topic)
        before = " ".join([*(options[0] for options in said if options), topic.text])
        said.append(sorted(wordings_, key=lambda wording: _echoes(wording, before)))
    return said


def _sober(found: list[str], topic: Topic) -> list[str]:
    """Without the wordings that enjoy a topic which nobody enjoys."""
    grave = topic.form is not Form.SHARED and is_grave(topic.text)
    sore = topic.form is not Form.SHARED and is_delicate(topic.text)
    own = [(one, one.replace(topic.text, "")) for one in found]
    sober = [
        one
        for one, ours in own
        if not (grave and _JOY.search(ours)) and not (sore and "stayed with me" in ours)
    ]
    return sober or found


def _echoes(wording: str, before: str) -> int:
    """How many of its telling words were just used."""
    return sum(wording.count(stem) > 0 and stem in before for stem in _TELLING) + sum(
        len(re.findall(rf"\b{word}\b", wording)) > 1 for word in ("too", "also", "since")
    )


def _interest(page: Page) -> Sentences:
    facts = page.facts("interest", "interest")
    if not facts:
        return [page.say("interest_plain")]
    read = read_interest(facts[0].text, page.brief.reader)
    if read.about:
        return [page.say("interest_about", x=read.about)]
    if read.said:
        reason = is_reason(read.said) and page.say("interest_reason", **_both(read.said))
        if reason:
            return [reason]
        return [page.say("interest_said", **_both(read.said))]
    return [page.say("interest_raw", x=ended(read.raw))]


def _both(said: str) -> dict[str, str]:
    """A sentence as it reads within another, and at the start of one."""
    return {"said": said, "Said": upper_start(said)}


def _interest_and_fit(page: Page) -> Sentences:
    return _interest(page) + fit(page, "interest")


def _ask(page: Page) -> Sentences:
    return [page.say("ask" if "missing_s" in page.slots else "ask_many")]


def _last_contact(page: Page) -> Sentences:
    """By the latest thing that both know of: their message, ours, the interview."""
    for key, slot in _CONTACTS[page.brief.kind]:
        if slot in page.slots:
            return [page.say(key)]
    return [page.say("opening_bare")]


_CONTACTS = {
    MessageKind.CHECK_IN: (
        ("opening", "their_message"),
        ("opening_ours", "our_message"),
        ("opening_spoke", "on_interview"),
    ),
    MessageKind.NO_RESPONSE_FOLLOW_UP: (
        ("opening", "our_message"),
        ("opening_theirs", "their_message"),
        ("opening_spoke", "on_interview"),
    ),
}


def _statement(page: Page) -> Sentences:
    part = page.brief.part("statement")
    offer = any(fact.id == "reason" for fact in (part.facts if part else ()))
    return [page.say("statement_offer" if offer else "statement_left")]


SENTENCES: Mapping[tuple[MessageKind, str], Callable[[Page], Sentences]] = {
    (MessageKind.THANK_YOU, "opening"): _opening,
    (MessageKind.THANK_YOU, "specific"): _specific,
    (MessageKind.THANK_YOU, "interest"): _interest,
    (MessageKind.THANK_YOU, "fit"): fit,
    (MessageKind.THANK_YOU, "ask"): _ask,
    (MessageKind.CHECK_IN, "opening"): _last_contact,
    (MessageKind.CHECK_IN, "interest"): _interest_and_fit,
    (MessageKind.NO_RESPONSE_FOLLOW_UP, "opening"): _last_contact,
    (MessageKind.WITHDRAWAL, "opening"): _opening,
    (MessageKind.WITHDRAWAL, "statement"): _statement,
    (MessageKind.LINKEDIN_CONNECT, "note"): _short_note,
    (MessageKind.SHARE_ARTICLE, "opening"): _article,
    (MessageKind.SHARE_ARTICLE, "why"): _why_shared,
    (MessageKind.REFERENCE_HEADS_UP, "interest"): _interest,
    (MessageKind.REFERENCE_HEADS_UP, "points"): _points,
    (MessageKind.NEXT_ROUND_REPLY, "answer"): _answer,
    (MessageKind.INFO_REPLY, "answer"): _answer,
    (MessageKind.OFFER_REPLY, "answer"): _answer,
}
