"""Thank-yous: one for each person met, and who asks for the addresses that are missing.

Source: Best Practices 1 and 2 of the article; POLICY section 3, "Thank-yous" and "Who".
"""

from collections.abc import Sequence
from datetime import date

from guardrails.kinds import MessageKind
from guardrails.planning.catalogue import RuleId
from guardrails.planning.history import History, once
from guardrails.planning.log import Ours, Round
from guardrails.planning.planned import Planned, Window, changed
from guardrails.planning.receivers import asker
from guardrails.planning.shapes import State
from guardrails.planning.words import count_name
from guardrails.workdays import DAY

_KIND = MessageKind.THANK_YOU


def thank_yous(history: History, _so_far: Sequence[Planned]) -> list[Planned]:
    """Every thank-you of every interview, held or coming."""
    steps = [step for round_ in history.rounds for step in _of_round(history, round_)]
    return _asking(history, steps)


@once
def thanked_for(history: History, person: str) -> dict[date, list[Ours]]:
    """For each round this person was thanked for, by its date, the thank-yous sent.

    A thank-you belongs to the latest round, on or before its date, at which they were met.
    """
    met = [round_.on for round_ in history.held if round_.index_of(person) is not None]
    found: dict[date, list[Ours]] = {}
    for ours in history.sent_of(_KIND, person):
        rounds = [day for day in met if day <= ours.on]
        if rounds:
            found.setdefault(rounds[-1], []).append(ours)
    return found


@once
def last_thanks(history: History, round_: Round) -> date | None:
    """The day of the last thank-you that was sent for this round."""
    days = [
        thanks[round_.on][-1].on
        for name, _ in round_.met
        if round_.on in (thanks := thanked_for(history, name))
    ]
    main = _asker_not_met(history, round_)
    asked = _asked(history, main, round_) if main else None
    return max([*days, *([asked.on] if asked else [])], default=None)


@once
def first_thanks(history: History, person: str) -> date | None:
    """The day of the first thank-you to this person that belongs to an interview."""
    since = [
        round_.on
        for round_ in history.held
        if round_.index_of(person) is not None or person == _asker_not_met(history, round_)
    ]
    first = history.first_sent(_KIND, person, since[0]) if since else None
    return first.on if first else None


def _of_round(history: History, round_: Round) -> list[Planned]:
    steps = [_to_person(history, round_, name, index) for name, index in round_.met]
    extra = _asker_not_met(history, round_)
    if extra is not None and _without_address(steps):
        steps.append(_to_asker(history, round_, extra))
    interviews = history.application.interviews
    nobody = [index for index in round_.indices if not interviews[index].met]
    return [*steps, *(_whom(history, round_, index) for index in nobody)]


def _to_person(history: History, round_: Round, name: str, index: int) -> Planned:
    step = _open(history, round_, (name,), index, RuleId.THANK_EACH)
    who = history.called((name,))
    thanks = thanked_for(history, name).get(round_.on)
    if thanks is not None:
        said = f"You thanked {who} on {history.day(thanks[-1].on)}."
        return step.done(said, thanks[0].place)
    again = _met_again(history, round_, name)
    if again is not None:
        day = history.day(again.on)
        return step.void(f"You met {who} again on {day}; that thank-you takes its place.")
    person = history.someone(name)
    if person is None or person.email is None:
        return step.blocked(
            RuleId.ASK_FOR_CONTACT,
            f"There is no address for {who}; ask for it, then thank {who} too.",
        )
    return step


def _open(
    history: History, round_: Round, to: tuple[str, ...], index: int, rule: RuleId
) -> Planned:
    closes = round_.on + DAY
    late = history.today > closes
    return Planned(
        kind=_KIND,
        to=to,
        window=Window.on(round_.on, closes),
        rules=(RuleId.THANK_WITHIN_A_DAY, rule),
        because=_why_open(history, round_, history.called(to), late),
        since=round_.on,
        interview=index,
    )


def _why_open(history: History, round_: Round, who: str, late: bool) -> str:
    day = history.day(round_.on)
    if round_ not in history.held:
        return f"You will meet {who} on {day}; a thank-you goes that day or the day after."
    if not late:
        return f"You met {who} on {day}; a thank-you goes that day or the day after."
    days = (history.today - round_.on).days
    return (
        f"You met {who} on {day}, {count_name(days)} days ago; the thank-you is late and still "
        "worth sending."
    )


def _met_again(history: History, round_: Round, name: str) -> Round | None:
    later = (item for item in history.held if item.on > round_.on)
    return next((item for item in later if item.index_of(name) is not None), None)


@once
def _asker_not_met(history: History, round_: Round) -> str | None:
    main = asker(history, round_) if round_.met else None
    return main.id if main and round_.index_of(main.id) is None else None


def _without_address(steps: Sequence[Planned]) -> tuple[str, ...]:
    return tuple(name for step in steps if step.fixed is State.BLOCKED for name in step.to)


def _to_asker(history: History, round_: Round, name: str) -> Planned:
    """The thank-you to the counterpart who was not met, for nobody met has an address."""
    step = changed(
        _open(history, round_, (name,), round_.last, RuleId.ASK_FOR_CONTACT),
        because=f"Nobody you met on {history.day(round_.on)} has an address here; "
        f"{history.called((name,))} can give it to you.",
    )
    thanks = _asked(history, name, round_)
    if thanks is not None:
        who = history.called((name,))
        return step.done(f"You thanked {who} on {history.day(thanks.on)}.", thanks.place)
    again = _met_again(history, round_, name)
    if again is not None:
        return step.void(f"You met them on {history.day(again.on)}; that thank-you asks.")
    return step


def _asked(history: History, name: str, round_: Round) -> Ours | None:
    return history.first_sent(_KIND, name, round_.on)


def _whom(history: History, round_: Round, index: int) -> Planned:
    """A thank-you for an interview of which nobody knows whom it was with."""
    step = _open(history, round_, (), index, RuleId.THANK_EACH)
    if round_ not in history.held:
        return step
    day = history.day(round_.on)
    return changed(
        step,
        fixed=State.BLOCKED,
        because=f"Say whom you met on {day}; each of them gets a thank-you.",
    )


def _asking(history: History, steps: list[Planned]) -> list[Planned]:
    """Let the thank-you to the right person ask for the addresses that are missing.

    Where that thank-you was overtaken by a later meeting, the later one asks.
    """
    for round_ in history.rounds:
        missing = _without_address([s for s in steps if s.since == round_.on])
        main = asker(history, round_) if missing else None
        if main is None:
            continue
        asks = [
            at
            for at, step in enumerate(steps)
            if step.since >= round_.on and step.to == (main.id,) and step.fixed is not State.VOID
        ]
        for at in asks[:1]:
            steps[at] = _also_asking(history, steps[at], missing)
    return steps


def _also_asking(history: History, step: Planned, missing: tuple[str, ...]) -> Planned:
    new = tuple(name for name in missing if name not in step.must_ask_for)
    asking = changed(step, must_ask_for=(*step.must_ask_for, *new)).quoting(RuleId.ASK_FOR_CONTACT)
    if step.fixed is not None or not new:
        return asking
    who = history.called(new)
    return changed(asking, because=f"{step.because[:-1]}; it also asks how to reach {who}.")
