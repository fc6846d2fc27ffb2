"""What the learnt weights may not overrule: when a text can be no automatic reply, or must be.

Source: POLICY section 4: "`auto_reply`: no person wrote it for this case, and it holds no
decision." A decision that a system tells is read for what it tells, and a person who writes from
beside an out-of-office line is a person (rules/replies/cues/person.yaml). A survey asks of
everyone, and nothing waits for the answer.
"""

import re
from collections.abc import Sequence

from guardrails.replies.cues import cues
from guardrails.replies.decide import DECISIONS, weigh
from guardrails.replies.evidence import Sign
from guardrails.replies.shapes import ReplyLabel
from guardrails.replies.words import Sentence

MOST_SENTENCES = 60
"""A person turns to the reader in the first sentences."""
CLEAR = 0.9
"""From here on a decision is seen plainly enough to rule a machine's silence out."""
SURVEY = "auto_reply.survey"
OF_A_PERSON = frozenset({ReplyLabel.INFO_REQUEST, ReplyLabel.OTHER})
"""What a survey looks like and is not: nothing is needed from this candidate to go on."""
_IN_GENERAL = frozenset("if unless means assume typically usually".split())
_PERSON = re.compile(
    rf" (?:{'|'.join(line for lines in cues('person').values() for line in lines)})"
)


def gated(
    shares: Sequence[float],
    labels: Sequence[ReplyLabel],
    read: Sequence[Sentence],
    found: Sequence[Sign],
) -> tuple[float, ...]:
    """How likely each of `labels` is, once what it cannot be is ruled out.

    `shares` are the likelihoods before, together 1; `found` are the signs in the sentences `read`.
    """
    if by_person(read) or tells_decision(read, found):
        return _without(frozenset({ReplyLabel.AUTO_REPLY}), shares, labels)
    if any(sign.rule.id == SURVEY for sign in found):
        return _without(OF_A_PERSON, shares, labels)
    return tuple(shares)


def _without(
    never: frozenset[ReplyLabel], shares: Sequence[float], labels: Sequence[ReplyLabel]
) -> tuple[float, ...]:
    kept = [0.0 if label in never else share for label, share in zip(labels, shares, strict=True)]
    return tuple(share / sum(kept) for share in kept)


def by_person(read: Sequence[Sentence]) -> bool:
    """Whether the writer turns to this one reader, as no machine does."""
    return any(_PERSON.search(sentence.line) for sentence in read[:MOST_SENTENCES])


def tells_decision(read: Sequence[Sentence], found: Sequence[Sign]) -> bool:
    """Whether the phrase rules plainly see a decision, and not what silence would mean.

    Soft signs, as good wishes, are none; "if you hear nothing, you were not chosen" is none.
    """
    general = [
        (sentence.starts[0], sentence.ends[-1])
        for sentence in read
        if not _IN_GENERAL.isdisjoint(sentence.words)
    ]
    told = weigh(
        [
            sign
            for sign in found
            if not sign.rule.soft and not any(start <= sign.start < end for start, end in general)
        ]
    )
    return any(told[label] >= CLEAR for label in DECISIONS)
