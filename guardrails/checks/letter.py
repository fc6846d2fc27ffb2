"""The layout of a letter: greeting, body, sign-off and signature, found by place and form."""

import re
from dataclasses import dataclass

from guardrails.checks.text import Span, Text

_GREETING = re.compile(
    r"\s*(?P<word>dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|"
    r"to whom it may concern|attn|ciao|salut|hallo|bonjour|hola|liebe[r]?|sehr geehrte[r]?)\b"
    r"(?P<rest>(?:[^\n,:;!.—–]|(?<=\bdr|\bmr|\bms|\bmx|\bst)\.|(?<=\bmrs)\.|(?<=\bprof)\.){0,80})"
    r"[,:;!.—–-]*",
    re.IGNORECASE,
)
_BARE_NAME = re.compile(r"\s*(?P<rest>[^\n,:;!.?]{1,60})[,:—–-]+[ ]*(?=\n)")
_SIGN_OFF = re.compile(
    r"^[ ]*(?:(?:with |my |our |many |all the |all my )*(?:(?:very |most )?(?:best|kind|kindest|"
    r"warm|warmest|good|sincere) (?:regards|wishes|thanks)|regards|best|wishes|sincerely|"
    r"(?:yours|respectfully|sincerely|faithfully|cordially)(?: (?:yours|sincerely|truly|"
    r"faithfully|respectfully|ever|cordially))?|(?:very )?respectfully|cordially|warmly|kindly|"
    r"cheers|thanks|thank you|many thanks|thanks again|thank you again|with thanks|"
    r"with (?:much )?(?:gratitude|appreciation)|gratefully|all the best|all best|take care|"
    r"best of luck|until then|speak soon|talk soon|see you (?:soon|then)|kr|br)"
    r"(?: and (?:best|kind|warm) (?:regards|wishes)| (?:to you|from \w+|and regards|"
    r"so much|very much|again|in advance))*)[ ]*[,.!]*[ ]*$",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """Where the parts of a body stand, as spans of `Text.plain`.

    `main` is what lies between greeting and sign-off. A part that isn't there is None; `main`
    is always there, though it may be empty. `called` is what the greeting calls the reader.
    """

    greeting: Span | None
    called: str
    main: Span
    sign_off: Span | None
    signature: Span | None


def read_letter(body: Text) -> Letter:
    """The layout of a body, whoever wrote it and however it is broken into lines."""
    plain = body.plain
    greeting, called = _greeting(plain)
    start = greeting.end if greeting else 0
    sign_off = _sign_off(plain, start)
    signature = _after(plain, sign_off.end) if sign_off else _last_name_line(plain, start)
    end = sign_off.start if sign_off else signature.start if signature else len(plain)
    return Letter(greeting, called, Span(start, end, plain[start:end]), sign_off, signature)


def _greeting(plain: str) -> tuple[Span | None, str]:
    found = _GREETING.match(plain) or _BARE_NAME.match(plain)
    if found is None:
        return None, ""
    start = found.start() + len(found[0]) - len(found[0].lstrip())
    return Span(start, found.end(), plain[start : found.end()]), found["rest"].strip()


def _sign_off(plain: str, start: int) -> Span | None:
    """The last line that is a sign-off and stands near the end: a signature may follow it."""
    last = None
    for found in _SIGN_OFF.finditer(plain, start):
        if found[0].strip() and plain.count("\n", found.end()) <= 8:
            last = found
    if last is None:
        return None
    return Span(last.start(), last.end(), last[0])


def _after(plain: str, end: int) -> Span | None:
    rest = plain[end:]
    text = rest.strip()
    if not text:
        return None
    start = end + len(rest) - len(rest.lstrip())
    return Span(start, start + len(text), text)


def _last_name_line(plain: str, start: int) -> Span | None:
    """A last line of one to four words without a full stop: a name under the text."""
    body = plain.rstrip()
    line_start = body.rfind("\n") + 1
    line = body[line_start:].strip()
    if line_start <= start or not line or line[-1] in ".!?:;" or len(line.split()) > 4:
        return None
    return Span(line_start, len(body), line)
