"""The words to referees. Source: POLICY section 5."""

from drafting.parts import LetterSpec, PartSpec

PERMISSION = LetterSpec(
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

HEADS_UP = LetterSpec(
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
