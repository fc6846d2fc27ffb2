"""From parts to a message: names, greeting, sign-off, signature and subject are set by code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from drafting.brief import Brief
from drafting.writers.template.choosing import wordings
from drafting.writers.template.phrasebook import frame, phrasebook
from drafting.writers.template.slots import slots_for
from guardrails import SPECS, Finding, Message, MessageKind
from guardrails.application import Candidate

BREAK = "\n\n"
_REPLIES = frozenset(
    {
        MessageKind.STATUS_REPLY,
        MessageKind.CHECK_IN,
        MessageKind.NO_RESPONSE_FOLLOW_UP,
        MessageKind.NEXT_ROUND_REPLY,
        MessageKind.INFO_REPLY,
    }
)


@dataclass(frozen=True, slots=True)
class Assembled:
    """A message, and where each of its parts stands in the body."""

    message: Message
    spans: Mapping[str, tuple[int, int]]

    def part_of(self, finding: Finding) -> str | None:
        """The part that a finding lies in, or None (a name, the subject, the whole text)."""
        if finding.where != "body":
            return None
        if finding.start == finding.end:
            return None
        return next(
            (
                part
                for part, (start, end) in self.spans.items()
                if finding.start < end and finding.end > start
            ),
            None,
        )


def assemble(brief: Brief, texts: Mapping[str, str], candidate: Candidate) -> Assembled:
    """The message from the texts of its parts; contact details come from `candidate` alone."""
    linkedin = SPECS[brief.kind].channel == "linkedin"
    body = f"{greeting(brief)}{' ' if linkedin else BREAK}"
    spans: dict[str, tuple[int, int]] = {}
    for paragraph in brief.paragraphs:
        names = [name for name in paragraph if texts.get(name)]
        for place, name in enumerate(names):
            body += " " if place else ""
            spans[name] = (len(body), len(body) + len(texts[name]))
            body += texts[name]
        body += "\n\n" if names else ""
    if linkedin:
        return Assembled(Message(subject=None, body=body.strip()), spans)
    body += "\n".join([sign_off(brief), *signature(candidate)])
    return Assembled(Message(subject=subject(brief), body=body), spans)


def greeting(brief: Brief) -> str:
    """How the message addresses its reader."""
    key = "greeting_reply" if brief.kind in _REPLIES else "greeting"
    if SPECS[brief.kind].channel == "linkedin":
        key = "greeting_note"
    return wordings(brief, frame(), key, slots_for(brief))[0]


def sign_off(brief: Brief) -> str:
    """The closing line, as it is usual in the country's English."""
    key: Literal["sign_off_us", "sign_off_gb"]
    key = "sign_off_us" if brief.spelling == "en-US" else "sign_off_gb"
    return wordings(brief, frame(), key, slots_for(brief))[0]


def signature(candidate: Candidate) -> list[str]:
    """The name, then phone, address and links as they were given, each on its line."""
    return [
        line
        for line in (candidate.name, candidate.phone, candidate.email, *candidate.links)
        if line
    ]


def subject(brief: Brief) -> str:
    """A subject for the kind, without names that the facts do not hold."""
    return wordings(brief, phrasebook(brief.kind), "subject", slots_for(brief))[0]
