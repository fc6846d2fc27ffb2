"""From the signs in a text to one label, and how sure that is.

Source: POLICY section 4: where one text does several things, the order of `ReplyLabel`; an
automatic reply is one only if no person wrote it for this case and it holds no decision.
"""

from collections.abc import Mapping, Sequence

from guardrails.replies.evidence import Sign
from guardrails.replies.shapes import ReplyLabel as Label

ENOUGH = 0.5
"""A label whose signs weigh less is not told while there is another."""
CLEARLY_MORE = 0.3
"""A label that is outweighed by so much by a later one gives way to it."""
SAYS_NOTHING = 0.4
"""How sure "other" is where no rule saw anything."""
MOST = 0.99

PLAIN = 0.8
"""From here on a label's news is plain, and soft signs of others don't stand against it."""

NEWS = frozenset({Label.OFFER, Label.REJECTION, Label.POSITION_CLOSED, Label.NEXT_ROUND})
DECISIONS = (Label.OFFER, Label.REJECTION, Label.POSITION_CLOSED)
_RIVALS: Mapping[Label, tuple[Label, ...]] = {
    Label.OFFER: (Label.REJECTION, Label.POSITION_CLOSED),
    Label.REJECTION: (Label.OFFER, Label.POSITION_CLOSED, Label.NEXT_ROUND, Label.UNCLEAR_STATUS),
    Label.POSITION_CLOSED: (Label.OFFER, Label.REJECTION, Label.UNCLEAR_STATUS),
    Label.NEXT_ROUND: (Label.OFFER, Label.REJECTION),
    Label.INFO_REQUEST: (Label.OFFER, Label.REJECTION, Label.NEXT_ROUND),
    Label.UNCLEAR_STATUS: (
        Label.POSITION_CLOSED,
        Label.OFFER,
        Label.REJECTION,
        Label.NEXT_ROUND,
        Label.AUTO_REPLY,
    ),
    Label.AUTO_REPLY: (Label.OFFER, Label.REJECTION, Label.NEXT_ROUND),
    Label.OTHER: (Label.UNCLEAR_STATUS, Label.NEXT_ROUND, Label.INFO_REQUEST, Label.AUTO_REPLY),
}
"""What speaks against a label: a later one in the order does not, since a text may do both."""


def decide(found: Sequence[Sign]) -> tuple[Label, float]:
    """The label of a text that holds these signs, and how sure that is (0 to 1)."""
    weights = weigh(_without_company(found))
    label = _label(weights, found)
    return label, _confidence(label, weights)


def disputed(found: Sequence[Sign]) -> bool:
    """Whether the phrase rules plainly see two decisions of which only one can be true."""
    weights = weigh(_without_company(found))
    return sum(weights[label] >= PLAIN for label in DECISIONS) > 1


def _without_company(found: Sequence[Sign]) -> list[Sign]:
    """Without the soft signs of one label where another's news is plain."""
    hard = weigh([sign for sign in found if not sign.rule.soft])
    plain = {label for label in NEWS if hard[label] >= PLAIN}
    return [sign for sign in found if not sign.rule.soft or not plain - {sign.label}]


def weigh(found: Sequence[Sign]) -> dict[Label, float]:
    """How much speaks for each label: several weak signs add up, the same one twice does not."""
    rules = {sign.rule.id: sign for sign in found}.values()
    left = dict.fromkeys(Label, 1.0)
    for sign in rules:
        left[sign.label] *= 1 - sign.rule.weight
    return {label: 1 - rest for label, rest in left.items()}


def _label(weights: Mapping[Label, float], found: Sequence[Sign]) -> Label:
    act = _act(weights)
    if weights[Label.AUTO_REPLY] < ENOUGH or (act in NEWS and weights[act] >= PLAIN):
        return act
    if act is not Label.OTHER and weights[act] >= PLAIN > weights[Label.AUTO_REPLY]:
        return act
    personal = weigh([sign for sign in found if sign.rule.personal])
    if act is not Label.OTHER and personal[act] >= weights[Label.AUTO_REPLY]:
        return act
    return Label.AUTO_REPLY


def _act(weights: Mapping[Label, float]) -> Label:
    """The first act in the order that enough speaks for, unless a later one outweighs it."""
    acts = [label for label in Label if label is not Label.AUTO_REPLY]
    told = [label for label in acts if weights[label] >= ENOUGH]
    most = max((weights[label] for label in told), default=0.0)
    for label in told:
        if weights[label] > most - CLEARLY_MORE:
            return label
    weak = max(acts, key=lambda label: weights[label])
    return weak if weights[weak] >= 0.3 else Label.OTHER


def _confidence(label: Label, weights: Mapping[Label, float]) -> float:
    against = max((weights[rival] for rival in _RIVALS[label]), default=0.0)
    if label is Label.OTHER and weights[label] == 0:
        return round(SAYS_NOTHING * (1 - against), 2)
    return round(min(MOST, weights[label] * (1 - 0.5 * against)), 2)
