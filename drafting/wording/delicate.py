"""Notes that touch a sore point: told on, they need tact ("thank you for being so open about it").

What went wrong at their place is worth a word of thanks for its openness; said back bare, it reads
as a reproach. Source: POLICY section 5, "guilt or accusation", "speaking ill of anyone".
"""

import re

from drafting.wording.clauses import tokens

_SORE = frozenset(
    "lost lose losing loss losses late delayed delay delays leaving quit resigned fired "
    "overworked understaffed short-staffed struggle struggles struggling struggled problem "
    "problems trouble troubles troubled failed failing fails failure failures outage outages "
    "complaint complaints complain complained complains hate hates hated dislike dislikes "
    "sceptical skeptical worried worries worry difficult frustrated frustrating frustration "
    "shortage shortages turnover burnout burnt burned layoffs layoff redundancies redundancy "
    "angry broken chaos chaotic mess messy backlog missed misses "
    "weakest wrong worst bad badly crisis accident accidents injury injuries "
    "overspent overdue debt debts sick sickness stressed stress "
    "stolen leaking vacancy vacancies unfilled "
    "unhappy bottleneck bottlenecks drop-off churn shrinking declining decline falling dying tough "
    "rough painful scarce underfunded".split()
)
_GRAVE = _SORE | frozenset(
    "theft thefts fire fires death deaths dead dying died grief illness cancer abuse violence "
    "violent assault bullying conflict conflicts war flood floods earthquake scared afraid fear "
    "fears pressure error errors mistake mistakes overdose suicide trauma mental strike strikes "
    "recall recalls lawsuit lawsuits fraud bankruptcy eviction evictions pain unpaid overtime "
    "danger dangerous unsafe crunch restructuring closure closures refugees hospice palliative "
    "dementia addiction poverty homeless homelessness grieving cruelty neglect de-escalation "
    "layoff divorce divorced waste rejection rejections threat threats cracks drought".split()
)
"""What one may well talk about, and nobody says that they enjoyed."""
_REDUCED = re.compile(r"\b(?:was|were|been|got|being) (?:\w+ )?(?:cut|halved|reduced|slashed)\b")
_LACK = re.compile(
    r"\b(?:short|down) (?:of |by )?(?:a|an|one|two|three|four|five|six|ten|\d+|staff|hands|people|"
    r"drivers|nurses|cooks|chefs|cover)\b"
    r"|\b(?:a|an|one|two|three|four|five|six|\d+) (?:[\w-]+ ){1,3}(?:down|short)\b"
    r"|\bstill (?:\w+ )?(?:on paper|by hand|no\b|missing|unfilled|vacant|waiting)"
    r"|\b(?:has|have|had|is|are) (?:still )?(?:no|not enough|too (?:few|little))\b"
    r"|\b(?:has|have) (?:halved|dropped|fallen|shrunk|collapsed|dwindled)\b"
    r"|\bno longer\b|\bneeds? (?:a new|new|mending|fixing|repair\w*|re\w+ing)\b"
    r"|\bout of (?:date|order|stock)\b|\bbehind schedule\b|\bleak(?:s|ed|ing)?\b"
    r"|\bwait(?:s|ed)? (?:\w+ ){1,2}(?:weeks|months|days|hours)\b|\bunder ?staffed\b",
    re.IGNORECASE,
)
"""What they lack: "short two midwives", "still on paper", "have no number"."""
_DISLIKED = re.compile(r"you (?:\w+ )?(?:hate|dislike)\b")


_TACKLED = frozenset(
    "want wants plan plans hope hopes aim aims reduce reduces reducing cut cutting avoid avoiding "
    "prevent prevents preventing lower lowering tackle tackling fix fixing fixed solve solving "
    "solved handle handling handled halve halving ended stop stopping no never fewer less".split()
)


def is_delicate(text: str) -> bool:
    """Whether a note speaks of something that went or goes wrong, and not of what is done.

    A dislike of the reader's ("you hate typos") is nothing that went wrong.
    """
    words = set(tokens(_DISLIKED.sub("you", text)))
    if _REDUCED.search(text) or _LACK.search(text):
        return True
    return not _SORE.isdisjoint(words) and _TACKLED.isdisjoint(words)


def is_grave(text: str) -> bool:
    """Whether a topic is one that nobody enjoys, however good the conversation was."""
    words = tokens(text)
    return not _GRAVE.isdisjoint(words) or "not" in words or "nothing" in words
