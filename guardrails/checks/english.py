"""Whether a text is in English, told by its small words and its script; cheap on purpose."""

from guardrails.checks.text import Text

_SMALL = frozenset(
    "a about after all also am an and any are as at be because been but by can could did do for "
    "from had has have he her his how i i'd i'll i'm i've if in into is it it's its just me more "
    "my no not of on or our please she so some thank thanks that the their them they this to up "
    "us was we were what when where which who will with would you your dear hi hello best kind "
    "regards time yours".split()
)
_ENOUGH_WORDS = 8
_LOOKED_AT = 400
_SHARE = 0.18


def is_english(text: Text) -> bool:
    """Whether a text reads as English; too short to tell counts as English.

    English prose has four small words in ten, other languages hardly one ("die", "in", "me").
    A text mostly in another script is not English however short it is.
    """
    if _other_script(text.plain[:2000]):
        return False
    words = text.pieces[1 : 2 * _LOOKED_AT : 2]
    if len(words) < _ENOUGH_WORDS:
        return True
    small = sum(map(_SMALL.__contains__, map(str.lower, words)))
    return small >= _SHARE * len(words)


def _other_script(plain: str) -> bool:
    """Whether most letters are not Latin; a text of ASCII alone need not be counted."""
    if plain.isascii():
        return False
    letters = [char for char in plain if char.isalpha()]
    latin = sum(char < "\u0250" or "\u1e00" <= char <= "\u1eff" for char in letters)
    return len(letters) >= 10 and latin * 2 < len(letters)
