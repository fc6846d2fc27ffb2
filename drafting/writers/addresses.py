"""An endpoint's address: whether it is one, what of it may be shown, whether it is this machine."""

import ipaddress
from urllib.parse import SplitResult, urlsplit

from guardrails.errors import Fault, InvalidInput


def checked(base_url: str) -> str:
    """The address as the client takes it. Raises `InvalidInput` where it can be none."""
    address = base_url.strip()
    parts = _parts(address)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        raise InvalidInput(
            [Fault(path="base_url", message='must be an address like "http://127.0.0.1:1234/v1"')]
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise InvalidInput(
            [Fault(path="base_url", message="must be the bare address; the key has its own field")]
        )
    return address


def shown(base_url: str) -> str:
    """What of an address a person is shown: who it is, and nothing that could be a secret."""
    parts = _parts(base_url)
    if parts is None or not parts.hostname:
        return "The endpoint"
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")


def is_loopback(base_url: str) -> bool:
    """Whether the address is this machine's own, where a server needs no key."""
    parts = _parts(base_url)
    host = (parts.hostname or "") if parts else ""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _parts(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        _ = parts.port  # reading it is what checks it
    except ValueError:
        return None
    return parts
