"""What a brief puts into the slots of a phrase; a slot without a fact is not there."""

import re

from drafting.brief import Brief, GivenFact

_BRITISH = {
    "favor": "favour", "favorite": "favourite", "organization": "organisation",
    "recognize": "recognise", "honor": "honour",
}  # fmt: skip
_AMERICAN_WORD = re.compile(rf"\b({'|'.join(_BRITISH)})\b", re.IGNORECASE)
_NAMES_A_POST = re.compile(r"\b(?:position|role|job|post|opening|vacancy)$", re.IGNORECASE)
_SPACES = re.compile(r" {2,}")


def facts_of(brief: Brief) -> dict[str, GivenFact]:
    """Every fact of the brief by its id."""
    return {fact.id: fact for part in brief.parts for fact in part.facts}


def slots_for(brief: Brief) -> dict[str, str]:
    """The slots that a brief fills, whatever the part."""
    facts = facts_of(brief)
    post = bool(_NAMES_A_POST.search(brief.role))
    by_phone = "interview_format" in facts and facts["interview_format"].text == "phone"
    day = facts["interview_day"].text if "interview_day" in facts else ""
    slots = {
        "called": brief.reader.called,
        "company": in_sentence(brief.company),
        "role": brief.role,
        "role_role": brief.role if post else f"{brief.role} role",
        "the_role_bare": brief.role if post else f"{brief.role} role",
        "the_role": f"the {brief.role}" if post else f"the {brief.role} role",
        "the_position": f"the {brief.role}" if post else f"the {brief.role} position",
        "meet": "talk with" if by_phone else "meet",
        "meeting": "talking with" if by_phone else "meeting",
        "on_day": f"on {day}" if day else "",
    }
    if day:
        slots["on_interview"] = f"on {day}"
    for name in ("their_message", "our_message", "title", "url"):
        if name in facts:
            slots[name] = facts[name].text
    return slots | _missing(facts)


_THE = re.compile(
    r"(?:University|College|Institute|Faculty|Department|Ministry|Office|City|Town|County|Port|"
    r"Museum|Hospital|Bureau|Council|Diocese|Embassy|State|Republic|Isle|Academy|Society|Royal \w+|"
    r"National \w+) (?:of|for) "
)


def in_sentence(company: str) -> str:
    """A company as a sentence names it: "the University of Tartu"."""
    return f"the {company}" if _THE.match(company) else company


def _missing(facts: dict[str, GivenFact]) -> dict[str, str]:
    names = [fact.text for id_, fact in facts.items() if id_.startswith("missing:")]
    if not names:
        return {}
    joined = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    return {"missing": joined} | ({"missing_s": f"{joined}'s"} if len(names) == 1 else {})


def spelled(phrase: str, spelling: str) -> str:
    """A phrase of ours in the country's spelling; facts are left as they are."""
    if spelling == "en-US":
        return phrase
    return _AMERICAN_WORD.sub(lambda found: _british(found[0]), phrase)


def _british(word: str) -> str:
    british = _BRITISH[word.lower()]
    return british.capitalize() if word[0].isupper() else british


def tidied(text: str) -> str:
    """A text without what an empty slot or a name's own full stop leaves behind."""
    text = _SPACES.sub(" ", text).replace(" .", ".").replace(" ,", ",").strip()
    return re.sub(r"(?<!\.)\.\.(?!\.)", ".", text)


def ended(text: str) -> str:
    """A text that ends as a sentence does."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
