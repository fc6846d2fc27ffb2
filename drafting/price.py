"""What a draft cost, where the person said what a million tokens cost them; nowhere else."""

import re
from dataclasses import dataclass

from drafting.drafted import Tokens

_AMOUNT = re.compile(
    r"(?P<before>\D{0,4}?)\s*(?P<number>\d{1,6}(?:[.,]\d{1,6})?)\s*(?P<after>\D{0,4})"
)
_MILLION = 1_000_000


@dataclass(frozen=True)
class Price:
    """Prices of a million tokens read and written, and how amounts are written ("$", "€")."""

    read: float
    written: float
    before: str = ""
    after: str = ""

    def of(self, tokens: Tokens) -> str:
        """What these tokens cost, in the person's own currency."""
        amount = (self.read * tokens.in_ + self.written * tokens.out) / _MILLION
        number = f"{amount:.2f}" if amount >= 1 else f"{amount:.6f}".rstrip("0").rstrip(".")
        return f"{self.before}{number}{self.after}"


def price_of(read: str | None, written: str | None) -> Price | None:
    """A price from what was typed ("$0.25", "2,00 €"); None where either is not an amount."""
    found = [_AMOUNT.fullmatch((text or "").strip()) for text in (read, written)]
    first, second = found
    if first is None or second is None:
        return None
    after = f" {first['after'].strip()}" if first["after"].strip() else ""
    return Price(_number(first), _number(second), before=first["before"].strip(), after=after)


def _number(found: re.Match[str]) -> float:
    return float(found["number"].replace(",", "."))
