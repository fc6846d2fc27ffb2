"""The letters after an interview, by the candidate's own move. Source: POLICY section 5."""

from drafting.parts import LetterSpec, PartSpec

THANK_YOU = LetterSpec(
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

CHECK_IN = LetterSpec(
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

NO_RESPONSE = LetterSpec(
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

WITHDRAWAL = LetterSpec(
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

LINKEDIN = LetterSpec(
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

SHARE = LetterSpec(
    parts=(
        PartSpec(
            "opening",
            "Recall the conversation and name the article, with its link.",
            ("article", "where_from"),
            ("met", "article"),
            max_words=45,
            by_model=False,
        ),
        PartSpec("why", "Say why it may matter to the reader.", ("why",), ("why",)),
        PartSpec("closing", "Close kindly and ask for nothing.", (), max_words=20),
    ),
    layouts=((("opening",), ("why", "closing")), (("opening",), ("why",), ("closing",))),
)
