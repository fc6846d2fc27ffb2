"""grounding.person: a rank before a name that no fact gives its bearer: "Professor Ashby".

"Mr" and "Ms" are courtesy; a doctor, a professor or a judge is a fact.
"""

import re
from collections.abc import Sequence

from guardrails.checks.grounding.reading import Reading, Remark, error, quoted
from guardrails.checks.grounding.tokens import Token

_RANK = re.compile(
    r"\b(?P<rank>Dr|Doctor|Prof|Professor|Sir|Dame|Lord|Lady|Rev|Reverend|Judge|Captain|Colonel|"
    r"Engr|Ing)\b\.? $"
)
_COURTESY = re.compile(r"\b(?:Mrs?|Ms|Mx|Miss|Madam|Dr|Doctor|Prof|Professor|Herr|Frau)\b\.? $")
_SAME = {"doctor": "dr", "professor": "prof", "reverend": "rev"}
_MEDICAL = re.compile(
    r"\b(?:doctor|physician|surgeon|consultant|registrar|dentist|vet|veterinar\w+|professor|lecturer|"
    r"scientist|research\w*|medical|clinical|academic|dean|judge|captain|engineer)\b"
)
_ACADEMIC = re.compile(
    r"\b(?:professor|lecturer|scientist|research\w*|academic|dean|principal investigator|chair)\b"
)
_LONGEST = 14


def raised(reading: Reading, name: Token) -> bool:
    """Whether a rank stands before a known name that no fact of that person's explains."""
    rank = _rank(reading, name)
    if rank is None or name.low not in reading.facts.name_words:
        return False
    said = rank["rank"].lower()
    facts = reading.facts.of("name", "title")
    owners = {f.source.rsplit(".", 1)[0] for f in facts if name.low in {t.low for t in f.tokens}}
    theirs = " ".join(f.text.lower() for f in facts if f.source.rsplit(".", 1)[0] in owners)
    given = set(theirs.replace(".", " ").split())
    alike = {_SAME.get(word, word) for word in given}
    explained = _ACADEMIC if said.startswith("prof") else _MEDICAL
    return _SAME.get(said, said) not in alike and not explained.search(theirs)


def of_a_firm(reading: Reading, run: Sequence[Token]) -> bool:
    """Whether a title makes a person of a word that is only the company's: "Mrs. Cole" of Cole &
    Partners."""
    if len(run) > 1 or run[0].low not in reading.facts.company_words - reading.facts.name_words:
        return False
    return (
        _COURTESY.search(reading.plain[max(0, run[0].start - _LONGEST) : run[0].start]) is not None
    )


def _rank(reading: Reading, name: Token) -> re.Match[str] | None:
    return _RANK.search(reading.plain[max(0, name.start - _LONGEST) : name.start])


def remark(reading: Reading, run: Sequence[Token]) -> Remark:
    """The remark on a name with such a rank."""
    before = reading.plain[max(0, run[0].start - _LONGEST) : run[0].start]
    rank = _rank(reading, run[0]) or _COURTESY.search(before)
    start = run[0].start - (len(rank[0]) if rank else 0)
    quote = quoted(reading, start, run[-1].end)
    return error(
        "person", start, run[-1].end, f'No fact knows a person by "{quote}".',
        "Call them as the application does.",
    )  # fmt: skip
