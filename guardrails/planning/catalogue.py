"""The rules of POLICY section 3: id, what it says, and the words it rests on.

The ids are what plans quote; the generated rule catalogue and the page read the rest from here.
`source` is the article's own wording where it has one, else where the rule comes from.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class RuleId(StrEnum):
    """The id of each rule that a plan may quote."""

    THANK_WITHIN_A_DAY = "thank-you-within-a-day"
    THANK_LATE = "thank-you-late"
    THANK_EACH = "thank-each-person"
    ASK_FOR_CONTACT = "ask-for-missing-contact"
    ANSWER_UNCLEAR = "answer-unclear-reply"
    WAIT_SEVEN = "wait-seven-business-days"
    WAIT_WEEK = "wait-a-business-week"
    ONE_MORE = "one-more-only"
    HOLD = "hold-until-their-date"
    THANK_FIRST = "thank-before-chasing"
    WITHDRAW = "withdraw-at-once"
    WITHDRAW_EVERYWHERE = "withdraw-everywhere"
    CONNECT = "connect-after-thank-you"
    SHARE = "share-when-relevant"
    ASK_REFEREES = "ask-referees-first"
    TELL_REFEREES = "tell-referees"
    ANSWER_COMPANY = "answer-the-company"
    ACCEPT_NO = "accept-a-no"
    YOUR_CALL = "your-call"
    THEIR_MOVE = "their-move"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, what it says in one sentence, and what it rests on."""

    id: RuleId
    says: str
    source: str


_EXT = "career-office advice; the article is silent"
_RULES = (
    Rule(
        RuleId.THANK_WITHIN_A_DAY,
        "A thank-you goes on the day of the interview or the day after.",
        "Best Practice 2: “later the same day or one day after your interview”",
    ),
    Rule(
        RuleId.THANK_LATE,
        "After that a thank-you is late, and still goes.",
        "Best Practice 2: “don’t wait more than a day or two”",
    ),
    Rule(
        RuleId.THANK_EACH,
        "Each person met gets a thank-you of their own.",
        "Best Practice 1: “send an individual thank you to each person you spoke with”",
    ),
    Rule(
        RuleId.ASK_FOR_CONTACT,
        "Where an address is missing, the thank-you to the main contact asks for it.",
        "Best Practice 1: “ask the main interviewer or person who coordinated the interview for "
        "those details”",
    ),
    Rule(
        RuleId.ANSWER_UNCLEAR,
        "An unclear answer gets a short, patient reply within a business day.",
        "How to Handle an Unclear Response: “It’s typically your best bet to respond back”",
    ),
    Rule(
        RuleId.WAIT_SEVEN,
        "After an unclear answer, seven business days pass before asking again.",
        "How to Handle an Unclear Response: “at least seven business days”",
    ),
    Rule(
        RuleId.WAIT_WEEK,
        "After silence, a whole business week passes before following up.",
        "“If a whole business week has passed without any sort of response”",
    ),
    Rule(
        RuleId.ONE_MORE,
        "One check-in and one follow-up for each interview, and never a second of either.",
        "“you may want to send one more”; the count is ours",
    ),
    Rule(
        RuleId.HOLD,
        "Where they named a day for the decision, nobody asks before the business day after it.",
        "Best Practice 1: “ask what the next steps are”; " + _EXT,
    ),
    Rule(
        RuleId.THANK_FIRST,
        "Nobody is asked for news while a thank-you is unsent.",
        "the order of the article",
    ),
    Rule(
        RuleId.WITHDRAW,
        "Whoever takes another offer, or decides to leave, says so at once.",
        "“gracefully let them know that you’re withdrawing from their interview process”",
    ),
    Rule(
        RuleId.WITHDRAW_EVERYWHERE,
        "Taking one offer means withdrawing from every other process.",
        "“gracefully let them know that you’re withdrawing from their interview process”",
    ),
    Rule(
        RuleId.CONNECT,
        "An invitation to connect goes the day after that person’s thank-you.",
        "Best Practice 3: “After you have sent your follow up email”",
    ),
    Rule(
        RuleId.SHARE,
        "Something to read goes the day after the thank-you, and only if it came up and matters.",
        "Best Practice 3: “If it’s relevant to their business and they seem interested”",
    ),
    Rule(
        RuleId.ASK_REFEREES,
        "A referee is asked before being named.",
        "Best Practice 4: “be sure that a potential reference would be comfortable”",
    ),
    Rule(
        RuleId.TELL_REFEREES,
        "Referees hear of the interview within two business days.",
        "Best Practice 4: “let them know that you’re in the interview process”",
    ),
    Rule(
        RuleId.ANSWER_COMPANY,
        "An invitation, a request or an offer is answered within a business day.",
        _EXT,
    ),
    Rule(
        RuleId.ACCEPT_NO,
        "A no ends the application; a short, kind answer is welcome within two business days.",
        _EXT,
    ),
    Rule(RuleId.YOUR_CALL, "The person may overrule the plan, and the plan says so.", _EXT),
    Rule(
        RuleId.THEIR_MOVE,
        "Once they have their answer, the next move is theirs.",
        _EXT,
    ),
)

RULES: Mapping[RuleId, Rule] = MappingProxyType({rule.id: rule for rule in _RULES})
"""Every rule of the plan, in the order of the policy."""
