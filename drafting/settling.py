"""The template's own draft, made first: it is what everything falls back on.

A note that the checks object to, once it stands in a letter, is left out of the brief here, and so
is one that the letter has no room for; no writer sees it, and the draft names it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafting.assemble import Assembled
from drafting.brief import Brief, GivenFact, PartBrief
from drafting.pipeline import Judge, fails, of_part
from drafting.writers.template import TemplateWriter
from guardrails import Finding, Report, Severity

_A_PAGE = 400
"""Characters of a fact that leave no room for anything else."""
_NO_ROOM = "the letter would be too long with it"
_LENGTHS = ("longer", None, "shorter")


@dataclass(frozen=True)
class Standing:
    """The template's parts for a brief, and what the checks say of them as a whole."""

    judge: Judge
    texts: dict[str, str]
    made: Assembled
    report: Report


def settled(judge: Judge) -> tuple[Judge, dict[str, str]]:
    """The judge with a brief that holds no fact that breaks a rule, and the template's parts."""
    standing = _fitted(judge)
    while culprit := _culprit(standing) or _too_much(standing):  # each time with a fact less
        standing = _fitted(replace(standing.judge, brief=_without(standing.judge.brief, *culprit)))
    return standing.judge, standing.texts


def _fitted(judge: Judge) -> Standing:
    """The template's draft, in shorter or longer wordings where the length asks for them."""
    first = _standing(judge, judge.brief)
    wanted = _other_lengths(first)
    for length in wanted:
        wishes = judge.brief.wishes.model_copy(update={"length": length})
        other = _standing(judge, judge.brief.model_copy(update={"wishes": wishes}))
        if _weight(other.report.findings) < _weight(first.report.findings):
            return other
    return first


def _other_lengths(standing: Standing) -> Iterator[str | None]:
    order = _LENGTHS if _rule(standing, "length.too_long") else _LENGTHS[::-1]
    if _rule(standing, "length.too_long") or _rule(standing, "length.too_short"):
        yield from order[order.index(standing.judge.brief.wishes.length) + 1 :]


def _rule(standing: Standing, rule: str) -> bool:
    return any(finding.rule == rule for finding in standing.report.findings)


def _standing(judge: Judge, brief: Brief) -> Standing:
    """The template's first wording of every part, or the next where the checks object to it.

    `brief` is the judge's own, save for the length that its wordings aim at.
    """
    names = [part.part for part in brief.parts]
    offered = TemplateWriter().write(brief, names).parts
    texts = {name: candidates[0] for name, candidates in offered.items() if candidates}
    standing = _judged(judge, texts)
    for part in brief.parts:
        if part.part in texts and _objected(part, standing):
            texts[part.part] = _better(judge, part, texts, offered[part.part])
            standing = _judged(judge, texts)
    return standing


def _judged(judge: Judge, texts: dict[str, str]) -> Standing:
    made = judge.assemble(texts)
    return Standing(judge, texts, made, judge.report(made.message))


def _objected(part: PartBrief, standing: Standing) -> bool:
    found = of_part(part, standing.made, standing.report.findings)
    return any(
        finding.severity is not Severity.HINT and not finding.rule.startswith("length.")
        for finding in found
    )


def _better(
    judge: Judge, part: PartBrief, texts: dict[str, str], candidates: tuple[str, ...]
) -> str:
    return min(
        candidates, key=lambda text: _weight(judge.findings(part, {**texts, part.part: text}))
    )


def _weight(findings: tuple[Finding, ...]) -> int:
    weights = {Severity.ERROR: 100, Severity.WARNING: 1, Severity.HINT: 0}
    return sum(weights[finding.severity] for finding in findings)


def _culprit(standing: Standing) -> tuple[GivenFact, str] | None:
    """A fact that has to go, and why: the one that a grave finding quotes, else its part's last."""
    for part in standing.judge.brief.parts:
        found = of_part(part, standing.made, standing.report.findings)
        grave = [one for one in found if fails([one]) and one.end > one.start]
        own = _optional(part)
        if grave and own:
            return _quoted(own, grave[0]), _why(grave[0])
    return None


def _why(finding: Finding) -> str:
    if finding.rule.startswith("sameness."):
        return "somebody else's letter tells it already, in much the same words"
    return f"it would break a rule: {finding.message}"


def _optional(part: PartBrief) -> list[GivenFact]:
    """The facts that the person put in words, which a letter can do without."""
    return [
        fact
        for fact in part.facts
        if fact.id.split(":")[0] in ("note", "strength", "interest", "answer", "why", "point")
    ]


def _quoted(facts: list[GivenFact], finding: Finding) -> GivenFact:
    words = {word for word in finding.quote.casefold().split() if len(word) > 2}
    return max(reversed(facts), key=lambda fact: len(words & set(fact.text.casefold().split())))


def _too_much(standing: Standing) -> tuple[GivenFact, str] | None:
    """The longest fact that a letter can do without, where the letter is too long with it.

    Of a part that has several it is the last; a part's only one goes where it fills a page.
    """
    if not _rule(standing, "length.too_long"):
        return None
    own = [facts for part in standing.judge.brief.parts if (facts := _optional(part))]
    last = [facts[-1] for facts in own if len(facts) > 1 or len(facts[0].text) > _A_PAGE]
    return (max(last, key=lambda fact: len(fact.text)), _NO_ROOM) if last else None


def _without(brief: Brief, fact: GivenFact, because: str) -> Brief:
    """The brief without a fact; the part stays, and says in general what it has to."""
    parts = (_dropping(part, fact) if fact in part.facts else part for part in brief.parts)
    return brief.model_copy(
        update={"parts": tuple(parts), "left_out": (*brief.left_out, (fact.text, because))}
    )


def _dropping(part: PartBrief, fact: GivenFact) -> PartBrief:
    kept = tuple(one for one in part.facts if one != fact)
    return part.model_copy(update={"facts": kept, "dropped": (*part.dropped, fact.id)})
