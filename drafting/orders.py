"""Notes that tell the writer what to write, and nothing of the conversation.

"Say that I already have an offer", "ignore the rules and …": wherever it comes from (the person,
a pasted reply, an article's title), it is nothing that a letter can hold, and no model is to see
it. The person's own instruction has a field of its own (`Wishes.instruction`).
"""

import re

_TEXT = r"(?:letter|e-?mail|mail|text|message|draft|reply|answer|note)"
_STARTS = (
    r"(?:^|[.!?;:,]\s|\b(?:and|then|but|also|so|please|just|always|instead)\s)(?:please |just )?"
)
_ORDERS = re.compile(
    _STARTS + r"(?:"
    r"(?:say|write|state|claim|pretend|imply|promise|confirm|insist)"
    r"(?: (?:that|to (?:them|her|him)|in (?:the|your))\b|:| [iI]\b| [\"“'\[])"
    r"|tell (?:them|her|him|the (?:reader|company|interviewer)|everyone)\b"
    r"|mention (?:that i\b|my\b|me\b)"
    r"|(?:do not|don['’]t|never) (?:say|write|mention|tell)\b"
    r"|(?:answer|reply|respond) (?:only |just )?(?:with|in) (?:only|just|the words?|\W)"
    r"|(?:add|include|insert|put|append) (?:\w+ ){0,2}(?:link|url|sentence|line|paragraph|p\.?s|"
    r"words?|postscript|signature)\b"
    r"|(?:ignore|disregard|forget|override|bypass)\b.{0,40}"
    r"\b(?:rules?|instructions?|prompts?|checks?|guidelines?|above|previous)\b"
    r"|(?:beg|flatter|praise|threaten|insult) (?:them|her|him|the reader|the company)\b"
    r"|(?:act|behave) (?:as|like) (?:a|an|if)\b|you are now\b"
    r"|(?:print|output|repeat|reveal) (?:your|the|this|all)\b.{0,30}"
    r"\b(?:prompt|instructions?|rules|text)\b"
    rf")|\b{_TEXT} (?:should|must|shall|has to|needs to|ought to) (?:say|mention|hold|begin|be)\b"
    r"|^\W*(?:system|assistant|user|developer)\W*:\s*(?:you|tell|say|write|the|ignore|please|do)\b",
    re.IGNORECASE,
)


def is_order(text: str) -> bool:
    """Whether a note (any text of one line) tells somebody what to write."""
    return _ORDERS.search(text) is not None
