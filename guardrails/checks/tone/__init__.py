"""The tone.* family: what no message holds, and what a kind must not (POLICY section 5).

The rules are data, one file a topic, in rules/tone; here they are matched and excused.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from guardrails.checks.case import Case, Field
from guardrails.checks.text import Text
from guardrails.checks.tone.context import Context
from guardrails.checks.tone.index import Index, Stretch, apart, touches
from guardrails.checks.tone.opinion import Opinion
from guardrails.checks.tone.remarks import remarks
from guardrails.checks.tone.rules import BadRules, Family, Ready, Rule, families, ready_rules
from guardrails.checks.tone.tokens import Tokens, tokens_of
from guardrails.findings import Finding, Severity
from guardrails.kinds import MessageKind

__all__ = ["BadRules", "Family", "Rule", "families", "findings", "findings_in_any_language"]

_Expression = tuple[int, Rule, re.Pattern[str], tuple[str, ...]]
"""The number of a rule, the rule, one of its expressions, and signs of which it needs one."""
Place = tuple[Field, int, int, bool]
"""A field, a stretch of its `plain`, and whether the rule is broken there for sure."""


def findings(case: Case) -> Iterable[Finding]:
    """What a message holds that it must not, in the order of the rules, then of the text.

    Raises `BadRules` where the project's own rule data is wrong.
    """
    return case.kept("tone", _findings)


def _findings(case: Case) -> tuple[Finding, ...]:
    context = Context(case)
    places = _places(case, context)
    rules = ready_rules()
    told = [f for n in sorted(places) for f in _told(case, context, rules[n], places[n])]
    return (*told, *remarks(case))


def findings_in_any_language(case: Case) -> Iterable[Finding]:
    """What needs no English to be seen: emoji, runs of marks, placeholders, Markdown."""
    signs = {ready.rule.id for ready in ready_rules() if ready.rule.any_language}
    return (finding for finding in findings(case) if finding.rule in signs)


@cache
def _index() -> tuple[Index, tuple[Ready, ...]]:
    """The phrases of all rules by their words, and the rules."""
    rules = ready_rules()
    phrases = Index()
    for number, ready in enumerate(rules):
        for phrase in ready.phrases:
            phrases.add(number, phrase)
    return phrases, rules


@cache
def _excuses(number: int) -> Index:
    """What excuses the phrases of one rule."""
    index = Index()
    for phrase in ready_rules()[number].unless:
        index.add(number, phrase)
    return index


def _places(case: Case, context: Context) -> dict[int, list[Place]]:
    """Where each rule, by its number, is broken without an excuse."""
    found: dict[int, list[Place]] = {}
    for where, text in case.texts():
        if text.plain:
            for number, start, end, sure in _in_field(case, context, where, text):
                found.setdefault(number, []).append((where, start, end, sure))
    return found


def _in_field(
    case: Case, context: Context, where: Field, text: Text
) -> Iterator[tuple[int, int, int, bool]]:
    phrases, rules = _index()
    tokens = tokens_of(text)
    opinion = Opinion(case, text, tokens)
    hits: dict[int, list[Stretch]] = {}
    for number, stretch in phrases.hits(tokens):
        if _meant(rules[number].rule, case.kind, where):
            hits.setdefault(number, []).append(stretch)
    for number, stretches in hits.items():
        excused = apart(stretch for _, stretch in _excuses(number).hits(tokens))
        for stretch in apart(stretches):
            start, end = tokens.span(*stretch)
            fair = (
                touches(stretch, excused)
                or context.own_words(tokens.words[stretch[0] : stretch[1]])
                or _quoted(context, rules[number].rule, text, start, end)
                or opinion.honest(rules[number].rule.id, stretch)
            )
            if not fair:
                yield number, start, end, not opinion.doubtful(rules[number].rule.id, stretch)
    for number, start, end in _by_regex(case, context, where, text):
        yield number, start, end, True
    if where == "body":
        for number, stretch, sure in opinion.broken(context):
            yield number, *tokens.span(*stretch), sure


def _by_regex(
    case: Case, context: Context, where: Field, text: Text
) -> Iterator[tuple[int, int, int]]:
    plain = text.plain
    begun = [signs for first, signs in _signs().items() if first in plain]
    signs = {sign for signs in begun for sign in signs if sign in plain}
    for number, rule, regex, needs in _expressions(case.kind, where):
        for found in () if needs and signs.isdisjoint(needs) else regex.finditer(plain):
            start, end = found.span(1) if regex.groups else found.span()
            if start < end and not _excused_text(context, rule, text, start, end):
                yield number, start, end


def _excused_text(context: Context, rule: Rule, text: Text, start: int, end: int) -> bool:
    words = Tokens(text.lower[start:end]).words
    return context.own_words(words) or _quoted(context, rule, text, start, end)


def _quoted(context: Context, rule: Rule, text: Text, start: int, end: int) -> bool:
    return rule.quotable and context.quoted(text, start, end)


@cache
def _expressions(kind: MessageKind, where: Field) -> tuple[_Expression, ...]:
    """The expressions that are tried on a field of a message of this kind."""
    return tuple(
        (number, ready.rule, regex, needs)
        for number, ready in enumerate(ready_rules())
        for regex, needs in ready.regexes
        if _meant(ready.rule, kind, where)
    )


@cache
def _signs() -> dict[str, frozenset[str]]:
    """All signs that an expression of some rule cannot do without, by their first character."""
    found: dict[str, frozenset[str]] = {}
    for sign in [sign for r in ready_rules() for _, needs in r.regexes for sign in needs]:
        found[sign[0]] = found.get(sign[0], frozenset()) | {sign}
    return found


def _meant(rule: Rule, kind: MessageKind, where: Field) -> bool:
    return rule.applies(kind) and not (rule.body_only and where == "subject")


def _told(case: Case, context: Context, ready: Ready, places: list[Place]) -> Iterator[Finding]:
    """The findings of one rule, if there are enough places and the application allows none."""
    rule = ready.rule
    if len(places) < rule.at_least or context.about(rule.topics) or context.asked(rule.asked):
        return
    if ready.answered and context.answered(ready):
        return
    severity = rule.weight(case.kind)
    if ready.answered and not context.known:
        severity = Severity.WARNING  # without an application nobody knows what was answered
    for where, start, end, sure in places[rule.at_least - 1 :]:
        yield case.finding(
            rule.id,
            severity if sure or severity is Severity.HINT else Severity.WARNING,
            rule.message,
            start,
            end,
            where=where,
            instead=rule.instead,
            source=ready.source,
        )
