"""What is welcome and never needed: connecting online, and something to read.

Source: Best Practice 3 of the article; POLICY section 3, `connect-after-thank-you`,
`share-when-relevant` and the fine print, "Windows".
"""

from collections.abc import Iterator, Sequence
from datetime import date

from guardrails.kinds import MessageKind
from guardrails.planning.catalogue import RuleId
from guardrails.planning.history import History
from guardrails.planning.planned import Planned, Window
from guardrails.planning.thank_yous import first_thanks
from guardrails.planning.words import own_words
from guardrails.workdays import DAY


def connections(history: History, _so_far: Sequence[Planned]) -> list[Planned]:
    """One LinkedIn invitation for each person thanked, ever."""
    steps = []
    for person in _in_order_met(history):
        thanked = first_thanks(history, person)
        if thanked is not None:
            steps.append(_after_thanks(history, MessageKind.LINKEDIN_CONNECT, person, thanked))
    return steps


def articles(history: History, _so_far: Sequence[Planned]) -> list[Planned]:
    """The article, once it is named with its reason and the person it came up with is thanked."""
    article = history.application.article
    if article is None or not (article.title and article.why and article.to):
        return []
    thanked = first_thanks(history, article.to)
    if thanked is None:
        return []
    return [_after_thanks(history, MessageKind.SHARE_ARTICLE, article.to, thanked)]


def _in_order_met(history: History) -> Iterator[str]:
    """Everybody met, in the order of the interviews and of `met`, then the rest of the people."""
    met = dict.fromkeys(name for round_ in history.rounds for name, _ in round_.met)
    yield from met
    yield from (person.id for person in history.application.people if person.id not in met)


def _after_thanks(history: History, kind: MessageKind, person: str, thanked: date) -> Planned:
    rule = RuleId.CONNECT if kind is MessageKind.LINKEDIN_CONNECT else RuleId.SHARE
    who = history.called((person,))
    opens = thanked + DAY
    step = Planned(
        kind=kind,
        to=(person,),
        window=Window.on(opens),
        rules=(rule,),
        because=f"You thanked {who} on {history.day(thanked)}; from the day after it is welcome.",
        since=thanked,
    )
    sent = history.sent_of(kind, person)
    if not sent:
        return step
    why = own_words(sent[0].event.why)
    done = step.done(f"You sent it on {history.day(sent[0].on)}{why}.")
    return done.against(rule) if sent[0].on < opens else done
