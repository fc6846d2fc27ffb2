"""What went wrong on the way to an endpoint, as one sentence with what to do; never with a key."""

import openai

from drafting.errors import BadAnswer, EndpointRefused, EndpointTimeout, KeyMissing, WriterError

_BY_STATUS = {
    400: "did not understand the request: check the model's name",
    401: "did not accept the key: check the key in the settings",
    402: "wants to be paid first: check the account there",
    403: "does not allow this: check what the key may do, and the model's name",
    404: "does not know this address or model: check both in the settings",
    413: "finds the request too long: shorten the notes",
    422: "did not understand the request: check the model's name",
}


def of_status(host: str, error: openai.APIStatusError, *, key: bool) -> WriterError:
    """The error for an answer that is no success."""
    status = error.status_code
    if status == 401 and not key:
        return KeyMissing(f"{host} wants a key: set one in the settings.")
    if status == 408:
        return EndpointTimeout(f"{host} gave up waiting (408): try again.")
    if status == 429:
        return EndpointRefused(_busy(host, error), status=status)
    if status in _BY_STATUS:
        return EndpointRefused(f"{host} {_BY_STATUS[status]} ({status}).", status=status)
    if 300 <= status < 400:
        what = "sends us elsewhere: set the address it leads to in the settings"
    elif status >= 500:
        what = "has trouble of its own: try again in a minute"
    else:
        what = "refused: check the address and the model's name in the settings"
    return EndpointRefused(f"{host} {what} ({status}).", status=status)


def retry_after(error: openai.APIStatusError) -> float | None:
    """The seconds that an endpoint asks us to wait, where it gives a plain number."""
    value = error.response.headers.get("retry-after", "")
    return float(value) if value.isascii() and value.isdigit() and len(value) < 6 else None


def _busy(host: str, error: openai.APIStatusError) -> str:
    wait = retry_after(error)
    when = f"in {wait:.0f} seconds" if wait else "in a minute"
    return (
        f"{host} has had too many requests, or the account's quota is used up (429): try again "
        f"{when}, or check the account there."
    )


def not_reached(host: str) -> WriterError:
    """Nobody listens, the connection broke, or the certificate is wrong."""
    return EndpointRefused(
        f"{host} can't be reached, or broke off: check that it runs and that the address is right."
    )


def too_slow(host: str, seconds: float) -> WriterError:
    """No whole answer within our own limit."""
    return EndpointTimeout(
        f"{host} gave no whole answer within {seconds:g} seconds: try again, or choose a faster "
        "model."
    )


def too_large(host: str) -> WriterError:
    """More than any completion would be."""
    return BadAnswer(f"{host} answered with far too much to be a text: check its address.")


def unreadable(host: str) -> WriterError:
    """The answer breaks the rules of HTTP."""
    return BadAnswer(f"{host} answered something unreadable: check its address, or try again.")


def says_the_key(host: str) -> WriterError:
    """The answer holds the key that it was asked with."""
    return BadAnswer(
        f"{host} says your key back in its answer: use another endpoint, and a new key."
    )
