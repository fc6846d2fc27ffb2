"""From parts to a message: names, greeting, sign-off, signature and subject are set by code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from drafting.brief import Brief
from drafting.pinning import AFTER, BREAK, GREETING, SIGN_OFF, SIGNATURE, SUBJECT, homeless
from drafting.writers.template.choosing import wordings
from drafting.writers.template.phrasebook import frame, phrasebook
from drafting.writers.template.slots import slots_for
from guardrails import SPECS, Finding, Message, MessageKind
from guardrails.application import Candidate

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
    """The message from the texts of its parts; contact details come from `candidate` alone.

    What the person pinned around the parts stands in place of ours.
    """
    linkedin = SPECS[brief.kind].channel == "linkedin"
    pinned = {**brief.around, **brief.wishes.pinned}
    page = _Page(pinned.get(GREETING, greeting(brief)), " " if linkedin else BREAK)
    page.add(f"{AFTER}{GREETING}", pinned.get(f"{AFTER}{GREETING}", ""))
    for paragraph in brief.paragraphs:
        for name in paragraph:
            page.add(name, texts.get(name, ""))
            page.add(f"{AFTER}{name}", pinned.get(f"{AFTER}{name}", ""))
        page.end_paragraph()
    for text in homeless(brief):
        page.add("", text)
        page.end_paragraph()
    page.add("", _ending(brief, candidate, pinned))
    title = "" if linkedin else pinned.get(SUBJECT, subject(brief))
    return Assembled(Message(subject=title or None, body=page.body), page.spans)


def _ending(brief: Brief, candidate: Candidate, pinned: Mapping[str, str]) -> str:
    if SPECS[brief.kind].channel == "linkedin":
        ours = {SIGN_OFF: "", SIGNATURE: ""}
    else:
        ours = {SIGN_OFF: sign_off(brief), SIGNATURE: "\n".join(signature(candidate))}
    texts = (pinned.get(name, text) for name, text in ours.items())
    return "\n".join(text for text in texts if text)


class _Page:
    """A body as it grows, and where each part stands in it."""

    def __init__(self, greeting: str, before: str) -> None:
        self.body = greeting
        self.spans: dict[str, tuple[int, int]] = {}
        self._before = before

    def add(self, name: str, text: str) -> None:
        """Add a part, after a space or a blank line; one without words adds nothing."""
        words = text.strip()
        if not words:
            return
        if self.body:
            self.body += BREAK if text.startswith(BREAK) else self._before
        start = len(self.body)
        self.body += words
        if name:
            self.spans[name] = (start, len(self.body))
        self._before = " "

    def end_paragraph(self) -> None:
        """What comes next begins a paragraph, if anything stands in this one."""
        if self.spans:
            self._before = BREAK


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
