"""Links, mail addresses and telephone numbers in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"()\[\]]{1,2000}", re.IGNORECASE)
_BARE = re.compile(
    r"(?<![\w.@/-])(?:[a-z0-9](?:[a-z0-9-]{0,62})\.){1,6}(?:com|org|net|io|dev|app|ai|edu|gov|info|"
    r"biz|co|me|tech|design|works|studio|blog|site|online|page|xyz|uk|us|ca|au|nz|ie|de|at|ch|fr|"
    r"es|pt|it|nl|be|lu|dk|se|no|fi|pl|cz|in|jp|cn|sg|hk|ae|za|ke|ng|br|mx|eu)"
    r"(?:/[^\s<>\"()\[\]]{0,2000})?(?![\w@-])",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/.-])\+?\(?\d[\d ()/.-]{5,24}\d(?![\w/])")
_DATE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,3}(?:[ .]\d{3})+|(?:19|20)\d\d ?- ?(?:19|20)\d\d"
)

# What every address holds: a sign, a dot within a word, or a digit.
_ANY = re.compile(r"[@\d]|://|\.\w|www\.", re.IGNORECASE)

Sort = Literal["mail", "link", "phone"]


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it stands in a text, and in the form in which two are compared."""

    sort: Sort
    start: int
    end: int
    text: str
    key: str


def addresses(plain: str) -> list[Address]:
    """The addresses of a text, in their order, none within another."""
    if not _ANY.search(plain):
        return []
    taken = bytearray(len(plain))
    found = []
    for address in _all(plain):
        if not any(taken[address.start : address.end]):
            taken[address.start : address.end] = b"\x01" * (address.end - address.start)
            found.append(address)
    return sorted(found, key=lambda address: address.start)


def _all(plain: str) -> Iterator[Address]:
    if "@" in plain:
        for match in _MAIL.finditer(plain):
            yield _address("mail", match.start(), match[0], match[0].lower())
    for pattern in (_URL, _BARE):
        for match in pattern.finditer(plain):
            yield _address("link", match.start(), match[0], link_key(match[0]))
    for match in _PHONE.finditer(plain):
        digits = re.sub(r"\D", "", match[0])
        if 7 <= len(digits) <= 15 and not _DATE.fullmatch(match[0]):
            yield Address("phone", match.start(), match.end(), match[0], phone_key(match[0]))


def _address(sort: Sort, start: int, text: str, key: str) -> Address:
    kept = text.rstrip(".,;:!?'…")
    return Address(sort, start, start + len(kept), kept, key.rstrip(".,;:!?'…/"))


def link_key(link: str) -> str:
    """A link without scheme, www and closing slash, in lower case."""
    key = link.lower().split("://", 1)[-1]
    return key.removeprefix("www.").rstrip(".,;:!?'…/")


def phone_key(phone: str) -> str:
    """The last seven digits: a country's code and a leading nought are written or left out."""
    return re.sub(r"\D", "", phone)[-7:]
