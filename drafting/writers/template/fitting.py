"""Why the candidate fits: each strength as what it is, and no verb of bringing twice."""

from drafting.wording.claim import Claim
from drafting.wording.claims import read_strength, with_also
from drafting.wording.words import upper_start
from drafting.writers.template.page import Page
from drafting.writers.template.slots import ended


def fit(page: Page, part: str = "fit") -> list[list[str]]:
    """Each strength of the part, in all its wordings, the best first; nothing where it has none."""
    claims = [read_strength(fact.text) for fact in page.facts(part, "strength")]
    if page.brief.wishes.length == "shorter":
        claims = claims[:1]
    said = [
        _claimed(page, claim, "fit_more" if place else "fit") for place, claim in enumerate(claims)
    ]
    if not claims:
        dropped = page.dropped(part, "strength")
        return [page.say("fit_plain")] if dropped else []
    if len({_begun(claim) for claim in claims}) < len(claims):
        said[1:] = [[f"{with_also(str(claim.said))}."] for claim in claims[1:]]
    for place, options in enumerate(said[1:], 1):
        before = " ".join(one[0] for one in said[:place] if one)
        turn = len(claims[place].raw) % max(1, len(options))  # not the same one in every letter
        options[:] = [*options[turn:], *options[:turn]]
        options.sort(key=lambda option: _repeats(option, before))
    return said


def _repeats(option: str, before: str) -> int:
    """How many of the words of bringing were just used: "I would bring … I would also bring"."""
    return sum(stem in option and stem in before for stem in ("bring", "offer", "draw on"))


def _begun(claim: Claim) -> str:
    """How a claim begins that has always the same beginning: "my background includes"."""
    begun = " ".join((claim.said or "").split()[:3])
    return begun if begun.startswith("my ") else claim.raw


def _claimed(page: Page, claim: Claim, key: str) -> list[str]:
    if claim.said:
        said, also = claim.said, with_also(claim.said)
        return page.say(f"{key}_said", said=said, Said=upper_start(said), Also=also)
    if claim.my and key == "fit" and (page.brief.place + page.brief.wishes.variation) % 3:
        return page.say("fit_my", my=claim.my)
    if claim.np:
        return page.say(f"{key}_np", np=claim.np)
    return page.say(f"{key}_raw", x=ended(claim.raw))
