"""grounding.third_person: the reader or the candidate spoken of as if they were somebody else."""

import re
from collections.abc import Iterator

from guardrails.application import TITLES
from guardrails.checks.grounding.facts import name_words
from guardrails.checks.grounding.lexicon import is_common
from guardrails.checks.grounding.reading import Reading, Remark, error, quoted
from guardrails.checks.grounding.tokens import Token
from guardrails.checks.grounding.words import parts

_SELF = re.compile(
    r"(?:\b(?:my name is|name's|this is|i am|i'm|it is|it's|signed|yours|from)[ ,]*|[-–—] ?)$"
)
_VOCATIVE = re.compile(
    r"(?:^|[,;:!.?(\n–—-]|\b(?:thanks?|you|thank you|hi|hello|dear|again|ora|hey|and))[ ]*$"
)
_VERB = re.compile(
    r" (?:would|is|was|has|had|will|can|could|kindly|really|remains|brings|\w{2,30}s|\w{2,30}ed)\b"
)
_LONG_NAME = 80
_ANY = re.compile(
    r"\b(?:the|this) (?:candidate|applicant|undersigned)"
    r"(?:,? (?:also|moreover|furthermore|then|always|further|besides|too|\w{2,20}ly)\b,?){0,2} "
    r"(?:is|has|had|would|was|will|can|could|does|did|(?:bring|look|run|hold|know|speak|offer|lead|"
    r"work|believe|feel|hope|wish|remain|think|want|trust|teach|manage)s|"
    r"led|ran|built|taught|made|won|spent|held|grew|wrote|brought|cut|took|kept|began|sold|"
    r"(?!(?:select|nam|hir|pick|prefer|requir|need|interview|concern|shortlist)\w*ed\b)\w{2,20}ed)\b",
    re.IGNORECASE,
)


def remarks(reading: Reading) -> Iterator[Remark]:
    """Where a body speaks of its reader or its writer in the third person."""
    if reading.where != "body":
        return
    for match in _ANY.finditer(reading.plain):
        yield _remark(reading, match.start(), match.end(), "you")
    mine = name_words(reading.facts.application.candidate.name)
    theirs = reading.reader_names
    for run in _mentions(reading, mine | theirs):
        low = {token.low for token in run}
        if low <= mine and not low & theirs:
            if not _spares(reading, run, low, mine):
                yield _remark(reading, run[0].start, run[-1].end, "you")
        elif low <= theirs and not _of_another(reading, run, low) and not _addresses(reading, run):
            yield _remark(reading, run[0].start, run[-1].end, "the reader")


def _remark(reading: Reading, start: int, end: int, who: str) -> Remark:
    quote = quoted(reading, start, end)
    pronoun = '"I" and "my"' if who == "you" else '"you" and "your"'
    return error(
        "third_person", start, end,
        f'"{quote}" speaks of {who} as of somebody else.', f"Say {pronoun}.",
    )  # fmt: skip


def _mentions(reading: Reading, names: frozenset[str]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in reading.words:
        is_name = token.low in names and token.capital and not reading.taken(token)
        if is_name and (not token.first or _at_start(reading, token)):
            if run and reading.between(run[-1], token).strip(" .-"):
                yield run
                run = []
            run.append(token)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _at_start(reading: Reading, token: Token) -> bool:
    """Whether a name that begins a sentence is one, and not "May I" or "Will you"."""
    if token.text.lower().endswith("'s"):
        return True
    if not is_common(token.stem) and token.low not in ("mark", "art", "joy", "hope", "rose"):
        return True
    return bool(_VERB.match(reading.plain, token.end)) and not re.match(
        r" (?:this|is it|his|us)\b", reading.plain[token.end : token.end + 8]
    )


def _of_another(reading: Reading, run: list[Token], low: set[str]) -> bool:
    """Whether the name is somebody else's too, or part of the company's or a fact's name."""
    if low <= reading.facts.company_words and _title_before(reading, run[0]) is None:
        return True
    names = [name for name in reading.facts.names if low <= name]
    return len(names) > 1


def _spares(reading: Reading, run: list[Token], low: set[str], mine: frozenset[str]) -> bool:
    """Whether the writer's name is no third person: a signature, an introduction, a company."""
    company = low <= reading.facts.company_words
    return company or _introduces(reading, run) or _closes(reading, run, mine)


def _introduces(reading: Reading, run: list[Token]) -> bool:
    before = reading.plain[max(0, run[0].start - 24) : run[0].start].lower()
    return (
        bool(_SELF.search(before))
        or _addresses(reading, run)
        or (reading.plain[run[-1].end : run[-1].end + 5].lower() == " here")
    )


def _closes(reading: Reading, run: list[Token], mine: frozenset[str]) -> bool:
    """Whether nothing follows but the rest of the name: a signature on the same line, as in a
    short note, "van den" and its like included."""
    rest = reading.plain[run[-1].end : run[-1].end + _LONG_NAME]
    return mine.issuperset(parts(rest)) and len(rest) < _LONG_NAME


def _addresses(reading: Reading, run: list[Token]) -> bool:
    """Whether the name calls the reader: set off by commas, or after "thank you"."""
    before = reading.plain[max(0, run[0].start - 16) : run[0].start].lower()
    after = reading.plain[run[-1].end : run[-1].end + 1]
    if run[-1].text.lower().endswith("'s"):
        return False
    titled = _title_before(reading, run[0])
    opened = bool(_VOCATIVE.search(titled if titled is not None else before)) or not before.strip()
    return opened and after in (",", ".", "!", "?", ";", ":", "", "\n", ")", "-", "–", "—")


def _title_before(reading: Reading, token: Token) -> str | None:
    """What stands before a title like "Ms" that belongs to the name."""
    before = reading.plain[max(0, token.start - 24) : token.start].rstrip()
    word = (before.split() or [""])[-1].lower()
    return before[: len(before) - len(word)].lower() if word in TITLES else None
