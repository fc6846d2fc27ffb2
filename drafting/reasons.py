"""Why an attempt at a part was not kept, in one sentence for each id.

The ids are those of the checks' rules (CONTRACT, "Report"), and some of our own: `form.*` for what
a writer sorted out itself before any check, `score.*` for what was right and still not the best,
`edit.*` for what the person did.
"""

LESS_GOOD = "score.less_good"
REPLACED = "edit.replaced"

_OURS = {
    LESS_GOOD: "Nothing is wrong with it; another wording was better.",
    REPLACED: "You put your own words in its place.",
    "form.not_a_sentence": "It is not one whole sentence.",
    "form.too_long": "It is longer than this part of the letter may be.",
    "form.fact_incomplete": "It does not say your note in full, word for word.",
    "form.words_added": "It says more than your note does.",
    "form.joint": "Its beginning does not go with your note: the grammar is wrong.",
    "form.repeats": "It says the same word twice.",
    "form.contact": "It holds an address, a link or a number, which only the program sets.",
    "form.markup": "It holds marks of a list, a heading or a web page, not only words.",
    "form.alike": "Two of its sentences have the same beginning.",
}
_FAMILIES = {
    "structure": "Its form is not that of a letter",
    "length": "The letter would be too long or too short with it",
    "element": "Something is missing that this part has to say",
    "tone": "Its tone does not suit the message",
    "grounding": "It says something that your facts do not hold, or confuses people",
    "sameness": "Another person gets nearly the same words",
    "language": "Its spelling or grammar could be better",
}


def reason_words(id_: str) -> str:
    """One sentence for an id in `Rejected.because`; an unknown one is named as it is."""
    if id_ in _OURS:
        return _OURS[id_]
    family, _, rule = id_.partition(".")
    words = rule.replace("_", " ")
    return f"{_FAMILIES.get(family, 'A check found fault with it')} ({words or family})."
