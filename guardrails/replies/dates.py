"""The day by which they will decide or tell, if the text names one.

Source: POLICY section 4: a deadline for the candidate, an interview's date, or what is "usually"
the case is no such day. Each day that a sentence names is judged by the clause it stands in, then
by the clauses beside it. Of several, the last counts: the hold is the later one (section 3).
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from guardrails.replies.cues import cues
from guardrails.replies.day_of import Receipt
from guardrails.replies.days import CALENDAR_WORDS, Mention, mentions
from guardrails.replies.words import Sentence
from guardrails.workdays import DAY, Workdays

LONGEST_SENTENCE = 2_000
"""A longer stretch without a full stop is no sentence that names a day."""

_CUES = cues("dates")


def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_CUES[name])})\b")


_TELL = _cue("tell")
_THEIRS_TO_DO = _cue("theirs_to_do")
_TO_ARRANGE = _cue("to_arrange")
_OTHER_DAYS = _cue("other_days")
_DECIDES = _cue("decides")
_USUAL = _cue("usual")
_PAST = _cue("past")
_REFUSED = re.compile(
    r"\b(?:no (?:decision|news|answer|word|result|outcome)s?\b(?! (?:yet|so far|as yet))|"
    r"not|never|unlikely|unable|cannot|can't|won't|don't|doesn't|isn't|aren't)\b"
    r"(?![^.]{0,60}\b(?:until|till|later than)\b)"
)
_NOT_BY = re.compile(
    r"(?:\b(?:after|from|since|starting|not before|no earlier than|no sooner than|earliest|as of|"
    r"until at least|at least until|dated|if not by|"
    r"(?<!set )(?<!scheduled )(?<!planned )(?<!due )for|(?:e-?mail|message|letter|note|call) of)"
    r"\s(?:the\s|about\s|around\s)?|\bearliest\b.{0,30}|"
    r"\baround (?:the )?|\bon or after )$"
)
_CUT = re.compile(
    r"[,;:()]|\s-+\s|[–—]|\b(?:but|although|though|while|whereas|because|"
    r"so (?:we|i|you|please|nothing|nobody|no|the|it|he|she|they|there)\b|"
    r"and (?:we|i|you|please|the|will|should|hope|expect|then|our|they|he|she|would|shall|can|let|"
    r"are|decide)|"
    r"which|before (?=we|i|the|making|taking))\b"
)
_HOUR = re.compile(r",?\s(?:at\s|@\s?)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|o'clock|h\b|\W|$)")
"""A day with an hour is an appointment, unless its own clause tells."""
_UNTIL = re.compile(r"\b(?:until|till|by|before) (?:the )?$")
_DONE = re.compile(
    r"\W{1,3}(?:we|i|he|she|they|the \w{1,20}) (?:will |shall |should )?(?:have|has) (?:\w{1,20} )?"
    r"(?:decided|chosen|picked|told|written|called|rung|made)\b"
)
"""What is done "until Friday" is still to come, as those write who learnt English later."""
_THEN = _cue("then")
_DAY_AFTER = re.compile(
    r"\bthe (?:(?:next|following) (?:day|morning)|(?:day|morning) after(?! tomorrow))\b"
)


def decision_date(
    read: Sequence[Sentence],
    folded: str,
    received_on: date | None,
    workdays: Workdays,
    *,
    automatic: bool = False,
) -> date | None:
    """The local day by which they will decide or tell, or None where none is named.

    `read` are the sentences of the folded text; `received_on` is the day of receipt. An
    `automatic` reply that promises an answer to mails promises no decision.
    """
    receipt = Receipt(received_on, workdays)
    found: list[date] = []
    pending: list[Mention] = []
    for sentence in read:
        if not _may_name_a_day(sentence) and not pending:
            continue
        text = folded[sentence.starts[0] : sentence.ends[-1]].lower().replace("\n", " ")
        if automatic and not _DECIDES.search(text):
            continue
        named = mentions(text, receipt)
        found += _told(text, named)
        found += _told_then(text, named, pending)
        if named or not _THEN.search(text):
            pending = [one for one in named if one.day and not _THEIRS_TO_DO.search(text)]
    return max((day for day in found if not received_on or day >= received_on), default=None)


def _may_name_a_day(sentence: Sentence) -> bool:
    """Whether reading days in a sentence is worth it: most hold no word of the calendar."""
    if sentence.ends[-1] - sentence.starts[0] > LONGEST_SENTENCE:
        return False
    return any(word in CALENDAR_WORDS or word[0].isdigit() for word in sentence.words)


def _told(text: str, named: Sequence[Mention]) -> list[date]:
    """The days in one sentence by which they tell."""
    if not named or _USUAL.search(text):
        return []
    clauses = _clauses(text, named)
    return [
        one.day
        for one in named
        if one.day is not None and not _NOT_BY.search(text[: one.start]) and _by(one, text, clauses)
    ]


def _by(one: Mention, text: str, clauses: Sequence[tuple[int, int]]) -> bool:
    """Whether the clause of a day, or else a neighbour, says that they tell by it."""
    here = next(place for place, (_, end) in enumerate(clauses) if one.start < end)
    own = _clause(text, clauses[here])
    if _UNTIL.search(text[: one.start]) and _DONE.match(text, one.end):
        return True
    if any(cue.search(own) for cue in (_THEIRS_TO_DO, _TO_ARRANGE, _PAST, _REFUSED)):
        return False
    if _TELL.search(own):
        return True
    if _OTHER_DAYS.search(own) or _HOUR.match(text, one.end):
        return False
    beside = [
        _clause(text, clauses[place]) for place in (here - 1, here + 1) if 0 <= place < len(clauses)
    ]
    return any(
        _TELL.search(clause)
        and not clause.startswith("before ")
        and not _THEIRS_TO_DO.search(clause)
        and not _REFUSED.search(clause)
        for clause in beside
    )


def _clause(text: str, bounds: tuple[int, int]) -> str:
    return text[bounds[0] : bounds[1]]


def _clauses(text: str, named: Sequence[Mention]) -> list[tuple[int, int]]:
    """The clauses of a sentence; a pause inside a date ends none, nor does the one before it."""
    cuts = [
        cut.start()
        for cut in _CUT.finditer(text)
        if not any(one.start <= cut.start() < one.end for one in named)
    ]
    bounds = [0, *cuts, len(text)]
    return [
        (start, end)
        for start, end in pairwise(bounds)
        if text[start:end].strip(" ,;:()-–—") or end == len(text)
    ]


def _told_then(text: str, named: Sequence[Mention], pending: Sequence[Mention]) -> list[date]:
    """The day of the sentence before, where this one says that they tell "then"."""
    days = [one.day for one in (named or pending) if one.day is not None]
    if not days or not _TELL.search(text) or _THEIRS_TO_DO.search(text) or _USUAL.search(text):
        return []
    if _DAY_AFTER.search(text):
        return [max(days) + DAY]
    return [max(days)] if not named and _THEN.search(text) else []
