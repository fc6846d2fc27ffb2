"""grounding.link: a link, mail address or telephone number that is not given."""

from collections.abc import Iterator

from guardrails.checks.grounding.addresses import Address
from guardrails.checks.grounding.facts import Facts
from guardrails.checks.grounding.reading import Reading, Remark, error

_WHAT = {"mail": "mail address", "link": "link", "phone": "telephone number"}


def remarks(reading: Reading) -> Iterator[Remark]:
    """The addresses of a field that cannot be traced."""
    for address in reading.addresses:
        if source_of(reading.facts, address) is None:
            yield error(
                "link", address.start, address.end,
                f'The {_WHAT[address.sort]} "{address.text}" is not in the application.',
                "Use one that is given, or take it out.",
            )  # fmt: skip


def source_of(facts: Facts, address: Address) -> str | None:
    """The path of the field that holds this address, or None."""
    if address.key in facts.addresses:
        return facts.addresses[address.key]
    if address.sort != "link":
        return None
    if set(address.key.split(".")) <= facts.words and "/" not in address.key:
        return "company"
    return next(
        (p for key, p in facts.addresses.items() if key.startswith(address.key + "/")), None
    )
