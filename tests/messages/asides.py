"""What people write beside the facts, and what states none: denials, questions, suppositions, others' facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.messages.statements import Statement

if TYPE_CHECKING:
    from tests.messages.statements import Facts, Speaker


class Asides:
    """Sentences that state nothing of the applicant whose ``facts`` are told by ``speaker``."""

    def __init__(self, speaker: Speaker, facts: Facts) -> None:
        self.speaker, self.facts = speaker, facts
        self.random, self.words, self.patterns = speaker.random, speaker.words, speaker.patterns

    def denial(self) -> str:
        """Kinds of achievement, titles or degrees that the applicant has not."""
        denials = self.patterns["denials"]
        about = self.random.choice(["kinds", "kinds", "titles", "education"])
        if about == "titles" and (titles := self.titles()):
            return self.speaker.fill(denials["titles"], **dict(zip("ab", titles, strict=False)))
        if about == "education" and (degree := self.higher_degree()):
            return self.speaker.fill(denials["education"], a=degree)
        kinds = self.kinds()
        if len(kinds) > 1 and self.random.random() < 0.6:
            return self.speaker.fill(denials["two"], a=kinds[0][0], b=kinds[1][0])
        noun, unit = kinds[0] if kinds else ("", "")
        form = self.random.choice(["one", "one", "count"])
        return self.speaker.fill(denials[form], a=noun, u=unit) if noun else ""

    def question(self) -> str:
        return self._filled("questions")

    def hypothesis(self) -> str:
        return self._filled("hypotheses")

    def other(self) -> str:
        """A fact of somebody else."""
        return self._filled("others")

    def pending(self) -> Statement | None:
        """A title that has not come; nothing where it is said that there is none at all."""
        titles = self.titles()
        if not titles or self.facts.get("titles") == []:
            return None
        return Statement(self.speaker.fill(self.patterns["pending"], t=titles[0]), {}, ("titles",))

    def doubtful(self) -> Statement | None:
        """What can be read two ways or is nothing of the notice's, about something that is not told otherwise."""
        told = {*self.facts, *(entry["kind"] for entry in self.facts.get("achievements", []))}
        free = [doubt for doubt in self.words.doubtful if doubt["beside"] not in told]
        if not free:
            return None
        doubt = self.random.choice(free)
        number = self.random.randint(2, 9)
        text = self.speaker.fill(doubt["said"], n=number)
        says = {"achievements": [{"kind": doubt["kind"], "count": number}]} if "kind" in doubt else {}
        return Statement(text, says, tuple([doubt["unsure"]] if "unsure" in doubt else ()))

    def titles(self) -> list[str]:
        """Titles that are not held, in any order."""
        held = {title["level"] for title in self.facts.get("titles", [])}
        free = [level for level in self.words.titles if level not in held]
        return [self.random.choice(self.words.titles[level]) for level in self._shuffled(free)]

    def kinds(self) -> list[tuple[str, str]]:
        """Nouns, with their measure words, of kinds of which the applicant names none."""
        named = {entry["kind"] for entry in self.facts.get("achievements", [])}
        free = [kind for kind, words in self.words.kinds.items() if kind not in named and not words.verb]
        return [
            (self.random.choice(self.words.kinds[kind].all_nouns()), self.words.kinds[kind].unit)
            for kind in self._shuffled(free)
        ]

    def higher_degree(self) -> str:
        """A degree above the one that is told; qualifications stand highest first."""
        values = list(self.words.education)
        told = self.facts.get("education")
        above = values[: values.index(told)][:2] if told in values else values[:1]
        return self.words.education[self.random.choice(above)][0] if above else ""

    def _shuffled(self, free: list[str]) -> list[str]:
        return self.random.sample(free, len(free))

    def _filled(self, form: str) -> str:
        others = [value for value in self.words.education if value != self.facts.get("education")]
        parts = {"e": self.random.choice(self.words.education[self.random.choice(others)])}
        parts["level"] = self.random.choice(self.words.levels)
        if titles := self.titles():
            parts["t"] = titles[0]
        if kinds := self.kinds():
            parts["a"], parts["u"] = kinds[0]
        return self.speaker.fill(self.patterns[form], **parts)
