"""Write the pages of docs/ that are made from the code: `python scripts/docs.py [--check]`.

With `--check` nothing is written; the exit code is 1 if a page is not what the code says.
Needs the environment that `scripts/app.py` and `scripts/test.py` set up.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SCENARIOS = ROOT / "tests" / "guardrails" / "planning"
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import confusion  # noqa: E402 (a neighbour)
from checks_page import checks_page  # noqa: E402 (after the path)

from guardrails import Application, Plan, Step, plan  # noqa: E402 (after the path)
from guardrails.planning.catalogue import RULES, Rule, RuleId  # noqa: E402 (after the path)

SHOWN_BY: Mapping[RuleId, tuple[str, str]] = {
    RuleId.THANK_WITHIN_A_DAY: ("thank_yous", "thanks are due on the day itself"),
    RuleId.THANK_LATE: ("thank_yous", "two days later it is late and still goes"),
    RuleId.THANK_EACH: ("thank_yous", "one sent, one not"),
    RuleId.ASK_FOR_CONTACT: (
        "thank_yous",
        "a missing address blocks, and the lead is asked for it",
    ),
    RuleId.ANSWER_UNCLEAR: ("answers", "an unclear answer is late after a business day"),
    RuleId.WAIT_SEVEN: ("chasers", "seven business days after their unclear answer"),
    RuleId.WAIT_WEEK: (
        "chasers",
        "five business days after the last thank-you, Thanksgiving not counted",
    ),
    RuleId.ONE_MORE: ("chasers", "a check-in that meets silence opens the follow-up"),
    RuleId.HOLD: ("chasers", "their date holds the follow-up"),
    RuleId.THANK_FIRST: ("chasers", "a clock that runs is held by an unsent thank-you"),
    RuleId.WITHDRAW: ("withdrawal", "left the process"),
    RuleId.WITHDRAW_EVERYWHERE: ("withdrawal", "another offer accepted"),
    RuleId.CONNECT: ("others", "LinkedIn opens the day after that person's thank-you"),
    RuleId.SHARE: ("others", "the article goes the day after the thank-you"),
    RuleId.ASK_REFEREES: (
        "others",
        "a referee without permission is asked, and the heads-up is blocked",
    ),
    RuleId.TELL_REFEREES: ("others", "the heads-up opens on the first interview's date"),
    RuleId.ANSWER_COMPANY: (
        "answers",
        "an invitation is answered within a business day, and comes before thanks",
    ),
    RuleId.ACCEPT_NO: ("answers", "a rejection stops, though a reply is welcome"),
    RuleId.YOUR_CALL: ("others", "a snoozed thank-you waits, and closes no earlier"),
    RuleId.THEIR_MOVE: ("chasers", "their move after our answer"),
}
"""The scenario that shows each rule, by file and name."""

RULES_TOP = """# The rules of the plan

Which message, to whom and when. Each plan quotes the ids of the rules that shaped it; here is what
each of them does, what it rests on, and a step that it shaped. The examples are made by running
the plan on scenarios of `tests/guardrails/planning/scenarios/`, so they are what the code does.

This page is made by `scripts/docs.py` from `guardrails/planning/catalogue.py`; change those.
"""


def rules_page() -> str:
    """docs/rules.md: each rule with its words, its source and an example."""
    rows = "\n".join(f"| [`{rule.id}`](#{rule.id}) | {rule.says} |" for rule in RULES.values())
    parts = [
        RULES_TOP,
        f"| rule | what it does |\n|---|---|\n{rows}\n",
        *map(_rule, RULES.values()),
    ]
    return "\n".join(parts)


def _rule(rule: Rule) -> str:
    file, name = SHOWN_BY[rule.id]
    made, application = _planned(file, name)
    step = next(step for step in made.steps if rule.id in step.rules)
    quoted = ", ".join(f"`{each}`" for each in step.rules)
    return (
        f"## `{rule.id}`\n\n{rule.says}\n\nSource: {rule.source}.\n\n"
        f"For example ({name}), on {made.today}:\n\n"
        f"> {_line(step, application)}<br>\n> {step.because}<br>\n> Rules: {quoted}\n"
    )


def _line(step: Step, application: Application) -> str:
    names = {someone.id: someone.name for someone in (*application.people, *application.references)}
    to = ", ".join(names[who] for who in step.to) or "nobody yet"
    days = [("opens", step.opens), ("due", step.due), ("closes", step.closes)]
    told = "".join(f", {word} {day}" for word, day in days if day is not None)
    return f"`{step.kind}` to {to}: **{step.state}**{told}"


def _planned(file: str, name: str) -> tuple[Plan, Application]:
    case = next(case for case in _cases(file) if case["name"] == name)
    application = Application.model_validate(_conftest().application_of(case))
    return plan(application, case["today"]), application


def _cases(file: str) -> Iterator[dict[str, Any]]:
    text = (SCENARIOS / "scenarios" / f"{file}.yaml").read_text(encoding="utf-8")
    yield from yaml.safe_load(text)


def _conftest() -> ModuleType:
    """The helper that makes an application of a scenario; the tests use the same one."""
    spec = importlib.util.spec_from_file_location("scenarios", SCENARIOS / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


REPLIES_TOP = """# How well replies are read

`read_reply` says which of the eight labels of a received text it is. Phrase rules
(`guardrails/rules/replies/*.yaml`) see what is said in so many words; small learnt weights
(`guardrails/rules/replies/cues/weights.yaml`) weigh their verdict together with the words
themselves, and say how sure that is. No language model, and the same answer every time.

## The tuning half

The texts that rules and weights were made with, read as the product reads them. It shows what is
still taken for what; it is no measure of unseen texts. That is
[the half that was set aside](replies-set-aside.md), and what `python scripts/weigh.py --measure`
prints: each file read by weights that were learnt without it.

"""


def replies_page() -> str:
    """docs/replies.md: the confusion table of the tuning half."""
    tuning = sorted(path.name for path in confusion.CORPUS.glob("*.jsonl"))
    cases = confusion.read([name for name in tuning if name not in confusion.SET_ASIDE])
    return (
        f"{REPLIES_TOP}{confusion.tables(cases)}\n"
        "This page is made by `scripts/docs.py` from `tests/corpus/replies`.\n"
    )


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/rules.md": rules_page,
    "docs/checks.md": checks_page,
    "docs/replies.md": replies_page,
}


def stale() -> list[str]:
    """The pages that are not what the code says."""
    return [path for path, page in PAGES.items() if _read(path) != page()]


def _read(path: str) -> str | None:
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else None


def main(arguments: list[str] | None = None) -> int:
    """Write the pages, or only say which are stale; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if a page is stale")
    check = parser.parse_args(arguments).check
    for path in (pages := stale()):
        print(f"{path} is stale; run python scripts/docs.py" if check else f"wrote {path}")
        if not check:
            (ROOT / path).write_text(PAGES[path](), encoding="utf-8")
    return 1 if check and pages else 0


if __name__ == "__main__":
    sys.exit(main())
