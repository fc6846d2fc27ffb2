"""The template's own draft, made first: it is what everything falls back on.

A note that the checks object to, once it stands in a letter, is left out of the brief here, so that
no writer sees it; the draft names it.
"""

from dataclasses import replace

from drafting.assemble import Assembled
from drafting.brief import Brief, GivenFact, PartBrief
from drafting.pipeline import Judge, fails, of_part
from drafting.writers.template import TemplateWriter
from guardrails import Finding, Severity

_MOST = 12
"""Facts that may be left out one after the other before the draft stands as it is."""


def settled(judge: Judge) -> tuple[Judge, dict[str, str]]:
    """The judge with a brief that holds no fact that breaks a rule, and the template's parts."""
    for _ in range(_MOST):
        texts = _best(judge)
        culprit = _culprit(judge, texts)
        if culprit is None:
            return judge, texts
        judge = replace(judge, brief=_without(judge.brief, *culprit))
    return judge, _best(judge)


def _best(judge: Judge) -> dict[str, str]:
    """The template's first wording of every part, or the next where the checks object to it."""
    names = [part.part for part in judge.brief.parts]
    offered = TemplateWriter().write(judge.brief, names).parts
    texts = {name: candidates[0] for name, candidates in offered.items() if candidates}
    made = judge.assemble(texts)
    found = judge.report(made.message).findings
    for part in judge.brief.parts:
        if part.part in texts and _objected(part, made, found):
            texts[part.part] = _better(judge, part, texts, offered[part.part])
    return texts


def _objected(part: PartBrief, made: Assembled, findings: tuple[Finding, ...]) -> bool:
    return any(one.severity is not Severity.HINT for one in of_part(part, made, findings))


def _better(
    judge: Judge, part: PartBrief, texts: dict[str, str], candidates: tuple[str, ...]
) -> str:
    def weight(text: str) -> int:
        found = judge.findings(part, {**texts, part.part: text})
        return sum({Severity.ERROR: 100, Severity.WARNING: 1}.get(one.severity, 0) for one in found)

    return min(candidates, key=weight)


def _culprit(judge: Judge, texts: dict[str, str]) -> tuple[GivenFact, str] | None:
    """A fact that has to go, and why: the one that a grave finding quotes, else its part's last."""
    made = judge.assemble(texts)
    findings = judge.report(made.message).findings
    for part in judge.brief.parts:
        grave = [
            one for one in of_part(part, made, findings) if fails([one]) and one.end > one.start
        ]
        own = [fact for fact in part.facts if ":" in fact.id and not fact.id.startswith("missing")]
        if grave and own:
            return _quoted(own, grave[0]), f"it would break a rule: {grave[0].message}"
    return None


def _quoted(facts: list[GivenFact], finding: Finding) -> GivenFact:
    words = {word for word in finding.quote.casefold().split() if len(word) > 2}
    return max(reversed(facts), key=lambda fact: len(words & set(fact.text.casefold().split())))


def _without(brief: Brief, fact: GivenFact, because: str) -> Brief:
    """The brief without a fact; a part that lived of it alone goes too."""
    parts = []
    for part in brief.parts:
        kept = tuple(one for one in part.facts if one.id != fact.id)
        if kept or part.facts == kept or part.part not in ("specific", "fit"):
            parts.append(part.model_copy(update={"facts": kept}))
    names = {part.part for part in parts}
    paragraphs = (tuple(name for name in one if name in names) for one in brief.paragraphs)
    return brief.model_copy(
        update={
            "parts": tuple(parts),
            "paragraphs": tuple(one for one in paragraphs if one),
            "left_out": (*brief.left_out, (fact.text, because)),
        }
    )
