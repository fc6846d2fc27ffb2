"""The headers of a mail, byte for byte as RFC 5322 and RFC 2047 want them.

Not the standard library's: with some Pythons that read this, a name or a subject that itself looks
like an encoded word is decoded on its way out, line breaks and all, and becomes a header of its
own. Here what is given is either plain enough to stand as it is or encoded as a whole.
"""

import base64
import re
from collections.abc import Iterator

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_USER = re.compile(r"""[^\s\x00-\x20()<>@,;:\\".\[\]]+(?:\.[^\s\x00-\x20()<>@,;:\\".\[\]]+)*""")
LINE = 60
"""Characters of a text that stands on its header's line; an encoded word takes as many."""
_WORD = 36  # bytes in an encoded word: 48 characters in base64 and 12 around them


def one_line(text: str) -> str:
    """A text that cannot end a header: line breaks, control characters and marks that turn the
    direction of a line become a space."""
    return " ".join(_BREAKS.sub(" ", text).split())


def text_header(name: str, text: str) -> str:
    """A header of free text, as the subject, ended by its line break."""
    line = one_line(text)
    plain = line.isascii() and "=?" not in line and len(line) <= LINE
    return f"{name}: {line if plain else _encoded(line)}\r\n"


def address_header(name: str, boxes: list[tuple[str, str]]) -> str:
    """A header of mailboxes, each a name and an address, ended by its line break.

    What is beyond ASCII in an address stands in UTF-8 (RFC 6532); a domain is never converted,
    since the ways to do that disagree.
    """
    told = ",\r\n ".join(_mailbox(*box) for box in boxes)
    return f"{name}: {told}\r\n"


def _mailbox(name: str, address: str) -> str:
    phrase, spec = _phrase(one_line(name)), f"<{_address(one_line(address))}>"
    return f"{phrase} {spec}" if len(phrase) + len(spec) <= LINE else f"{phrase}\r\n {spec}"


def _phrase(name: str) -> str:
    if not name.isascii() or "=?" in name or len(name) > LINE:
        return _encoded(name)
    return name if _ATOMS.fullmatch(name) else _quoted(name)


def _address(address: str) -> str:
    user, _, domain = address.rpartition("@")
    return f"{user if _USER.fullmatch(user) else _quoted(user)}@{domain}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _encoded(text: str) -> str:
    words = (base64.b64encode(chunk).decode() for chunk in _chunks(text))
    return "\r\n ".join(f"=?utf-8?b?{word}?=" for word in words)


def _chunks(text: str) -> Iterator[bytes]:
    """The text's UTF-8 in pieces that no character is cut by."""
    chunk = b""
    for sign in text:
        data = sign.encode()
        if len(chunk) + len(data) > _WORD:
            yield chunk
            chunk = b""
        chunk += data
    yield chunk
