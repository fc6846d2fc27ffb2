"""Which days of the application a sentence can mean: it looks back at the interview, or speaks of
a message of theirs."""

import re
from datetime import date

from guardrails.checks.grounding.calendar import Mention
from guardrails.checks.grounding.reading import Reading

_MEETING = re.compile(
    r"\b(?:met|meet|meeting|interview\w*|conversation|spoke|talk\w*|call|chat\w*|tour|visit\w*|"
    r"saw|see(?:ing)? me|welcome|discussion|time|conversation|"
    r"(?:show\w*|walk\w*|tak\w+|host\w*|having|had) (?:me|us)|giving me|"
    r"coming in|sat down|sitting down)\b"
)
_WRITING = re.compile(
    r"\b(?:sent|send|wrote|write|e-?mail\w*|note|message|repl\w+|update|decid\w+|decision|news|"
    r"governors|panel|post|hear\w*|confirm\w*|offer\w*|availab\w*|suit\w*|works?)\b"
)
_QUOTED = re.compile(r'"[^"]{0,200}"|\S{1,40}[/@]\S{0,200}')
_THEIRS = re.compile(
    r"\byou(?: last| kindly)? (?:wrote|emailed|e-mailed|replied|messaged|rang)\b|"
    r"\byour(?: kind| last| previous| recent)? (?:note|message|e-?mail|reply|letter)\b"
)
_OURS = re.compile(
    r"\bi(?: last)? (?:wrote|emailed|e-mailed|replied|sent)\b|"
    r"\bmy(?: last| previous| earlier)? (?:note|message|e-?mail|reply|letter)\b"
)
_OF_A_DAY = re.compile(
    r"\byour (?:\w+ )?(?:note|message|e-?mail|reply|letter|text|call|answer|update|words|offer|"
    r"request|invitation)(?: (?:of|from|dated|sent on))? (?:last )?$|"
    r"\byou (?:wrote|emailed|e-mailed|replied|messaged|rang|called|phoned|texted)(?: to)?(?: me)? "
    r"(?:on |last ){0,2}$"
)
_PAST = re.compile(
    r"\b(?:thanks?|thanking|was|were|enjoyed|met|spoke|saw|had|left|liked|loved|stayed|"
    r"appreciat\w+|since|after|gave|made|showed|welcomed|hosted)\b"
)
_GOOD_TO_MEET = re.compile(
    r"\b(?:good|great|nice|lovely|pleasure|glad|happy|wonderful|delight\w*)(?: \w+)? "
    r"(?:to (?:meet|see|speak|talk)|(?:meeting|seeing|speaking|talking))\b"
)
_AHEAD = re.compile(
    r"\b(?:forward|would|will|shall|i hope|hope to|hoping|can|could|next|again|be)\b|'ll\b|'d\b"
)


def meant(reading: Reading, mention: Mention, days: dict[date, str]) -> dict[date, str]:
    """Those of the days that a sentence can mean: it looks back at a meeting, or at a message of
    theirs."""
    if mention.sort == "month" and _next(reading, mention):
        last = reading.today or max(days, default=date.min)
        return {day: path for day, path in days.items() if day > last}
    if mention.sort not in ("day", "ordinal"):
        return days
    sentence = reading.around(mention.start)
    if of_meeting(sentence):
        met = reading.facts.met_days if _of_others(reading, sentence) else met_on(reading)
        return {day: path for day, path in days.items() if day in met} or days
    if not _THEIRS.search(sentence) or _OURS.search(sentence):
        return days
    events = reading.facts.application.events
    wrote = {event.on: days.get(event.on, "") for event in events if event.what == "received"}
    others = {day: p for day, p in days.items() if not p.startswith(("events", "interviews"))}
    return {**others, **wrote} if wrote else days


def wrote_on(reading: Reading, mention: Mention) -> frozenset[date]:
    """The days on which they wrote, where a weekday is that of their message: "your note of
    Monday"; none where it is no such day, or nothing that they wrote is known."""
    before = reading.plain[max(0, mention.start - 40) : mention.start].lower()
    if not _OF_A_DAY.search(before):
        return frozenset()
    events = reading.facts.application.events
    return frozenset(event.on for event in events if event.what == "received")


def _of_others(reading: Reading, sentence: str) -> bool:
    """Whether a sentence names somebody who is neither the reader nor the writer."""
    others = reading.facts.name_words - reading.reader_names - reading.facts.names[0]
    return not others.isdisjoint(sentence.replace(",", " ").split())


def _next(reading: Reading, mention: Mention) -> bool:
    return reading.plain[max(0, mention.start - 5) : mention.start].lower() == "next "


def met_on(reading: Reading) -> frozenset[date]:
    """The days on which the reader was met by then; all interviews where none is known."""
    reader, today = reading.case.reader, reading.today
    interviews = reading.facts.application.interviews
    found = {i.on for i in interviews if reader and reader.id in i.met}
    past = {day for day in found if today is None or day <= today}
    return frozenset(past or found or reading.facts.met_days)


def of_meeting(sentence: str) -> bool:
    """Whether a sentence looks back at the interview, and not at a message or a decision."""
    if _WRITING.search(_QUOTED.sub("", sentence)):
        return False
    if _GOOD_TO_MEET.search(sentence) and not _AHEAD.search(sentence):
        return True
    return bool(_MEETING.search(sentence) and _PAST.search(sentence))
