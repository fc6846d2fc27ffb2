"""Which parts each kind of message has: one specification a kind, so that a new kind is one more.

The parts of a kind carry its elements (guardrails.kinds) between greeting and sign-off, which code
sets itself. Source: POLICY section 5.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from guardrails import MessageKind

Paragraphs = tuple[tuple[str, ...], ...]
Uses = Literal[
    "notes",
    "strengths",
    "interest",
    "missing",
    "met",
    "contact",
    "reason",
    "answer",
    "article",
    "why",
    "points",
]


@dataclass(frozen=True, slots=True)
class PartSpec:
    """One part: what it does, which elements it carries and which facts it may use.

    `uses` names the facts (drafting.facts). A part that `needs` facts is left out without them;
    one with `by_model` False is worded by code whoever the writer is.
    """

    name: str
    purpose: str
    elements: tuple[str, ...]
    uses: tuple[Uses, ...] = ()
    max_words: int = 35
    needs: bool = False
    by_model: bool = True


@dataclass(frozen=True, slots=True)
class LetterSpec:
    """The parts of one kind, and the ways in which they may stand in paragraphs."""

    parts: tuple[PartSpec, ...]
    layouts: tuple[Paragraphs, ...]


_THANK_YOU = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Thank them for their time, and say that it was good to meet them and to learn about "
            "the company.",
            ("thanks", "good_to_meet"),
            ("met",),
        ),
        PartSpec(
            "specific",
            "Say what from this conversation stayed with the candidate, in plain words.",
            ("topic",),
            ("notes",),
            max_words=55,
            needs=True,
        ),
        PartSpec(
            "interest",
            "Say that the candidate is interested in the position, by its name, and why.",
            ("interest", "position"),
            ("interest",),
        ),
        PartSpec(
            "fit",
            "Say in one or two sentences why the candidate is a good fit.",
            ("fit",),
            ("strengths",),
            max_words=45,
            needs=True,
        ),
        PartSpec(
            "ask",
            "Ask for the contact details of people who were met, to thank them too.",
            ("contact_request",),
            ("missing",),
            needs=True,
            by_model=False,
        ),
        PartSpec(
            "closing",
            "Say that the candidate looks forward to speaking again.",
            ("looking_forward",),
            max_words=25,
        ),
    ),
    layouts=(
        (("opening", "specific"), ("interest", "fit"), ("ask",), ("closing",)),
        (("opening",), ("specific",), ("fit", "interest"), ("ask", "closing")),
        (("opening", "specific"), ("fit", "interest"), ("ask",), ("closing",)),
        (("opening",), ("specific", "interest"), ("fit",), ("ask", "closing")),
        (("opening",), ("specific",), ("interest", "fit"), ("ask", "closing")),
    ),
)

_STATUS_REPLY = LetterSpec(
    parts=(
        PartSpec("opening", "Thank them for the update.", ("thanks",), max_words=20),
        PartSpec(
            "closing",
            "Say that the candidate looks forward to hearing from them, and offer anything else "
            "that they need.",
            ("looking_forward", "offer_more"),
        ),
    ),
    layouts=((("opening", "closing"),), (("opening",), ("closing",))),
)

_CHECK_IN = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Refer to the last contact and ask, without any pressure, whether there is news on "
            "the position, by its name.",
            ("last_contact", "position", "status_question"),
            ("contact",),
            max_words=45,
        ),
        PartSpec(
            "interest",
            "Say that the candidate is still interested, and why they are a good fit.",
            ("interest", "fit"),
            ("interest", "strengths"),
            max_words=45,
        ),
        PartSpec("closing", "Close kindly, without a demand.", (), max_words=20),
    ),
    layouts=(
        (("opening",), ("interest",), ("closing",)),
        (("opening",), ("interest", "closing")),
    ),
)

_NO_RESPONSE = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Refer to the earlier message and ask whether there is news on the position, by its "
            "name.",
            ("last_contact", "position", "status_question"),
            ("contact",),
            max_words=45,
        ),
        PartSpec("closing", "Thank them.", ("thanks",), max_words=25),
    ),
    layouts=((("opening",), ("closing",)), (("opening", "closing"),)),
)

_WITHDRAWAL = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Thank them for their time and for considering the candidate.",
            ("thanks",),
            ("met",),
            max_words=30,
        ),
        PartSpec(
            "statement",
            "Say plainly that the candidate withdraws from the process for the position, by its "
            "name.",
            ("withdrawing", "position"),
            ("reason",),
        ),
        PartSpec("goodwill", "Wish them well.", ("goodwill",), max_words=30),
    ),
    layouts=(
        (("opening",), ("statement",), ("goodwill",)),
        (("opening", "statement"), ("goodwill",)),
    ),
)

_LINKEDIN = LetterSpec(
    parts=(
        PartSpec(
            "note",
            "Say where they met, with the role or the company, and that the candidate would like "
            "to stay in touch.",
            ("where_met",),
            ("met",),
            max_words=25,
        ),
    ),
    layouts=((("note",),),),
)

_SHARE = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Recall the conversation and name the article, with its link.",
            ("article", "where_from"),
            ("met", "article"),
            max_words=45,
            by_model=False,
        ),
        PartSpec("why", "Say why it may matter to the reader.", ("why",), ("why",), needs=True),
        PartSpec("closing", "Close kindly and ask for nothing.", (), max_words=20),
    ),
    layouts=((("opening",), ("why", "closing")), (("opening", "why"), ("closing",))),
)

_PERMISSION = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Say which position at which company the candidate is being considered for.",
            ("position",),
        ),
        PartSpec("request", "Ask whether they would be a reference.", ("request",)),
        PartSpec("easy_no", "Make it easy to decline.", ("easy_no",)),
        PartSpec("closing", "Thank them.", ("thanks",), max_words=20),
    ),
    layouts=(
        (("opening", "request"), ("easy_no",), ("closing",)),
        (("opening", "request"), ("easy_no", "closing")),
    ),
)

_HEADS_UP = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Say which position at which company it is, and that a call or a mail may come.",
            ("position", "may_be_called"),
            max_words=45,
        ),
        PartSpec(
            "interest", "Say why the candidate wants this position.", ("why_wanted",), ("interest",)
        ),
        PartSpec(
            "points",
            "Name the points that the reader might stress, and no others.",
            ("points",),
            ("points",),
            max_words=45,
            needs=True,
        ),
        PartSpec("closing", "Thank them.", ("thanks",), max_words=25),
    ),
    layouts=(
        (("opening",), ("interest", "points"), ("closing",)),
        (("opening",), ("interest",), ("points",), ("closing",)),
    ),
)

_NEXT_ROUND = LetterSpec(
    parts=(
        PartSpec("opening", "Thank them for the invitation.", ("thanks",), max_words=25),
        PartSpec("answer", "Give the answer.", ("answer",), ("answer",), by_model=False),
        PartSpec("closing", "Say that the candidate looks forward to it.", (), max_words=20),
    ),
    layouts=((("opening",), ("answer",), ("closing",)), (("opening", "answer"), ("closing",))),
)

_INFO = LetterSpec(
    parts=(
        PartSpec("opening", "Thank them for their message.", (), max_words=20),
        PartSpec("answer", "Send what they asked for.", ("answer",), ("answer",), by_model=False),
        PartSpec("closing", "Offer anything more.", ("offer_more",), max_words=25),
    ),
    layouts=((("opening",), ("answer",), ("closing",)), (("opening", "answer"), ("closing",))),
)

_OFFER = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Thank them for the offer, and say that it has arrived.",
            ("thanks", "offer_received"),
        ),
        PartSpec(
            "answer", "Say by when or how it is answered.", ("answer",), ("answer",), by_model=False
        ),
        PartSpec("closing", "Close warmly, without accepting or declining.", (), max_words=25),
    ),
    layouts=((("opening",), ("answer",), ("closing",)), (("opening",), ("answer", "closing"))),
)

_REJECTION = LetterSpec(
    parts=(
        PartSpec("opening", "Thank them for letting the candidate know.", ("thanks",)),
        PartSpec("acceptance", "Accept the decision without argument.", ("acceptance",)),
        PartSpec("goodwill", "Wish them well, or offer to stay in touch.", ("goodwill",)),
    ),
    layouts=(
        (("opening", "acceptance"), ("goodwill",)),
        (("opening",), ("acceptance", "goodwill")),
    ),
)

LETTERS: Mapping[MessageKind, LetterSpec] = MappingProxyType(
    {
        MessageKind.THANK_YOU: _THANK_YOU,
        MessageKind.STATUS_REPLY: _STATUS_REPLY,
        MessageKind.CHECK_IN: _CHECK_IN,
        MessageKind.NO_RESPONSE_FOLLOW_UP: _NO_RESPONSE,
        MessageKind.WITHDRAWAL: _WITHDRAWAL,
        MessageKind.LINKEDIN_CONNECT: _LINKEDIN,
        MessageKind.SHARE_ARTICLE: _SHARE,
        MessageKind.REFERENCE_PERMISSION: _PERMISSION,
        MessageKind.REFERENCE_HEADS_UP: _HEADS_UP,
        MessageKind.NEXT_ROUND_REPLY: _NEXT_ROUND,
        MessageKind.INFO_REPLY: _INFO,
        MessageKind.OFFER_REPLY: _OFFER,
        MessageKind.REJECTION_REPLY: _REJECTION,
    }
)
"""The specification of each kind of message."""
