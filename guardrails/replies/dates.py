"""The day by which they will decide or tell, if the text names one.

Source: POLICY section 4: a deadline for the candidate, an interview's date, or what is "usually"
the case is no such day. Each day that a sentence names is judged by the clause it stands in, then
by the clauses beside it. Of several, the last counts: the hold is the later one (section 3).
"""

import re
from collections.abc import Sequence
from datetime import date

from guardrails.replies.days import CALENDAR_WORDS, Mention, Receipt, mentions
from guardrails.replies.words import Sentence
from guardrails.workdays import DAY, Workdays

LONGEST_SENTENCE = 2_000
"""A longer stretch without a full stop is no sentence that names a day."""

_TELL = re.compile(
    r"\b(?:decision|decisions|decide|decides|decided|deciding|let(?:ting)? (?:you|candidates|everyone|"
    r"all (?:of you|candidates)|people) (?:all )?know|(?:get|getting|come|coming|circle|be|report) "
    r"(?:right |straight )?back (?:to|with)|revert|in touch|hear (?:back|from (?:us|me|our|the|hr)|"
    r"something|more|again|either|one way|by|on|in|before|within|this|next|our|the)|(?:an?|further|next|proper|"
    r"real|final|firm|clear) (?:update|answer|word|reply|response)|your answer from|updates?\b|inform(?:ed)? |"
    r"notify|notified|notification|outcome|results?|verdict|conclude|conclusion|finali[sz]\w+|"
    r"make up our minds?|minds? made up|know (?:more|for|either|our|the|where|who|which|if|whether|by|on)|"
    r"(?:have|give you|get you|got) (?:an|the|our|your|some) (?:answer|news)|news|announce\w*|"
    r"reach out|contact (?:you|all|every|both|the|successful)|(?:call|ring|phone|email|mail|"
    r"message|text|write to|tell|reply to|respond to|answer) (?:you|all|everyone|every|candidates)|bear with (?:us|me)|"
    r"(?:give|allow|grant) (?:us|me)|sit tight|hang (?:on|tight|in)|hold tight|patience|patient|"
    r"cho(?:ice|ose|osing)|pick (?:someone|a|one|the)|appoint\b|make (?:the|a|our) (?:call|hire|appointment)|"
    r"letters? (?:will )?(?:go )?out|you(?:'ll| will) (?:all )?know|feedback from|misery|give you a|"
    r"allowed to (?:say|talk|tell)|wrap (?:this|it|things) up|declared|published|(?:it|that|this)(?:'ll| will| should)(?: now)? be|"
    r"settled|sorted|sign(?:ed)? off|respond|the answer|final list|an answer|shall know|will know|should know|we'll know)\b"
)
_THEIRS_TO_DO = re.compile(
    r"\b(?:please (?!expect|bear|be patient|allow|give|hang|hold|note|know|wait|sit|rest)|kindly (?!bear|note|allow|wait|be)|"
    r"(?:could|can|would) you|you (?:must|need|have (?:until|till)|should (?!hear|have|get|receive|know|expect)|"
    r"can (?!expect|hear)|may (?!expect|hear)|are (?:asked|requested|required))|let (?:us|me) know|"
    r"hear (?:back )?from you|your (?:own )?(?:decision|answer|response|reply|acceptance|signed|signature|"
    r"availability|documents|references|submission|solution|confirmation|forms?)(?! (?:from|will|is coming|by return))|accept|"
    r"sign (?!off)|return (?:it|the|this|your)|submit|expires?|valid|remains? open|open until|stands? until|"
    r"stays? open|rsvp|deadline (?:for|to|is)|reply by|respond by|respond to (?:this|us|me)|"
    r"reply to (?:this|us|me)|(?:need|want|ask|like|appreciate|require)[^.]{0,30} (?:you to|from you|your(?! patience| understanding))|"
    r"complete the|send (?:us|me|it|over|your)|get (?:it|them|back) to (?:us|me)|back to (?:us|me)|"
    r"to apply|apply by)\b"
)
_OTHER_DAYS = re.compile(
    r"\b(?:interview(?:s|ing|ed)?|assessment|test|meet you|visit|trial|start(?:s|ing)?(?: date)?|join|slot|available|"
    r"applications? clos\w*|closing date|advert\w*|away|on leave|out of (?:the )?office|holiday|"
    r"closed|return|contracts?|offer letter|letter of|cancel\w*|moved|off|back (?:on|in|at|from)|came|met you|spoke|received|applied|your (?:message|email|"
    r"note|mail|letter) of|dated|see you|session|call at|zoom|invit\w+|first day|arriv\w*|vacation)\b"
)
_DECIDES = re.compile(
    r"\b(?:decisions?|decid\w+|outcome|results?|verdict|candidates?|applicants?|inform(?:ed)?|"
    r"notif\w+|shortlist\w*|final list|next steps?|application|selection)\b"
)
_USUAL = re.compile(
    r"\b(?:usually|typically|normally|generally|as a rule|tends? to|on average|in most cases|often|"
    r"standard(?:ly)?|customarily|historically|aim to (?:reply|respond|answer)|(?:reply|respond) to "
    r"(?:all|every|your) (?:e-?mails?|messages?|enquir\w+|quer\w+))\b"
)
_PAST = re.compile(
    r"\b(?:(?:i|we|had|have|you were|i'd|we'd|was|were)(?: \w+){0,2} (?:said|told|promised|hoped|hoping|supposed|"
    r"planned|meant|expected|mentioned|aimed)|originally|should have|would have|was due|were due|had been)\b"
)
_REFUSED = re.compile(
    r"\b(?:not|never|unlikely|unable|cannot|can't|won't|don't|doesn't|isn't|aren't)\b"
    r"(?![^.]{0,60}\b(?:until|till|later than)\b)"
)
_NOT_BY = re.compile(
    r"(?:\b(?:after|from|since|starting|not before|no earlier than|no sooner than|earliest|as of|"
    r"until at least|at least until|dated|if not by|for)\s(?:the\s|about\s|around\s)?|\baround (?:the )?|\bon or after )$"
)
_WITHIN = re.compile(r"\b(?:within|in|over|during|inside|after)\b")
_CUT = re.compile(
    r"[,;:()]|\s-+\s|[–—]|\b(?:but|although|though|while|whereas|because|so (?:we|i|you|please)|"
    r"and (?:we|i|you|please|the|will|should|hope|expect|then|our|they|he|she|would|shall|can|let|are|decide)|"
    r"which|before (?=we|i|the|making|taking))\b"
)
_THEN = re.compile(
    r"\b(?:then|that (?:same )?(?:day|afternoon|evening|night)|the same day|afterwards|straight after|"
    r"right after|after (?:that|this|which)|at that point|by then|on the day)\b"
)
_DAY_AFTER = re.compile(r"\b(?:the (?:next|following) (?:day|morning)|the (?:day|morning) after)\b")


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
        pending = [one for one in named if one.day and not _THEIRS_TO_DO.search(text)]
    return max(found, default=None)


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
    if _THEIRS_TO_DO.search(own) or _PAST.search(own) or _REFUSED.search(own):
        return False
    if _TELL.search(own):
        return True
    if _OTHER_DAYS.search(own):
        return False
    beside = [
        _clause(text, clauses[place]) for place in (here - 1, here + 1) if 0 <= place < len(clauses)
    ]
    return any(
        _TELL.search(clause) and not _THEIRS_TO_DO.search(clause) and not _REFUSED.search(clause)
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
        for start, end in zip(bounds, bounds[1:], strict=False)
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
