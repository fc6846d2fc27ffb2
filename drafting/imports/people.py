"""Names and addresses out of a pasted text: a list of them, or the signatures below mails."""

import re
from collections.abc import Iterator, Sequence

from drafting.imports.found import (
    ADDRESS,
    Found,
    looks_like_name,
    name_from,
    one_line,
    says_no_name,
)

MOST_PEOPLE = 20
LONGEST_TEXT = 20_000
_LISTED = re.compile(r"[,;|\t]|\s[-–—·•]\s|\s\(|\)\s?")
_BRACKETS = re.compile(r"<[^<>\s]*>|\"|mailto:", re.IGNORECASE)
_MAILBOX = re.compile(
    r"(?:\"([^\"<>\n]{1,80})\"|([^\"<>,;:\n]{1,80}))\s{0,3}<(?:mailto:)?([^<>\s@]{1,64}@[^<>\s@]{3,254})>"
)
_QUOTE = re.compile(r"^[\s>]+")


def read_people(text: str) -> tuple[Found, ...]:
    """The people in a text, in its order, each once; empty where there are none.

    Reads `Name <address>`, a line "Name, title, address", a bare address, and blocks as they stand
    below a mail. A name alone counts only where a line or a block begins with it.
    """
    found: list[Found] = []
    for _, people in _read(text):
        for one in people:
            _add(found, one)
    return tuple(found[:MOST_PEOPLE])


def unread(text: str) -> tuple[str, ...]:
    """The lines of a text, each a line of a list or the first one of a block, that gave nobody.

    Those with people beyond the most that are taken are among them.
    """
    found: list[Found] = []
    lines: list[str] = []
    for line, people in _read(text):
        for one in people:
            _add(found, one)
        if not people or len(found) > MOST_PEOPLE:
            lines.append(one_line(line))
            del found[MOST_PEOPLE:]
    return tuple(line for line in lines if line and not says_no_name(line))


def _read(text: str) -> Iterator[tuple[str, tuple[Found, ...]]]:
    for block in _blocks(text[:LONGEST_TEXT]):
        yield from _of_block(block)


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in (*text.splitlines(), ""):
        plain = _QUOTE.sub("", line).strip()
        if plain:
            block.append(plain)
        elif block:
            yield block
            block = []


def _of_block(lines: Sequence[str]) -> Iterator[tuple[str, tuple[Found, ...]]]:
    """Each line with its people; a signature is one, with its first line."""
    boxed = [(line, tuple(_mailboxes(line))) for line in lines]
    with_address = sum(bool(ADDRESS.search(line)) for line in lines)
    if any(boxes for _, boxes in boxed):
        for line, boxes in boxed:
            yield line, boxes or tuple(_entry(line) if _tells(line) else ())
    elif (with_address == 1 and len(lines) > 1 and not _is_list(lines)) or not (
        with_address or _is_list(lines)
    ):
        yield lines[0], tuple(_signature(lines))
    else:
        for line in lines:
            yield line, tuple(_entry(line))


def _tells(line: str) -> bool:
    """Whether a line among mailboxes is about somebody: it has an address, or is only a name."""
    return bool(ADDRESS.search(line)) or looks_like_name(line)


def _mailboxes(line: str) -> Iterator[Found]:
    for quoted, bare, address in _MAILBOX.findall(line):
        if ADDRESS.fullmatch(address):
            yield Found(_turned(one_line(quoted or bare)) or name_from(address), address)


def _is_list(lines: Sequence[str]) -> bool:
    """Whether every line begins with a name: a list of people, not one's signature."""
    return len(lines) > 1 and all(looks_like_name(_cells(line)[0]) for line in lines)


def _entry(line: str) -> Iterator[Found]:
    """The people of one line: one before each address, or one who begins the line."""
    addresses = ADDRESS.findall(line)
    names = [cell for cell in _cells(line) if looks_like_name(cell)]
    if not addresses:
        yield from (Found(one_line(name), title=_title(line, name)) for name in names[:1])
    for place, address in enumerate(addresses):
        name = names[place] if place < len(names) else name_from(address)
        title = _title(line, name) if len(addresses) == 1 else ""
        yield Found(one_line(name), address, title)


def _signature(lines: Sequence[str]) -> Iterator[Found]:
    """One person: the first line that is a name, a title below it, an address anywhere."""
    addresses = [address for line in lines for address in ADDRESS.findall(line)]
    at = next((i for i, line in enumerate(lines) if looks_like_name(_cells(line)[0])), None)
    if at is None:
        yield from (Found(name_from(address), address) for address in addresses[:1])
        return
    name = one_line(_cells(lines[at])[0])
    title = _title(lines[at], name) or (_title_line(lines[at + 1]) if lines[at + 1 :] else "")
    yield Found(name, addresses[0] if addresses else "", title)


def _cells(line: str) -> list[str]:
    plain = _BRACKETS.sub(" ", line)
    return [cell.strip() for cell in _LISTED.split(plain) if cell.strip()] or [""]


def _title(line: str, name: str) -> str:
    """What stands beside a name on its line and is neither an address nor a number."""
    beside = [_title_line(cell) for cell in _cells(line) if cell != name]
    return next((cell for cell in beside if cell), "")


def _title_line(line: str) -> str:
    cell = _cells(line)[0]
    odd = "@" in cell or any(sign.isdigit() for sign in cell) or ":" in cell or "www." in cell
    return "" if odd or len(cell.split()) > 8 else one_line(cell)


def _turned(name: str) -> str:
    """ "Reyes, Dana" as an address book writes it is Dana Reyes."""
    last, comma, first = name.partition(",")
    return one_line(f"{first} {last}") if comma else name


def _add(found: list[Found], one: Found) -> None:
    for place, known in enumerate(found):
        same_name = one.name and known.name.lower() == one.name.lower()
        if (one.email and known.email.lower() == one.email.lower()) or (
            same_name and not (one.email and known.email)
        ):
            found[place] = Found(
                known.name or one.name, known.email or one.email, known.title or one.title
            )
            return
    found.append(one)
