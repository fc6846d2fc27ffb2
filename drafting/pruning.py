"""The application that a draft is judged by: without what the message is not to hold.

The checks let pass what the application itself says. A note that was left out ("say that I already
have an offer") must not excuse the sentence that a model makes of it.
"""

from collections.abc import Iterable

from guardrails import Application


def without(application: Application, left_out: Iterable[str]) -> Application:
    """The application without these notes, strengths, interests and points (each on one line)."""
    gone = frozenset(left_out)
    if not gone:
        return application

    def kept(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(text for text in texts if " ".join(text.split()) not in gone)

    candidate = application.candidate
    return application.model_copy(
        update={
            "interest": kept(application.interest),
            "candidate": candidate.model_copy(update={"strengths": kept(candidate.strengths)}),
            "interviews": tuple(
                one.model_copy(
                    update={"notes": {who: kept(texts) for who, texts in one.notes.items()}}
                )
                for one in application.interviews
            ),
            "references": tuple(
                one.model_copy(update={"points": kept(one.points)})
                for one in application.references
            ),
        }
    )
