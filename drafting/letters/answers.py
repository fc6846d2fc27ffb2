"""The answers to what the company wrote. Source: POLICY section 5."""

from drafting.parts import LetterSpec, PartSpec

STATUS_REPLY = LetterSpec(
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

NEXT_ROUND = LetterSpec(
    parts=(
        PartSpec("opening", "Thank them for the invitation.", ("thanks",), max_words=25),
        PartSpec("answer", "Give the answer.", ("answer",), ("answer",), by_model=False),
        PartSpec("closing", "Say that the candidate looks forward to it.", (), max_words=20),
    ),
    layouts=((("opening",), ("answer",), ("closing",)), (("opening", "answer"), ("closing",))),
)

INFO = LetterSpec(
    parts=(
        PartSpec("opening", "Thank them for their message.", (), max_words=20),
        PartSpec("answer", "Send what they asked for.", ("answer",), ("answer",), by_model=False),
        PartSpec("closing", "Offer anything more.", ("offer_more",), max_words=25),
    ),
    layouts=((("opening",), ("answer",), ("closing",)), (("opening", "answer"), ("closing",))),
)

OFFER = LetterSpec(
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

REJECTION = LetterSpec(
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
