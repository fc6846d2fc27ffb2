"""Shares with their intervals, as the pages of docs/ show them."""

import math


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share by Wilson's score; (0, 1) where nothing was counted."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return (middle - half) / whole, (middle + half) / whole


def told(right: int, of: int) -> str:
    """ "45 of 50, 90 % (79 to 96)", or a dash where nothing was counted."""
    if not of:
        return "–"
    low, high = wilson(right, of)
    return f"{right} of {of}, {right / of:.0%} ({low * 100:.0f} to {high * 100:.0f})".replace(
        "%", " %"
    )
