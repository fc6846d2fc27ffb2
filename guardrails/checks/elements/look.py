"""One look at a case: where each of its elements stands, and what only hints at one."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from guardrails.checks import tone
from guardrails.checks.case import Case
from guardrails.checks.elements.facts import Facts
from guardrails.checks.elements.reading import Reading, flatten, read
from guardrails.checks.elements.rules import traces, ways
from guardrails.checks.elements.words import fold
from guardrails.findings import Severity
from guardrails.kinds import MessageKind

LAYOUT = ("greeting", "sign_off", "signature")
_REFERENCE = (MessageKind.REFERENCE_PERMISSION, MessageKind.REFERENCE_HEADS_UP)
_CLOSING = ("thanks", "looking_forward", "goodwill", "offer_more")
_OWN_WORDS = ("thanks", "good_to_meet", "interest", "fit", "looking_forward")
_A_THOUGHT = 7
_A_SENTENCE = 5
_SINS_LOOKED_AT = 200
_YOU = re.compile(r"\byou(?:rs?)?\b")


def wanted(case: Case) -> tuple[str, ...]:
    """The ids of the elements that the case must hold, in the order of reading."""
    extra = ("contact_request",) if case.must_ask_for else ()
    ends = 2 if "sign_off" in case.spec.elements else 0
    body = case.spec.elements[: len(case.spec.elements) - ends]
    return (*body, *extra, *case.spec.elements[len(body) :])


@dataclass(frozen=True)
class Look:
    """One look at a case: where each of its elements stands."""

    case: Case

    @cached_property
    def facts(self) -> Facts:
        """What the application knows about each element."""
        return Facts(self.case)

    @cached_property
    def reading(self) -> Reading:
        """The sentences between greeting and sign-off."""
        return read(self.case)

    @cached_property
    def _found(self) -> dict[str, int | None]:
        return {element: self._find(element) for element in wanted(self.case)}

    def found(self, element: str) -> int | None:
        """The place in the body behind the sentence that does an element, None if none does."""
        return self._found[element]

    def hinted(self, element: str) -> bool:
        """Whether a text without an element comes so near to it that nobody can be sure.

        A talk that is spoken of has been good; a sentence that does nothing else that the letter
        must do may do this; a closing courtesy above the name does for a sign-off.
        """
        if element == "good_to_meet":
            return self._found["topic"] is not None or self.hinted("topic")
        if element == "topic":
            return any(map(self._is_a_thought, self._fair))
        if element == "sign_off":
            return self.case.letter.signature is not None and self._closes_kindly()
        return self.pointed_at(element) or self._unexplained(element)

    def _unexplained(self, element: str) -> bool:
        """Whether a sentence does nothing that the rules know, so that it may do this."""
        return any(
            len(sentence.split()) >= _A_SENTENCE and (element != "thanks" or _YOU.search(sentence))
            for sentence in self._idle
        )

    @cached_property
    def _fair(self) -> tuple[str, ...]:
        """The sentences that may hint at something: no heading, and nothing that must go."""
        sinful = set(self._sinful())
        return tuple(
            flat
            for number, flat in enumerate(self.reading.flat)
            if number not in sinful and not flat.endswith(":")
        )

    @cached_property
    def _idle(self) -> tuple[str, ...]:
        """The fair sentences that do none of the elements that the letter has to hold."""
        asked = wanted(self.case)
        return tuple(said for said in self._fair if not self._does(said, asked))

    def _sinful(self) -> Iterator[int]:
        """The numbers of the sentences that hold the beginning of what no letter may hold."""
        starts = [said.start for said in self.reading.sentences]
        for finding in islice(tone.findings(self.case), _SINS_LOOKED_AT):
            if finding.where == "body" and finding.severity is Severity.ERROR:
                yield bisect_right(starts, self.case.body.place(finding.start)) - 1

    def _is_a_thought(self, sentence: str) -> bool:
        """Whether a sentence has something to say that no other element asks for."""
        return len(sentence.split()) >= _A_THOUGHT and not self._does(sentence, _OWN_WORDS)

    def _closes_kindly(self) -> bool:
        return bool(self.reading.flat) and self._does(self.reading.flat[-1], _CLOSING)

    def _does(self, sentence: str, some: Iterable[str]) -> bool:
        patterns = (ways(element, self.case.kind) for element in some)
        return any(pattern is not None and pattern.search(sentence) for pattern in patterns)

    def _find(self, element: str) -> int | None:
        if element in LAYOUT:
            return self._laid_out(element)
        if element == "position" and self.case.application is not None:
            return self._position()
        if element == "contact_request" and not self._asks_for_all():
            return None
        if element == "where_met" and not self._names_job():
            return None
        place = self.by_way(element)
        if place is None and (self.facts.said(element) or self._in_subject(element)):
            return self.case.letter.main.start
        return place

    def _in_subject(self, element: str) -> bool:
        """The position may stand in the subject (POLICY section 5, "How to read the table")."""
        way = ways(element, self.case.kind) if element == "position" else None
        return way is not None and way.search(flatten(self.case.subject.plain)) is not None

    def _laid_out(self, element: str) -> int | None:
        letter = self.case.letter
        part = {
            "greeting": letter.greeting,
            "sign_off": letter.sign_off,
            "signature": letter.signature,
        }[element]
        return None if part is None else part.end

    def pointed_at(self, element: str) -> bool:
        """Whether the text has something that only hints at an element."""
        trace = traces(element, self.case.kind)
        return trace is not None and trace.search("\n".join(self._fair)) is not None

    def by_way(self, element: str) -> int | None:
        """The end of the sentence that does an element by one of its rules, None if none does."""
        way = ways(element, self.case.kind)
        found = way.search(self.reading.text) if way else None
        if found is not None:
            return self.reading.sentences[self.reading.sentence_at(found.start())].end
        done = way is not None and self._done_at_the_end(element, way)
        return self.case.letter.main.end if done else None

    def _done_at_the_end(self, element: str, way: re.Pattern[str]) -> bool:
        """A sign-off may carry the thanks, except in the thank-you itself, and the wish to meet
        again: "See you again soon, I hope,"."""
        sign_off = self.case.letter.sign_off
        if sign_off is None:
            return False
        if element == "looking_forward":
            return way.search(flatten(sign_off.text)) is not None
        thanks = element == "thanks" and self.case.kind is not MessageKind.THANK_YOU
        return thanks and "thank" in sign_off.text.lower()

    def _position(self) -> int | None:
        if not self.facts.names_role:
            return None
        if self.case.kind in _REFERENCE and not self.facts.names_company:
            return None
        return self.case.letter.main.start

    def _asks_for_all(self) -> bool:
        text = fold(self.case.letter.main.text)
        return all(
            any(fold(word) in text for word in (person.called, person.name.split()[-1]))
            for person in self.case.must_ask_for
        )

    def _names_job(self) -> bool:
        """With an application a note to connect names the role or the company."""
        given = self.case.application is not None
        return not given or self.facts.names_role or self.facts.names_company
