"""A message that the plan does not ask for, written all the same: the person's own call.

Source: POLICY section 3, `your-call`: the person may send early and send more; the plan follows
and says which rule was overruled.
"""

from datetime import date

from guardrails import Application, MessageKind, Plan, State, Step
from guardrails.planning.history import History
from guardrails.planning.receivers import copied, counterpart

CHASERS = (MessageKind.CHECK_IN, MessageKind.NO_RESPONSE_FOLLOW_UP)


def writable_anyway(application: Application, made: Plan) -> list[Step]:
    """The steps that could be written against this plan: chasers that are not due and not listed,
    and steps that it calls void. Each is `waiting`, with the rule it goes against first."""
    void = [step for step in made.steps if step.state is State.VOID and step.to]
    return [*_chasers(application, made), *(_against(step) for step in void)]


def overruling(name: str, reason: str, rule: str) -> str:
    """Who overruled which rule and why, as the log keeps it."""
    said = f"{name}: {reason.strip()}" if reason.strip() else name
    return f"{said} (against {rule})"


def _chasers(application: Application, made: Plan) -> list[Step]:
    history = History.of(application, made.today)
    to, copy = counterpart(history), copied(history)
    if to is None or not history.held:
        return []
    listed = {step.kind for step in made.steps if step.state is not State.DONE}
    return [
        Step(
            kind=item.kind,
            to=(to.id,),
            cc=(copy.id,) if copy else (),
            interview=_latest(application, made.today),
            state=State.WAITING,
            rules=(item.rule,),
            because=item.because,
        )
        for item in made.not_now
        if item.kind in CHASERS and item.kind not in listed
    ]


def _against(step: Step) -> Step:
    """A void step as one to be written: the last rule is the one that voided it."""
    rules = (step.rules[-1], *step.rules[:-1])
    return step.model_copy(update={"state": State.WAITING, "rules": rules})


def _latest(application: Application, today: date) -> int | None:
    held = [(item.on, at) for at, item in enumerate(application.interviews) if item.on <= today]
    return max(held)[1] if held else None
