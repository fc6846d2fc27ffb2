"""Notes that touch a sore point: told on, they need tact ("thank you for being so open about it").

What went wrong at their place is worth a word of thanks for its openness; said back bare, it reads
as a reproach. Source: POLICY section 5, "guilt or accusation", "speaking ill of anyone".
"""

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
    "unhappy bottleneck bottlenecks drop-off churn".split()
)


_TACKLED = frozenset(
    "want wants plan plans hope hopes aim aims reduce reduces reducing cut cutting avoid avoiding "
    "prevent prevents preventing lower lowering tackle tackling fix fixing fixed solve solving "
    "solved handle handling handled halve halving ended stop stopping no never fewer less".split()
)


def is_delicate(text: str) -> bool:
    """Whether a note speaks of something that went or goes wrong, and not of what is done."""
    words = set(tokens(text))
    return not _SORE.isdisjoint(words) and _TACKLED.isdisjoint(words)
