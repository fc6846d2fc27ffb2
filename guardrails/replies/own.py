"""What the person wrote: without quoted and forwarded mail, signature and legal footer.

Source: POLICY section 4: "Quoted and forwarded text, wherever it stands, and signatures do not
count, unless there is nothing else." Works on a folded text (`words.fold`), line by line, and
gives stretches of it, so that every place stays a place of the original.
"""

import re
from collections.abc import Iterator, Sequence

from guardrails.replies.lines import Line, cue
from guardrails.replies.signature import without_signature

LONGEST = 40_000
"""Of a longer text the first and the last half of this many characters are read."""


_QUOTED = re.compile(r"(?:>|\|\s|&gt;)")
_WROTE = re.compile(
    r".{0,300}\b(?:wrote|writes|schrieb(?: .{1,80})?|a écrit|escribió|ha scritto|schreef|skrev)"
    r"\s?:$|(?:on|am|le|el|il|op) .{0,200}\d.{0,200}[<(]?\S+@\S+[>)]?.{0,40}:$",
    re.IGNORECASE,
)
_WROTE_STARTS = re.compile(r"(?:on|am|le|el|op) (?=.{0,60}\d)(?:[\w,./: ]|-){4,}", re.IGNORECASE)
_BANNER = cue("banner", r"[-_=*\s]{0,80}(?:%s)[-_=*:\s]{0,80}")
_BANNER_ENDS = re.compile(
    r"[-_=*\s]{0,80}end (?:of )?(?:the )?(?:forwarded|original|quoted) (?:message|mail|text)"
    r"[-_=*:\s]{0,80}",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"[*]?(?P<name>from|sent|to|cc|bcc|date|subject|reply-to|importance|attachments|von|gesendet|"
    r"an|betreff|datum|de|envoyé|à|objet|enviado|para|asunto)[*]?\s?:[*]?\s*(?P<value>.*)",
    re.IGNORECASE,
)
_SUBJECT = frozenset({"subject", "betreff", "objet", "asunto"})
_ANSWERED = re.compile(r"(?:re|aw|sv|fw|fwd|wg|antw|tr)\s?:", re.IGNORECASE)
_LEGAL = cue("small_print", r"\W{0,6}(?:%s)")
_POINTER = cue("pointer", r"(?:%s)[\s.,:!-]{0,6}")


def own_parts(folded: str) -> list[tuple[int, int]]:
    """The stretches that the person wrote; of a text that is all quoted, what is quoted.

    Lines that belong together are one stretch.
    """
    every = _lines(folded)
    lines = _pasted_mail(every)
    theirs = without_signature(_without_quotes(lines))
    kept = _without_footers(theirs)
    if not _says_something(kept):
        kept = theirs
    if not _says_something(kept):
        kept = _without_footers(without_signature(_without_headers(lines)))
    if not _says_something(kept):
        kept = every
    return list(_joined(kept))


def _lines(folded: str) -> list[Line]:
    found: list[Line] = []
    number = 0
    for first, last in _halves(folded):
        place = first
        number += 1
        for raw in folded[first:last].split("\n"):
            text = raw.strip()
            lead = len(raw) - len(raw.lstrip()) if text else 0
            found.append(Line(number, place + lead, text))
            number += 1
            place += len(raw) + 1
    return found


def _halves(folded: str) -> list[tuple[int, int]]:
    if len(folded) <= LONGEST:
        return [(0, len(folded))]
    return [(0, LONGEST // 2), (len(folded) - LONGEST // 2, len(folded))]


def _says_something(lines: Sequence[Line]) -> bool:
    return any(
        any(letter.isalnum() for letter in line.text[:200]) and not _POINTER.fullmatch(line.text)
        for line in lines
        if line.text
    )


def _pasted_mail(lines: Sequence[Line]) -> list[Line]:
    """Without the header of a mail that was pasted whole; its subject stays if it is theirs."""
    first = next((place for place, line in enumerate(lines) if line.text), 0)
    block = _header_block(lines, first)
    if block < 2:
        return list(lines)
    kept = [
        Line(line.number, line.end - len(value), value)
        for line in lines[first : first + block]
        if (value := _own_subject(line)) is not None
    ]
    return [*kept, *lines[first + block :]]


def _own_subject(line: Line) -> str | None:
    header = _HEADER.fullmatch(line.text[:1000])
    if header is None or header["name"].lower() not in _SUBJECT or not header["value"]:
        return None
    return None if _ANSWERED.match(header["value"]) else header["value"]


def _header_block(lines: Sequence[Line], place: int) -> int:
    """How many lines of a mail's header stand at `place`; 0 if it is none (a lone "To:" is not)."""
    names: list[str] = []
    count = 0
    while place + count < len(lines) and count < 12:
        line = lines[place + count].text
        header = _HEADER.fullmatch(line[:1000]) if line else None
        if header is None:
            break
        names.append(header["name"].lower())
        count += 1
    return count if count >= 2 and len(set(names)) >= 2 else 0


def _without_quotes(lines: Sequence[Line]) -> list[Line]:
    """Without `>` lines, attribution lines, and all that follows a banner or a header block."""
    kept: list[Line] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        skip = _quote_starts(lines, place)
        if _QUOTED.match(line.text):
            place += 1
        elif skip and _marked(lines, place + skip):
            place += skip
        elif skip:
            place = _after_quote(lines, place + skip)
        else:
            kept.append(line)
            place += 1
    return kept


def _quote_starts(lines: Sequence[Line], place: int) -> int:
    """How many lines introduce a quoted mail here: attribution, banner or header; 0 if none do."""
    text = lines[place].text
    if not text or len(text) > 400:
        return 0
    if _BANNER.fullmatch(text):
        return 1
    if _HEADER.fullmatch(text) and _header_block(lines, place):
        return _header_block(lines, place)
    if text.endswith(":") and _WROTE.fullmatch(text):
        return 1
    if _WROTE_STARTS.match(text):
        for more in (2, 3):
            joined = " ".join(line.text for line in lines[place : place + more])
            if joined.endswith(":") and len(joined) < 500 and _WROTE.fullmatch(joined):
                return more
    return 0


def _marked(lines: Sequence[Line], place: int) -> bool:
    """Whether the quoted mail from `place` on is marked by `>`, so that answers may follow it."""
    after = next((line.text for line in lines[place : place + 4] if line.text), "")
    return _QUOTED.match(after) is not None


def _after_quote(lines: Sequence[Line], place: int) -> int:
    """Where an unmarked quoted mail ends: after a line that says so, else with the text."""
    for end in range(place, len(lines)):
        if lines[end].text[:1] in "-_=*Ee" and _BANNER_ENDS.fullmatch(lines[end].text[:300]):
            return end + 1
    return len(lines)


def _without_headers(lines: Sequence[Line]) -> list[Line]:
    """Everything but the lines that introduce quoted mails; `>` marks do no harm."""
    kept: list[Line] = []
    place = 0
    while place < len(lines):
        skip = _quote_starts(lines, place)
        if not skip:
            kept.append(lines[place])
        place += skip or 1
    return kept


def _without_footers(lines: Sequence[Line]) -> list[Line]:
    """Without paragraphs of small print."""
    kept: list[Line] = []
    in_footer = False
    for line in lines:
        if not line.text:
            in_footer = False
        elif not in_footer and _LEGAL.match(line.text[:400]):
            in_footer = True
        if not in_footer:
            kept.append(line)
    return kept


def _joined(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """The stretches of neighbouring lines, of which there is one at least."""
    part = [lines[0]]
    for line in lines[1:]:
        if line.number != part[-1].number + 1:
            yield part[0].start, part[-1].end
            part = []
        part.append(line)
    yield part[0].start, part[-1].end
