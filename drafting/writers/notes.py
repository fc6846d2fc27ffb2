"""A note as a sentence to the reader would hold it: "they want" becomes "you want".

Notes are jotted down about the reader; a small model is not to be trusted with turning them round.
Only what stands at the beginning is touched, where it is sure who is meant.
"""

import re

_TALKED = re.compile(
    r"(?:(?:we|i|they|he|she)\s+)?(?:both\s+)?(?:talked|spoke|chatted|talking|speaking|chatting)"
    r"\s+(?:a lot |a bit |briefly |at length )?about\s+|(?:we|they|he|she)\s+discussed\s+",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"(?:they|he|she)\s+(?:said|mentioned|explained|told me|noted|described)\s+(?:that\s+)?",
    re.IGNORECASE,
)
_ASKED = re.compile(r"(?:they|he|she)\s+asked\b", re.IGNORECASE)
_SUBJECT = re.compile(r"(?P<asking>(?:how|why|what|when|where)\s+)?(?P<who>they|he|she)\b", re.I)
_OWNER = re.compile(r"(?P<asking>(?:how|why|what|when|where)\s+)?(?:their|his|her)\s+", re.I)
_SINGULAR = {"is": "are", "has": "have", "was": "were", "does": "do", "isn't": "aren't"}
_CONTRACTED = {"'s": "'re", "'re": "'re", "'ve": "'ve", "'d": "'d", "'ll": "'ll"}
_VERB = re.compile(
    r"(?:['’](?:s|re|ve|d|ll)\b|\s+(?:also |both |still |now |never |often )?[\w']+)"
)


def to_reader(note: str) -> str:
    """The note, spoken to the reader: without "we talked about", "they" at its head as "you"."""
    text = note.strip().rstrip(".").strip()
    for lead in (_TALKED, _SAID):
        if found := lead.match(text):
            text = text[found.end() :] or text
    if _ASKED.match(text):
        return text
    if found := _SUBJECT.match(text):
        rest = _plural_verb(text[found.end() :], found["who"].lower())
        return f"{found['asking'] or ''}you{_own(rest, found['who'].lower())}"
    if found := _OWNER.match(text):
        return f"{found['asking'] or ''}your {text[found.end() :]}"
    return text


def _plural_verb(rest: str, who: str) -> str:
    """What follows "you", the verb of "he" or "she" put right."""
    found = _VERB.match(rest)
    if found is None or who == "they":
        return rest
    head, tail = found[0], rest[found.end() :]
    if head[0] in "'’":
        return _CONTRACTED[head.replace("’", "'")] + tail
    words = head.split()
    return " " + " ".join([*words[:-1], _base(words[-1])]) + tail


def _base(verb: str) -> str:
    low = verb.lower()
    if low in _SINGULAR:
        return _SINGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|zz|o)es$", low):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else verb


def _own(rest: str, who: str) -> str:
    """What belonged to them belongs to you."""
    theirs = {"they": "their", "he": "his", "she": "her"}[who]
    return re.sub(rf"\b{theirs}\b(?=\s+\w)", "your", rest, flags=re.IGNORECASE)
