"""What happened while a draft was written, in one sentence."""

from collections.abc import Mapping

from drafting.drafted import PERSON, Draft
from drafting.pinning import AFTER, AROUND
from drafting.price import Price
from drafting.writers.template import TemplateWriter


def what_happened(draft: Draft, names: Mapping[str, str], price: Price | None = None) -> str:
    """Who wrote how many parts, how often something was written again, the tokens, the cost.

    `names` are what writers are called; what it cost is said only where a `price` is known.
    """
    asked = names.get(draft.writer, draft.writer)
    said = f"{asked}: {', '.join(_shares(draft, asked))}"
    if draft.tokens.in_ or draft.tokens.out:
        said += f"; {draft.tokens.in_} tokens read, {draft.tokens.out} written"
        said += f", about {price.of(draft.tokens)} at your price" if price else ""
    return f"{said}; {draft.seconds:.1f} seconds."


def _shares(draft: Draft, asked: str) -> list[str]:
    parts = [part for part in draft.parts if not part.part.startswith(AFTER)]
    own = [part for part in parts if part.part not in AROUND]
    by = [part.by for part in own]
    again = len({one.part for one in draft.told})
    model = draft.writer != TemplateWriter.name
    shares = [f"{by.count(draft.writer)} of {len(own)} parts"]
    if model and again:
        shares.append(f"{again} written again after a check")
    if model and by.count(TemplateWriter.name):
        shares.append(f"{by.count(TemplateWriter.name)} by the template")
    theirs = sum(part.by == PERSON for part in draft.parts)
    return [*shares, *([f"{theirs} yours"] if theirs else [])]
