"""Words by what they do in a note: enough English grammar to put a note into a sentence.

Closed classes are whole; open ones hold the common words of working life, and what none of them
knows is handled by its ending or stands after a colon (forms.py), where any words may stand.
"""

import re

from drafting.wording.nouns import COUNTABLE, PEOPLE, STATES
from drafting.wording.verbs import ADJECTIVE_ED, NOUNS_TOO, PAST, VERBS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(
    "a an the my your our his her its their this that these those each every some any no both "
    "all another more most many several few two three four five six seven eight nine ten half"
)
PREPOSITIONS = _set(
    "about above across after against along among around as at before behind below between beyond "
    "by down during for from in inside into like near of off on onto out outside over per since "
    "than through throughout to toward towards under until up upon via with within without"
)
SUBORDINATORS = _set(
    "who whom whose which that how what when where why whether if because while although though "
    "unless since until whoever whatever"
)
QUESTION_WORDS = _set("how what when where why whether which who whose whom")
NO_PLURAL = ("ss", "us", "is", "'s", "s'")
"""How words end that end in s and are no plurals."""
ADVERBS = _set(
    "also always already actually both just never now often only really sometimes soon still "
    "currently mostly mainly mostly recently usually rarely even ever all currently finally "
    "originally too probably quite once"
)
AUXILIARIES = _set(
    "am is are was were be been has have had does do did will would can could should shall may "
    "might must isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't "
    "wouldn't can't cannot couldn't shouldn't"
)
PRONOUNS = _set("i we they he she you it there everyone everybody nobody someone somebody")

# Verbs in their plain form. Those in NOUNS_TOO have a third person that is a plural noun as well.
NUMBER = re.compile(
    r"\d[\d.,]*(?:\+|%|k|m)?|(?:two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|fifteen|twenty|thirty|forty|fifty)(?:-\w+)?",
    re.IGNORECASE,
)

_COMMON_STARTS = _set(
    "bar cellar front duty "
    "new old big small good great best better early late long short local public private open "
    "free full own next last first second third other same different current former future daily "
    "weekly monthly yearly annual remote hybrid flexible night day morning weekend team staff "
    "support training budget safety patient patients customer customers client clients project "
    "plan plans data code school class classroom curriculum ward kitchen menu warehouse store "
    "shop site office lab clinic garden car cars van fleet route routes shift shifts rota supply "
    "stock order orders delivery product products design user users research brand content "
    "website sales marketing finance tax audit legal contract contracts policy risk health "
    "mental social community volunteer volunteers family families parent parents child children "
    "student students pupil pupils teacher teachers nurse nurses doctor doctors engineer "
    "engineers developer developers manager managers work workload work-life home travel food "
    "water energy climate waste solar wind battery software hardware cloud network security "
    "quality growth culture career mentor mentors onboarding parking lunch coffee music books "
    "football running cycling hiking cooking chess gardening people small-group lesson lessons "
    "reading writing maths math science history art sport sports after-school question questions "
    "idea ideas story stories problem problems challenge challenges goal goals target targets "
    "process processes system systems tool tools machine machines equipment line lines field "
    "strong deep wide solid sound basic advanced senior junior lead head chief certified "
    "qualified licensed registered experienced fluent native bilingual over more less about "
    "nearly almost around hands-on large high low several many some few five six two three four "
    "seven eight nine ten twenty thirty half building"
)
_COMMON_ENDINGS = re.compile(
    r"(?:tion|ment|ness|ity|ance|ence|ship|ism|ally|fully|ously|ively|able|ible|ive|ous|ful|less)s?$"
)
_PREFIXED = re.compile(r"^(?:co-?|re-?|pre-?|under|over|out|fore|mis)(?=\w{3})")
"""What a verb may begin with: "underwrote", "co-wrote", "oversaw"."""
_ING_NAMES = _set(
    "beijing boeing sterling king spring ring wing thing flushing kipling nothing something "
    "anything everything"
)


def third_person(verb: str) -> str:
    """The form of a verb that follows "she"."""
    if verb == "have":
        return "has"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else "s")


THIRD = {third_person(verb): verb for verb in VERBS}
CLEAR_THIRD = {third_person(verb) for verb in VERBS - NOUNS_TOO} | {
    "wants",
    "has",
    "says",
    "loves",
}
"""Third persons that are no plural noun."""


def plain_form(verb: str) -> str:
    """The form of a third person that follows "you"; anything else stays as it is."""
    fixed = {
        "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't",
        "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't", "'s": "'re",
    }.get(verb.lower())  # fmt: skip
    return fixed or THIRD.get(verb.lower(), verb)


def is_gerund(word: str) -> bool:
    """Whether a word is an -ing form (of a verb, or a noun made from one)."""
    low = word.lower()
    return len(low) > 4 and low.endswith("ing") and low not in _ING_NAMES and "." not in low


def is_past(word: str) -> bool:
    """Whether a word can be the past form of a verb."""
    low = word.lower()
    return (
        low in PAST
        or _PREFIXED.sub("", low) in PAST - {"put", "set", "cut", "let", "cost"}
        or (
            len(low) > 3
            and low.endswith("ed")
            and "." not in low
            and low not in {"need", "speed", "feed", "seed", "exceed"}
        )
    )


def is_common(word: str) -> bool:
    """Whether a capital at the start of a note is there for the start's sake alone."""
    if not word or word[1:] != word[1:].lower() or word[1:2] == "-":
        return False  # "AI", "A-levels", "X-ray"
    if "-" in word:
        return is_common(word.split("-", 1)[0])
    low = word.lower()
    closed = DETERMINERS | PREPOSITIONS | SUBORDINATORS | ADVERBS | AUXILIARIES | PRONOUNS - {"i"}
    if low in closed or low in _COMMON_STARTS or low in COUNTABLE or low in PEOPLE:
        return True
    if low in VERBS or low in THIRD or low in PAST or low in STATES or low in ADJECTIVE_ED:
        return True
    return is_gerund(word) or is_past(low) or bool(_COMMON_ENDINGS.search(low))


def lower_start(text: str) -> str:
    """A text as it reads in the middle of a sentence: names keep their capital."""
    first = text.split(" ", 1)[0].rstrip(",:")
    if text[len(first) + 1 : len(first) + 2].isdigit():
        return text  # "Year 11", "Room 4"
    bare = first.split("'")[0].split("’")[0]
    if bare and is_common(bare):
        return text[0].lower() + text[1:]
    return text


def upper_start(text: str) -> str:
    """A text as it reads at the start of a sentence."""
    return text[:1].upper() + text[1:]
