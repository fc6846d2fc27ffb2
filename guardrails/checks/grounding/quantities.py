"""Numbers in a text: by value and by what they count, in digits and in words."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from guardrails.checks.grounding.lexicon import table
from guardrails.checks.grounding.spelling import may_begin, scales, spelt_at
from guardrails.checks.grounding.tokens import Token

_DIGITS = re.compile(
    r"(?<![\w.,/])(?P<number>\d{1,3}(?:[,.' ]\d{3}){1,5}(?!\d)(?:[.,]\d{1,2})?|"
    r"\d{1,15}(?:[.,]\d{1,6})?)"
    r"(?P<suffix>[ ]?%|[ ]?(?:k|K|m|M|mn|bn)\b)?(?![\w/])"
)
_FIGURE = re.compile(r"\d")
_GLUED = re.compile(r"(?P<number>\d+)-(?P<word>[a-z]+)")
_PERCENT = re.compile(r"[ ]?(?:%|per ?cent\b|percent\b|pct\b)", re.IGNORECASE)
_NEAR = re.compile(r"[ \n]?(?:[a-zA-Z-]{1,24}[ \n])?")
_SYMBOL = re.compile(r"[$€£¥₹₦₱][ ]?$")
_NTH = {
    "other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0,
}  # fmt: skip
_EVERY = re.compile(
    rf"\bevery (?P<nth>{'|'.join(_NTH)}) (?P<unit>day|night|week|month|year|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(r"\b(?:team|group|staff|crew|class|department|brigade|board|panel) of $")
# What follows a figure without being what it counts: "from 9% to 4", "five a month".
_NO_NOUNS = frozenset(
    "a an per each every to in and at on with where by from over for when while so against down up "
    "during as but the if than because under behind since upon within without between among across "
    "through around above below beyond then now instead there here once again too also both this "
    "that these those my your our their his her its i we they he she it which who whose where "
    "rather and or not".split()
)
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
    found = [*_digits(plain, words), *_spelt(plain, words), *_every(plain)]
    return sorted(found, key=lambda quantity: quantity.start)


def _every(plain: str) -> Iterator[Quantity]:
    """ "Every third week" is once in three weeks, and so is "every third Monday"."""
    for match in _EVERY.finditer(plain) if "very " in plain else ():
        often = match["unit"].lower()
        a_weekday = often.endswith("day") and often != "day"
        unit, size = unit_of("week" if a_weekday else often)
        values = frozenset({_NTH[match["nth"].lower()]})
        yield Quantity(match.start("nth"), match.end(), values, unit, size, noun=match["unit"])


def _digits(plain: str, words: Sequence[Token]) -> Iterator[Quantity]:
    if not _FIGURE.search(plain):
        return
    for match in _DIGITS.finditer(plain):
        suffix = (match["suffix"] or "").strip()
        scale = table("quantities")["suffixes"].get(suffix.lower(), 1)
        values = frozenset(value * scale for value in _readings(match["number"]))
        if (match["suffix"] or "").startswith(" ") and scale > 1:
            values |= frozenset(_readings(match["number"]))  # "2400 m" are metres as well
        yield _counted(plain, words, _figure(words, match.span(), values))
    for word in words:
        glued = _GLUED.match(word.text) if word.text[0].isdigit() else None
        if glued:
            unit, size = unit_of(glued["word"])
            yield Quantity(
                word.start, word.end, frozenset({float(glued["number"])}), unit or "thing", size
            )


def _readings(number: str) -> Iterator[float]:
    digits = re.sub(r"[,.' ](?=\d{3}(?:\D|$))", "", number)
    yield float(digits.replace(",", "."))
    plain = number.replace("'", "").replace(" ", "")
    if plain.count(".") == 1 and "," not in plain:
        yield float(plain)


def _spelt(plain: str, words: Sequence[Token]) -> Iterator[Quantity]:
    after = 0
    for place in [place for place, word in enumerate(words) if may_begin(word.text)]:
        spelt = spelt_at(plain, words, place) if place >= after else None
        if spelt is None:
            continue
        after = place + spelt.used
        start, end, values = words[place].start, words[after - 1].end, frozenset({spelt.value})
        if spelt.tail:
            unit, size = unit_of(spelt.tail)
            yield Quantity(start, end, values, unit or "thing", size, noun=spelt.tail)
        else:
            yield _counted(plain, words, _Figure(start, end, values, place, after))


class _Figure(NamedTuple):
    """A number before it is known what it counts: the words at `place` and `after` it."""

    start: int
    end: int
    values: frozenset[float]
    place: int
    after: int


def _figure(words: Sequence[Token], span: tuple[int, int], values: frozenset[float]) -> _Figure:
    after = bisect_left(words, span[1], key=_start)
    place = bisect_left(words, span[0], key=_start)
    return _Figure(*span, values, place, after)


def _start(token: Token) -> int:
    return token.start


def _counted(plain: str, words: Sequence[Token], figure: _Figure) -> Quantity:
    """What a figure counts: money, a share, time, or other things."""
    label = _label(plain, words, figure)
    currency, start = _currency_before(plain, figure.start)
    figure = _scaled(words, figure)
    if currency:
        return Quantity(start, figure.end, figure.values, currency)
    percent = _PERCENT.match(plain, figure.end)
    if percent or "%" in plain[figure.start : figure.end]:
        end = percent.end() if percent else figure.end
        return Quantity(figure.start, end, figure.values, "percent", label=label)
    noun = _next(plain, words, figure)
    if noun is None:
        unit = (
            "thing"
            if label == "of" and _GROUP.search(plain[max(0, figure.start - 16) : figure.start])
            else None
        )
        return Quantity(figure.start, figure.end, figure.values, unit, label=label)
    if noun.low in _NO_NOUNS:
        return Quantity(figure.start, figure.end, figure.values, None, label=label)
    code = table("quantities")["currencies"].get(noun.low)
    if code:
        return Quantity(figure.start, noun.end, figure.values, code, label=label)
    return _timed(plain, words, figure, label) or Quantity(
        figure.start, figure.end, figure.values, "thing", label=label, noun=noun.low
    )


def _timed(plain: str, words: Sequence[Token], figure: _Figure, label: str) -> Quantity | None:
    """ "Five years", "five long years" """
    for near in words[figure.after : figure.after + 2]:
        if not _NEAR.fullmatch(plain, figure.end, near.start):
            return None
        unit, size = unit_of(near.low)
        if unit:
            return Quantity(figure.start, near.end, figure.values, unit, size, label, near.low)
    return None


def _label(plain: str, words: Sequence[Token], figure: _Figure) -> str:
    """The word before a figure, as in "Year 4"."""
    if figure.place == 0:
        return ""
    before = words[figure.place - 1]
    return before.low if plain[before.end : figure.start] == " " else ""


def _scaled(words: Sequence[Token], figure: _Figure) -> _Figure:
    if figure.after >= len(words):
        return figure
    word = words[figure.after]
    scale = scales().get(word.low)
    if not scale:
        return figure
    values = frozenset(value * scale for value in figure.values)
    return figure._replace(end=word.end, values=values, after=figure.after + 1)


def _next(plain: str, words: Sequence[Token], figure: _Figure) -> Token | None:
    if figure.after >= len(words):
        return None
    word = words[figure.after]
    return None if plain[figure.end : word.start].strip(" \n") else word


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
def unit_of(word: str) -> tuple[str | None, float]:
    """What a word measures, and how much of it one is."""
    data = table("quantities")
    if word in data["minutes"]:
        return "minutes", float(data["minutes"][word])
    if word in data["months"]:
        return "months", float(data["months"][word])
    return ("percent", 1.0) if word in data["percent"] else (None, 1.0)
