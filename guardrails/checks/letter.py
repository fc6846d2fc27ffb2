"""The layout of a letter: greeting, body, sign-off and signature, found by place and form.

Letters come in many shapes: a greeting with or without "Dear", a name and a colon, the whole
letter on one line, a thread quoted below. Only the first line and the last dozen are looked at
closely, so that the time taken grows with the length of the text and no faster.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from guardrails.checks.salutations import GREETING_WORD, INLINE, SIGN_OFF
from guardrails.checks.text import Span, Text

_LAST_LINES = 14
_NAME_WORDS = 6
_STOP = ",:;!?–—"
_NO_NAME = frozenset(
    "thank thanks many you i i'm i've i'd it it's for was is hope just we am my your to the a an "
    "this that as at in on after since following further please could would what how when with "
    "enjoyed great good nice so really very sorry regarding today yesterday however again first "
    "finally hello also meanwhile unfortunately given last attached congratulations yes no and of "
    "sure sounds of course indeed looking having hopefully".split()
)
_THREAD = re.compile(
    r"^(?:>|On [^\n]{5,120} wrote:[ ]*$|-{2,} ?Original Message|From: \S|_{8,})", re.MULTILINE
)
_CONTACT = re.compile(r"[@\d]|https?:|www\.|\.com\b|linkedin", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """Where the parts of a body stand, as spans of `Text.plain`.

    `main` is what lies between greeting and sign-off. A part that isn't there is None; `main`
    is always there, though it may be empty. `called` is what the greeting calls the reader.
    """

    greeting: Span | None
    called: str
    main: Span
    sign_off: Span | None
    signature: Span | None


def read_letter(body: Text, names: Collection[str] = ()) -> Letter:
    """The layout of a body, whoever wrote it and however it is broken into lines.

    `names` are words of the reader's name, where known: "Dana, thank you" is a greeting then.
    """
    plain = body.plain
    greeting, called = _greeting(plain, names)
    start = greeting.end if greeting else 0
    sign_off, signature = _ending(plain, start, _end_of_own_text(plain, start))
    end = sign_off.start if sign_off else signature.start if signature else len(plain)
    return Letter(greeting, called, Span(start, end, plain[start:end]), sign_off, signature)


def _greeting(plain: str, names: Collection[str]) -> tuple[Span | None, str]:
    found = GREETING_WORD.match(plain)
    if found and found["whole"]:
        return _greeting_span(plain, found.end()), found["whole"]
    if found:
        end = _name_end(plain, found.end())
        return _greeting_span(plain, end), plain[found.end() : end].strip()
    bare = _bare_name_end(plain, names)
    if bare is None:
        return None, ""
    return _greeting_span(plain, bare), plain[:bare].strip()


def _greeting_span(plain: str, end: int) -> Span:
    start = len(plain) - len(plain.lstrip())
    while end < len(plain) and plain[end] in _STOP + ".-":
        end += 1
    return Span(start, end, plain[start:end])


def _name_end(plain: str, start: int) -> int:
    """Where the name after a greeting word ends: before a comma or line break, or the prose."""
    line = plain[start : start + 120].split("\n", 1)[0]
    end = 0
    for count, word in enumerate(re.finditer(r"\S+", line)):
        bare = word[0].strip(_STOP + ".()\"'")
        if count >= _NAME_WORDS or (bare.lower() in _NO_NAME and bare.lower() not in _JOINING):
            break
        if word[0] in ("-", "–", "—"):
            break
        end = word.end() - (len(word[0]) - len(word[0].rstrip(_STOP)))
        if word[0][-1] in _STOP or (word[0][-1] == "." and not _is_title(bare)):
            break
    else:
        return start + (end or len(line.rstrip()))
    return start + end


# Titles that follow a name: "Gopal ji", "Tanaka san".
_AFTER_NAME = frozenset("ji san sama sensei sir madam bhai garu ma'am".split())
_JOINING = frozenset(("and", "of", "the"))
_TITLE_WORDS = frozenset("dr mr mrs ms mx prof st rev hon sr jr mme m hr fr dott ing".split())


def _is_title(word: str) -> bool:
    return word.lower() in _TITLE_WORDS or len(word) == 1


def _bare_name_end(plain: str, names: Collection[str]) -> int | None:
    """Where a greeting without its word ends: "Vince," on a line, or before the prose."""
    lead = len(plain) - len(plain.lstrip())
    line = plain[lead : lead + 120].split("\n", 1)[0].rstrip()
    first = re.match(r"((?:[^\W\d_]\w*\.? )?[^\W\d_][\w'-]*)[,:!–—]", line)
    alone = line[-1:] in (*_STOP, "-") and len(line.split()) <= _NAME_WORDS
    if alone and (_is_name(line) or _ends_in_name(line, names)):
        return lead + len(line.rstrip(_STOP + "-"))
    if first and (_known(first[1], names) or (_is_name(first[1]) and _opens(line[first.end() :]))):
        return lead + first.end(1)
    return None


def _ends_in_name(line: str, names: Collection[str]) -> bool:
    """Whether a short line greets by ending in the reader's name, in whatever language."""
    *words, last = [word.strip(_STOP + ".-").lower() for word in line.split()]
    if last in _AFTER_NAME and len(words) > 1:
        last = words.pop()
    return bool(words) and last in names and _NO_NAME.isdisjoint(words)


def _opens(rest: str) -> bool:
    return bool(re.match(r" (?:[Tt]hank|[Tt]hanks|many thanks|[Ii]t was|I )\b", rest))


def _known(name: str, names: Collection[str]) -> bool:
    return any(word.strip(".").lower() in names for word in name.split())


def _is_name(text: str) -> bool:
    words = [word.strip(_STOP + ".-") for word in text.split()]
    return bool(words) and all(
        word.lower() in ("and", "&", "") or (not word[0].islower() and word.lower() not in _NO_NAME)
        for word in words
    )


def _end_of_own_text(plain: str, start: int) -> int:
    """Where a quoted thread begins, else the end."""
    found = _THREAD.search(plain, start)
    return found.start() if found else len(plain)


def _ending(plain: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """The sign-off and the signature below or beside it."""
    lines = list(_last_lines(plain, start, end))
    for number, line in enumerate(lines):
        if SIGN_OFF.fullmatch(line.text) and not _is_prose(lines, number):
            return line, _after(plain, line.end, end)
        inline = INLINE.search(line.text[-120:])
        if inline and not (number > 1 and _closes(*lines[:2])):
            return _split(plain, line, inline, end)
    for name, above in pairwise(lines):
        if _closes(name, above):
            return above, _after(plain, above.end, end)
    return None, _last_name(plain, start, lines)


def _closes(name: Span, above: Span) -> bool:
    """Whether a line closes a letter: a name stands under its comma."""
    return _looks_signed(name.text) and above.text.endswith(",") and len(above.text.split()) <= 8


def _is_prose(lines: list[Span], number: int) -> bool:
    """Whether what reads like a sign-off is a sentence: "Thank you." with nothing below it, or
    with more of the letter below it."""
    if number == 0:
        return lines[0].text[-1] in ".!"
    return len(lines[number - 1].text.split()) > 8 and lines[number - 1].text[-1] in ".!?"


def _split(
    plain: str, line: Span, inline: re.Match[str], end: int
) -> tuple[Span | None, Span | None]:
    shift = line.end - len(line.text[-120:])
    off = Span(shift + inline.start("off"), shift + inline.end("off"), inline["off"])
    return off, _after(plain, off.end, end)


def _last_lines(plain: str, start: int, end: int) -> Iterator[Span]:
    """The last lines that are not blank, the lowest first, stripped."""
    count = 0
    while end > start and count < _LAST_LINES:
        begin = max(start, plain.rfind("\n", start, end) + 1)
        text = plain[begin:end].strip()
        if text:
            count += 1
            first = begin + len(plain[begin:end]) - len(plain[begin:end].lstrip())
            yield Span(first, first + len(text), text)
        end = begin - 1


def _after(plain: str, start: int, end: int) -> Span | None:
    rest = plain[start:end]
    text = rest.strip()
    if not text:
        return None
    first = start + len(rest) - len(rest.lstrip())
    return Span(first, first + len(text), text)


def _looks_signed(line: str) -> bool:
    """A line of one to five words without a full stop, the way a name stands under a text."""
    words = line.lstrip("-–— ").split()
    return 1 <= len(words) <= 5 and line[-1] not in ".!?:;," and not words[0][0].islower()


def _last_name(plain: str, start: int, lines: list[Span]) -> Span | None:
    """The name under a text without a sign-off, with the addresses below it."""
    for line in lines:
        if _CONTACT.search(line.text) and len(line.text.split()) <= 6:
            continue
        if line.start > start and plain[line.start - 1] == "\n" and _looks_signed(line.text):
            return Span(line.start, lines[0].end, plain[line.start : lines[0].end])
        return None
    return None
