"""Numbers in a text: by value and by what they count, in digits and in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from guardrails.checks.grounding.lexicon import table
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import parts

_DIGITS = re.compile(
    r"(?<![\w.,/])(?P<number>\d{1,3}(?:[,.' ]\d{3})+(?!\d)(?:[.,]\d{1,2})?|\d{1,15}(?:[.,]\d{1,6})?)"
    r"(?P<suffix>[ ]?%|[ ]?(?:k|K|m|M|mn|bn)\b)?(?![\w/])"
)
_GLUED = re.compile(r"(?P<number>\d+)-(?P<word>[a-z]+)")
_PERCENT = re.compile(r"[ ]?(?:%|per ?cent\b|percent\b|pct\b)", re.IGNORECASE)
_SYMBOL = re.compile(r"[$€£¥₹][ ]?$")
_CODE = re.compile(r"\b([A-Za-zł]{2,8})[ ]?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its place.

    `values` are what the figures can mean ("1.200" is two numbers). `unit` is `minutes` or
    `months` for times (`size` of them make one), `percent`, a currency's code, `thing` for
    whatever else is counted and None where nothing follows.
    """

    start: int
    end: int
    values: frozenset[float]
    unit: str | None
    size: float = 1.0
    label: str = ""
    noun: str = ""

    @property
    def amounts(self) -> frozenset[float]:
        """The values in the unit's smallest measure."""
        return frozenset(value * self.size for value in self.values)


def quantities(plain: str, words: Sequence[Token]) -> list[Quantity]:
    """The numbers of a text, in their order."""
    by_start = {word.start: place for place, word in enumerate(words)}
    found = [*_digits(plain, words, by_start), *_spelt(plain, words)]
    return sorted(found, key=lambda quantity: quantity.start)


def _digits(plain: str, words: Sequence[Token], by_start: dict[int, int]) -> Iterator[Quantity]:
    for match in _DIGITS.finditer(plain):
        suffix = (match["suffix"] or "").strip()
        scale = table("quantities")["suffixes"].get(suffix.lower(), 1)
        values = frozenset(value * scale for value in _readings(match["number"]))
        yield _quantity(plain, words, match.start(), match.end(), values, by_start)
    for word in words:
        glued = _GLUED.match(word.text) if word.text[0].isdigit() else None
        if glued:
            unit, size = _unit_of(glued["word"])
            yield Quantity(
                word.start, word.end, frozenset({float(glued["number"])}), unit or "thing", size
            )


def _readings(number: str) -> Iterator[float]:
    digits = re.sub(r"[,.' ](?=\d{3}(?:\D|$))", "", number)
    yield float(digits.replace(",", "."))
    plain = number.replace(",", ".").replace("'", "").replace(" ", "")
    if plain.count(".") == 1:
        yield float(plain)


def _spelt(plain: str, words: Sequence[Token]) -> Iterator[Quantity]:
    place = 0
    while place < len(words):
        value, used, tail = _number_at(plain, words, place)
        if value is None:
            place += 1
            continue
        start, end = words[place].start, words[place + used - 1].end
        if tail:
            unit, size = _unit_of(tail)
            yield Quantity(start, end, frozenset({value}), unit or "thing", size, noun=tail)
        else:
            yield _following(plain, words, place + used, start, end, frozenset({value}), place)
        place += used


def _number_at(plain: str, words: Sequence[Token], place: int) -> tuple[float | None, int, str]:
    """The value of the number words from here on, how many they are, and a word glued to them."""
    cardinals, scales = _cardinals(), table("quantities")["scales"]
    total, current, used, seen, tail = 0.0, 0.0, 0, False, ""
    for word in words[place:]:
        if used and plain[words[place + used - 1].end : word.start].strip(" "):
            break
        low = parts(word.text)
        if seen and low == ("and",) and current >= 100:
            following = words[place + used + 1 : place + used + 2]
            if following and all(part in cardinals for part in parts(following[0].text)):
                used += 1
                continue
            break
        known = [part for part in low if part in cardinals or (seen and part in scales)]
        if not known or low[: len(known)] != tuple(known):
            break
        for part in known:
            if part in cardinals:
                if seen and (current % 10 or current == 10) and current < 100:
                    return total + current, used, ""
                current += cardinals[part]
            elif scales[part] == 100:
                current *= 100
            else:
                total, current = total + current * scales[part], 0.0
            seen = True
        used += 1
        if len(known) < len(low):
            tail = low[-1]
            break
    return (total + current if seen else None), used, tail


@lru_cache(maxsize=1)
def _cardinals() -> dict[str, float]:
    return {word: float(value) for word, value in table("quantities")["cardinals"].items()}


def cardinal(word: str) -> int | None:
    """The value of one folded word that is a number, in letters or digits."""
    if word.isascii() and word.isdigit() and len(word) < 16:
        return int(word)
    values = [_cardinals().get(part) for part in parts(word)]
    if not values or None in values:
        return None
    return int(sum(value for value in values if value is not None))


def _quantity(
    plain: str,
    words: Sequence[Token],
    start: int,
    end: int,
    values: frozenset[float],
    by_start: dict[int, int],
) -> Quantity:
    here = by_start.get(start)
    after = _first_after(words, end, here)
    return _following(plain, words, after, start, end, values, after if here is None else here)


def _first_after(words: Sequence[Token], end: int, here: int | None) -> int:
    low, high = (here or 0), len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].start < end:
            low = middle + 1
        else:
            high = middle
    return low


def _following(
    plain: str,
    words: Sequence[Token],
    after: int,
    start: int,
    end: int,
    values: frozenset[float],
    place: int,
) -> Quantity:
    before = words[place - 1] if place > 0 else None
    joined = before is not None and not plain[before.end : start].strip(" ")
    label = before.low if before is not None and joined else ""
    currency, start = _currency_before(plain, start)
    if currency:
        return Quantity(
            start, _scaled_end(words, after, end), _scaled(words, after, values), currency
        )
    percent = _PERCENT.match(plain, end)
    if percent or "%" in plain[start:end]:
        return Quantity(start, percent.end() if percent else end, values, "percent", label=label)
    scaled = _scaled(words, after, values)
    if scaled != values:
        end, after, values = words[after].end, after + 1, scaled
    noun = _next(plain, words, after, end)
    if noun is not None and noun.low in table("quantities")["currencies"]:
        code = table("quantities")["currencies"][noun.low]
        return Quantity(start, noun.end, values, code, label=label)
    for offset in (0, 1):
        near = words[after + offset] if after + offset < len(words) else None
        if near is None or plain[end : near.start].strip(" \nabcdefghijklmnopqrstuvwxyz-"):
            break
        unit, size = _unit_of(near.low)
        if unit:
            return Quantity(start, near.end, values, unit, size, label, near.low)
    if noun is None:
        return Quantity(start, end, values, None, label=label)
    return Quantity(start, end, values, "thing", label=label, noun=noun.low)


def _scaled(words: Sequence[Token], after: int, values: frozenset[float]) -> frozenset[float]:
    scale = table("quantities")["scales"].get(words[after].low) if after < len(words) else None
    return frozenset(value * scale for value in values) if scale else values


def _scaled_end(words: Sequence[Token], after: int, end: int) -> int:
    scales = table("quantities")["scales"]
    return words[after].end if after < len(words) and words[after].low in scales else end


def _next(plain: str, words: Sequence[Token], after: int, end: int) -> Token | None:
    if after < len(words) and not plain[end : words[after].start].strip(" \n"):
        return words[after]
    return None


def _currency_before(plain: str, start: int) -> tuple[str, int]:
    currencies = table("quantities")["currencies"]
    window = plain[max(0, start - 9) : start]
    symbol = _SYMBOL.search(window)
    if symbol:
        return currencies[symbol[0].strip()], start - len(symbol[0])
    code = _CODE.search(window)
    if code and code[1].isupper() and code[1].lower() in currencies:
        return currencies[code[1].lower()], start - len(code[0])
    return "", start


@lru_cache(maxsize=512)
def _unit_of(word: str) -> tuple[str | None, float]:
    data = table("quantities")
    if word in data["minutes"]:
        return "minutes", float(data["minutes"][word])
    if word in data["months"]:
        return "months", float(data["months"][word])
    return ("percent", 1.0) if word in data["percent"] else (None, 1.0)
