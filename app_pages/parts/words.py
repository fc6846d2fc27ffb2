"""The page's words for what the rules name by ids; and text from outside made harmless."""

import re
from collections.abc import Sequence
from datetime import date

from guardrails import Application, MessageKind, Plan, ReplyLabel, State, Step, Verdict
from guardrails.planning.words import listed

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:=&^@\"'/])")
_OPENS = re.compile(r"(?<=:)(?=[a-zA-Z+\-/])|(?<=www)(?=\.)", re.IGNORECASE)
_DOES = {
    MessageKind.THANK_YOU: "Thank {who}",
    MessageKind.STATUS_REPLY: "Answer {who}",
    MessageKind.CHECK_IN: "Check in with {who}",
    MessageKind.NO_RESPONSE_FOLLOW_UP: "Follow up once more with {who}",
    MessageKind.WITHDRAWAL: "Withdraw: write to {who}",
    MessageKind.LINKEDIN_CONNECT: "Connect with {who} on LinkedIn",
    MessageKind.SHARE_ARTICLE: "Share your article with {who}",
    MessageKind.REFERENCE_PERMISSION: "Ask {who} to be your reference",
    MessageKind.REFERENCE_HEADS_UP: "Tell {who} that a call may come",
    MessageKind.NEXT_ROUND_REPLY: "Answer {who}'s invitation",
    MessageKind.INFO_REPLY: "Send {who} what they asked for",
    MessageKind.OFFER_REPLY: "Acknowledge {who}'s offer",
    MessageKind.REJECTION_REPLY: "Thank {who} for the answer",
}
_DID = {
    MessageKind.THANK_YOU: "You thanked {who}",
    MessageKind.STATUS_REPLY: "You answered {who}",
    MessageKind.CHECK_IN: "You checked in with {who}",
    MessageKind.NO_RESPONSE_FOLLOW_UP: "You followed up with {who}",
    MessageKind.WITHDRAWAL: "You withdrew, to {who}",
    MessageKind.LINKEDIN_CONNECT: "You asked {who} to connect",
    MessageKind.SHARE_ARTICLE: "You shared your article with {who}",
    MessageKind.REFERENCE_PERMISSION: "You asked {who} to be your reference",
    MessageKind.REFERENCE_HEADS_UP: "You told {who} about the call",
    MessageKind.NEXT_ROUND_REPLY: "You answered {who}'s invitation",
    MessageKind.INFO_REPLY: "You sent {who} what they asked for",
    MessageKind.OFFER_REPLY: "You acknowledged {who}'s offer",
    MessageKind.REJECTION_REPLY: "You answered {who}'s no",
}
KINDS = {
    MessageKind.THANK_YOU: "a thank-you",
    MessageKind.STATUS_REPLY: "an answer to their unclear message",
    MessageKind.CHECK_IN: "a check-in",
    MessageKind.NO_RESPONSE_FOLLOW_UP: "a follow-up after silence",
    MessageKind.WITHDRAWAL: "a withdrawal",
    MessageKind.LINKEDIN_CONNECT: "a LinkedIn invitation",
    MessageKind.SHARE_ARTICLE: "an article",
    MessageKind.REFERENCE_PERMISSION: "a request to be a reference",
    MessageKind.REFERENCE_HEADS_UP: "a word to a reference",
    MessageKind.NEXT_ROUND_REPLY: "an answer to their invitation",
    MessageKind.INFO_REPLY: "what they asked for",
    MessageKind.OFFER_REPLY: "an answer to their offer",
    MessageKind.REJECTION_REPLY: "an answer to their no",
}
READINGS = {
    ReplyLabel.UNCLEAR_STATUS: "No decision yet",
    ReplyLabel.NEXT_ROUND: "An invitation to the next round",
    ReplyLabel.OFFER: "An offer",
    ReplyLabel.REJECTION: "A no",
    ReplyLabel.POSITION_CLOSED: "The job is gone",
    ReplyLabel.INFO_REQUEST: "They need something from you",
    ReplyLabel.AUTO_REPLY: "An automatic reply",
    ReplyLabel.OTHER: "Something else",
}
DECIDED = {
    "accepted_other_offer": "You took another offer",
    "left_process": "You decided to leave",
    "accepted_offer": "You accepted their offer",
    "declined_offer": "You declined their offer",
}
PARTS = {
    "lead": "Main interviewer",
    "panel": "Another interviewer",
    "coordinator": "Recruiter or coordinator",
}
STATES = {
    State.DUE: ("Due", "orange", "schedule_send"),
    State.LATE: ("Late, still worth it", "red", "priority_high"),
    State.WAITING: ("Not yet", "blue", "hourglass_top"),
    State.BLOCKED: ("Something is missing", "violet", "lock"),
    State.DONE: ("Done", "green", "check"),
    State.VOID: ("No longer needed", "gray", "block"),
}
VERDICTS = {
    Verdict.SEND: "outgoing_mail",
    Verdict.WAIT: "hourglass_top",
    Verdict.STOP: "flag",
}
SEVERITIES = {
    "error": ("Must change", "red", "error"),
    "warning": ("Better changed", "orange", "warning"),
    "hint": ("A hint", "blue", "lightbulb"),
}
WRITERS = {
    "template": "Template",
    "embedded": "Model on this computer",
    "openai": "Online or local endpoint",
    "person": "You",
}


def plain(text: str) -> str:
    """Text from outside, escaped so that Streamlit's Markdown shows it letter for letter."""
    one_line = _OPENS.sub("\u2060", " ".join(text.split()))  # a joiner: no icon, emoji or link
    return _MARKUP.sub(r"\\\1", one_line)


def short(text: str, limit: int = 60) -> str:
    """The beginning of a long text, on one line, not yet escaped."""
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= limit else one_line[: limit - 1].rstrip() + "…"


def day(when: date, today: date | None = None) -> str:
    """A date as people say it: "Mon 30 Nov", with the year where it is not this one."""
    if today and (near := _near(when, today)):
        return near
    year = f" {when.year}" if today and when.year != today.year else ""
    return f"{when:%a} {when.day} {when:%b}{year}"


def names(ids: tuple[str, ...], application: Application) -> str:
    """The names of people or referees, by their ids."""
    found = [application.person(id_) or application.reference(id_) for id_ in ids]
    return listed([person.name for person in found if person])


def does(step: Step, application: Application) -> str:
    """What a step asks for, in a few words; not yet escaped."""
    who = names(step.to, application) or "somebody at the company"
    if not step.to and step.kind is MessageKind.THANK_YOU:
        return "Say whom you met"
    return _DOES[step.kind].format(who=who)


def did(kind: str, to: str, application: Application) -> str:
    """What was sent, in a few words; not yet escaped."""
    return _DID[MessageKind(kind)].format(who=names((to,), application))


def state(step: Step, today: date) -> str:
    """A step's state with its date, in a few words."""
    if step.state is State.DUE and step.optional:
        return "Open"
    if step.state is State.DUE and step.due:
        return (
            "Due today"
            if step.due >= today or step.due == today
            else f"Due since {day(step.due, today)}"
        )
    if step.state is State.LATE and step.due:
        return f"Late: was due {day(step.due, today)}"
    if step.state is State.WAITING:
        return f"From {day(step.opens, today)}" if step.opens else "Later"
    return STATES[step.state][0]


def next_word(made: Plan, when: date | None) -> str:
    """When an application next asks for something."""
    if made.verdict is Verdict.STOP:
        return "Closed"
    if when is None:
        return STATES[State.BLOCKED][0] if _lacks(made) else "Waiting for them"
    return "Today" if when <= made.today else f"Next: {day(when, made.today)}"


def _lacks(made: Plan) -> bool:
    """Whether something that the candidate can add keeps a message back."""
    return any(
        step.state is State.BLOCKED and step.kind is not MessageKind.REFERENCE_HEADS_UP
        for step in made.steps
    )


def _near(when: date, today: date) -> str | None:
    return {0: "today", 1: "tomorrow", -1: "yesterday"}.get((when - today).days)


def tab_names(steps: Sequence[Step], application: Application) -> list[str]:
    """A name for each step's tab, no two alike: the reader's, with the kind where it needs it."""
    readers = [names(step.to, application) for step in steps]
    labels = []
    for step, reader in zip(steps, readers, strict=True):
        more = f" · {KINDS[step.kind]}" if readers.count(reader) > 1 else ""
        labels.append(plain(short(f"{reader}{more}", 44)))
    return [
        label if labels.count(label) == 1 else f"{label} {labels[: place + 1].count(label)}"
        for place, label in enumerate(labels)
    ]
