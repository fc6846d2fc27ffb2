"""What of a brief may go to a model: facts as data, no contact detail, nothing that steers it."""

import re

from drafting.brief import Brief, PartBrief

_CONTACT = re.compile(
    r"[^\s@]{1,64}@[^\s@]{1,255}"  # an address
    r"|\b(?:https?://|www\.)\S"  # a link
    r"|\b[\w-]{1,63}\.(?:com|org|edu|gov|info|dev|co\.uk)\b|\b[\w-]{1,63}\.[a-z]{2,6}/\w"
    r"|(?<![\d.,])\+?\(?\d(?:[ ()./-]{0,2}\d){7,17}(?![\d.,]*\d)",  # a telephone number
    re.IGNORECASE,
)
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b|\b\d{4}[-–/]\d{4}\b")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    r"\U000e0000-\U000e01ef]"
)
"""What a person does not see in their own note and a model reads: tags, marks, halves of letters.
The joiners that some scripts are written with stay."""
_MARKUP = re.compile(r"(?:^|[.!?:]\s)(?:#{1,6}|[*+•-])\s|```|</?[a-z][a-z0-9]{0,20}[\s>/]", re.I)
_LONGEST = 3_000  # characters; a whole letter has half of that
_CONTROL = re.compile(
    r"<\|[^|<>]{0,40}\|>|<\||\|>|\[/?(?:INST|SYS(?:TEM)?|AVAILABLE_TOOLS|TOOL_CALLS)\]|<</?SYS>>"
    r"|</?(?:s|bos|eos|pad|unk|mask|(?:start|end)_of_turn|im_(?:start|end)|system|user|assistant|"
    r"think|thinking|tool_(?:call|response)s?|facts)>",
    re.IGNORECASE,
)


def holds_contact(text: str) -> bool:
    """Whether a text holds an address, a link or a telephone number."""
    return _CONTACT.search(_DATE.sub(" ", text)) is not None


def seen(text: str) -> str:
    """A text without the signs that nobody sees."""
    return _UNSEEN.sub("", text)


def unfit(text: str) -> str | None:
    """Why what a model said can stand in no letter, whatever its words are; None where it may."""
    if len(text) > _LONGEST:
        return "form.too_long"
    if holds_contact(text):
        return "form.contact"
    return "form.markup" if _MARKUP.search(text) else None


def as_data(text: str) -> str:
    """A text on one line, without the marks by which a chat template tells turns apart."""
    bare = seen(text)
    while (cleaner := _CONTROL.sub(" ", bare)) != bare:
        bare = cleaner
    return " ".join(bare.split())


def may_be_sent(part: PartBrief, *, longest: int) -> bool:
    """Whether a model may word this part: no fact with a contact detail, none of endless length."""
    return part.by_model and not any(
        len(fact.text) > longest or holds_contact(fact.text) for fact in part.facts
    )


def asked(brief: Brief, names: "tuple[str, ...] | list[str]", *, longest: int) -> list[PartBrief]:
    """The parts of these names that a model may word, in the brief's order."""
    wanted = set(names)
    return [
        part for part in brief.parts if part.part in wanted and may_be_sent(part, longest=longest)
    ]
