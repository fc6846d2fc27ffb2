"""A zip of files, and names for files that every system takes.

A name holds letters and digits of any script and dashes, and one dot before its ending: no folder,
no device of Windows, no mark that turns its direction. Two names never differ by case alone.
"""

import io
import unicodedata
import zipfile
from collections.abc import Collection, Iterable

LONGEST = 100
"""Bytes of a name without its ending; systems take 255, some tools less."""
_RESERVED = frozenset(
    "con prn aux nul clock$ conin$ conout$".split()
    + [f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"]
)
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # a zip knows no earlier; a time of today would change the bytes


def safe_name(text: str, ending: str = "") -> str:
    """`text` as the name of a file with this ending (`.txt`), lower case and safe everywhere."""
    kept = "".join(c if _may_stay(c) else "-" for c in unicodedata.normalize("NFC", text).lower())
    name = _shortened("-".join(part for part in kept.split("-") if part))
    if name in _RESERVED:
        return f"{name}-file{ending}"
    return f"{name or 'file'}{ending}"


def unique(name: str, taken: Collection[str]) -> str:
    """`name`, or with a number before its ending where it is taken, whatever the case."""
    stem, dot, ending = name.rpartition(".")
    used = {_folded(other) for other in taken}
    new, number = name, 2
    while _folded(new) in used:
        new = f"{stem}-{number}{dot}{ending}" if dot else f"{name}-{number}"
        number += 1
    return new


def bundle(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these files; names are made safe and unique, equal input gives equal bytes."""
    taken: list[str] = []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            stem, dot, ending = name.rpartition(".")
            safe = safe_name(stem, f".{safe_name(ending)}") if dot else safe_name(name)
            taken.append(unique(safe, taken))
            entry = zipfile.ZipInfo(taken[-1], _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16  # a file that its owner alone reads
            archive.writestr(entry, data)
    return out.getvalue()


def _may_stay(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNM"


def _shortened(name: str) -> str:
    return name.encode()[:LONGEST].decode(errors="ignore").strip("-")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
