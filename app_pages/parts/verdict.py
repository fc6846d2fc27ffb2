"""What the checks say of a draft: ready or not, and each finding with what to write instead."""

from collections.abc import Callable, Sequence
from functools import lru_cache

import streamlit as st

from app_pages.parts.words import SEVERITIES, plain, short
from drafting.desk import Task, judge
from guardrails import SPECS, Application, Finding, Message, Report, Severity, Step
from guardrails.findings import Fix


def judged(task: Task, message: Message) -> Report:
    """What the checks say of a text, asked once for the same text and facts."""
    return _judge(_Hashed(task), message)


def show_verdict(step: Step, report: Report, application: Application) -> None:
    """Whether it is ready, in one line, with its length."""
    errors = sum(found.severity is Severity.ERROR for found in report.findings)
    must = "One thing must change" if errors == 1 else f"{errors} things must change"
    badge = (
        ":green-badge[:material/check_circle: Ready to send]"
        if report.ready
        else f":red-badge[:material/error: {must}]"
    )
    st.markdown(f"{badge} :small[:gray[{_length(step, report, application)}]]")


def show_findings(
    findings: Sequence[Finding],
    fix: Callable[[Finding], None],
    to_facts: Callable[[], None],
    key: str,
) -> None:
    """Each finding by its number in the text, with a press that mends it where one is known;
    hints folded away, with the way to the facts where one of those is missing."""
    advice = numbered(findings)
    serious = [item for item in advice if item[1].severity is not Severity.HINT]
    hints = [item for item in advice if item[1].severity is Severity.HINT]
    for number, found in serious:
        _finding(number, found, fix, key)
    if hints:
        with st.expander(f"Hints ({len(hints)})", icon=":material/lightbulb:"):
            for number, found in hints:
                _finding(number, found, fix, key)
            if any(found.rule.startswith("element.") for _, found in hints):
                st.button(
                    "Add it to the facts",
                    key=f"to_facts_{key}",
                    icon=":material/edit_note:",
                    on_click=to_facts,
                )


def numbered(findings: Sequence[Finding]) -> list[tuple[int, Finding]]:
    """The findings with their numbers, in the text and beside it: hints, folded away, come last."""
    return list(enumerate(sorted(findings, key=lambda found: found.severity is Severity.HINT), 1))


def _length(step: Step, report: Report, application: Application) -> str:
    spec = SPECS[step.kind]
    if spec.words:
        low, high = spec.words.target
        return f"{report.words} words; {low} to {high} are usual"
    premium = application.candidate.linkedin_premium
    most = spec.characters_premium if premium else spec.characters
    return f"{report.characters} of {most} characters"


def _finding(number: int, found: Finding, fix: Callable[[Finding], None], key: str) -> None:
    label, colour, icon = SEVERITIES[found.severity.value]
    quote = f" “{plain(short(found.quote, 60))}”" if found.quote else ""
    lines = [f":{colour}[:material/{icon}: **{number} · {label}**]{quote}", plain(found.message)]
    if found.instead and found.instead not in found.message:
        lines.append(f":material/edit: {plain(found.instead)}")
    st.markdown("  \n".join([*lines, f":small[:gray[{plain(found.rule)}]]"]))
    if found.fix:
        st.button(
            _press(found, found.fix),
            key=f"fix_{number}_{key}",
            icon=":material/auto_fix_high:",
            on_click=fix,
            args=(found,),
        )


def _press(found: Finding, fix: Fix) -> str:
    """What a press does, in the words of the one who presses."""
    if not any(edit.text.strip() for edit in fix.edits):
        return "Take it out"
    return "Put this in" if found.start == found.end else "Change it"


@lru_cache(maxsize=128)
def _judge(task: "_Hashed", message: Message) -> Report:
    return judge(task.task, message)


class _Hashed:
    """A task as a key: the same where everything that the checks look at is the same."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._key = (task.application.model_dump_json(), task.step, task.on, task.others)

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and self._key == other._key
