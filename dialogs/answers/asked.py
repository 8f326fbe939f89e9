"""A question as it was asked: what it wants to know, of which levels, and the person that it supposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from dialogs.answers.supposed import Supposed, Supposer
from dialogs.answers.told_times import INTENTS
from dialogs.language.question.intent import Question
from dialogs.language.question.levels import LevelMention
from dialogs.language.question.reading import QuestionReading
from dialogs.language.text.phrases import Phrases
from dialogs.language.vocabulary.index import word_index
from dialogs.language.vocabulary.lexicon import Family
from rules import Policy

_EXCEPTIONAL, _ROUTES, _ITEM, _COUNTED = "exceptional", "routes", "item", "counted"
_BESIDE_OUTCOMES = frozenset({"exceptional", "basic", "performance", "level", None})
_OF_A_CLAUSE = frozenset({"clause", "level", None})
_OF_OUTCOMES = frozenset({"item", "no_item"})
_OF_CAREERS = frozenset({"route", "other_route", None})


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """``targets``: the levels asked about, in the order of the text; of none that is named, the next above a title
    held, where ``named`` is false. ``educations``: every qualification that is named. ``about``: what the clauses that
    answer it are about (``Resolved.about``), and ``clauses`` those.
    """

    text: str
    about: str | None
    clauses: tuple[str, ...]
    reading: QuestionReading
    targets: tuple[str, ...]
    named: bool
    educations: tuple[str, ...]
    supposed: Supposed
    day: date
    phrases: Phrases = field(repr=False)

    def says(self, intent: str) -> bool:
        """Whether the words of an intent (phrases/intents.yaml) stand in it."""
        return self.phrases.phrase(INTENTS, intent).search(self.text) is not None

    def said(self, intent: str) -> list[str]:
        """The words of an intent that stand in it."""
        return [found.group() for found in self.phrases.phrase(INTENTS, intent).finditer(self.text)]

    @property
    def clause(self) -> str | None:
        """The first of its clauses."""
        return self.clauses[0] if self.clauses else None

    @property
    def decides(self) -> bool:
        """Whether it wants a yes or a no; also without a word for that, where something is described and put."""
        supposed = self.supposed
        described = (
            supposed.of_a_person or supposed.grounds or any(one.is_described for one in supposed.outcomes)
        )
        if self.says("which_place"):
            return False
        return self.says("yes_no") or (bool(described) and not self.says("wh"))

    @property
    def again(self) -> bool:
        """Whether a level is asked about that a title held may already be: 已是高工，还能再报高工吗."""
        of_outcomes = self.condition("achievements") or self.supposed.outcomes
        return bool(self.supposed.profile.get("titles")) and not of_outcomes and self.says("again")

    @property
    def untitled(self) -> bool:
        """Whether it asks what is open to whoever holds no title, whatever the level: 没有职称能报吗."""
        supposed = self.supposed
        told = supposed.outcomes or supposed.grounds or self.about in {*_OF_OUTCOMES, _COUNTED}
        return self.decides and not (self.targets or told) and supposed.profile.get("titles") == []

    @property
    def exceptional(self) -> bool:
        """Whether 破格 is spoken of, and not put aside."""
        return self.says("exceptional") and not self.says("not_exceptional") and not self._skips_by_degree

    @property
    def _skips_by_degree(self) -> bool:
        """硕士能越级报高工吗: past a title, which a degree may make up for."""
        told = self.supposed.grounds or self.supposed.outcomes
        return bool(self.educations) and not told and self.says("skips_a_level")

    @property
    def matter(self) -> str | None:
        """What it is about; of 破格 only where that is not put aside, and not where years are compared."""
        if self.exceptional:
            return _EXCEPTIONAL
        outcomes = self.supposed.outcomes
        described = any(one.is_described for one in outcomes)
        enough = len(outcomes) > 1 and self.says("enough")
        counted = enough or self.says("counted_as") or self.says("required")
        if described and counted and (self.about in _BESIDE_OUTCOMES or self.says("only_if")):
            return _ITEM
        if self.targets and self.decides and self.says("without_any"):
            return _COUNTED
        if self.reading.says(Family.OTHER_OCCUPATION) and not self.targets and self.says("applies"):
            return None
        undegreed = self.supposed.lacking.education and self.about in _OF_A_CLAUSE
        likened = self.reading.likened and self.supposed.of_a_person
        likely = self.targets and (self.again or likened or undegreed or self.says("title_needed"))
        alike = len(self.educations) > 1 and not self.targets and self.says("same")
        if likely or alike or self.untitled or (self.educations and self.says("highest")):
            return _ROUTES
        several = self.educations or len(self.targets) > 1
        years = several and (self.says("compare") or self.says("how_long"))
        told = self.supposed.of_a_career or self.supposed.profile.get("titles")
        career = self.targets and told and not self.supposed.grounds
        aside = self.says("not_exceptional") or years or career or self._skips_by_degree
        return _ROUTES if self.about == _EXCEPTIONAL and aside else self.about

    def condition(self, name: str) -> bool:
        """Whether a condition of the levels is named or spoken of."""
        return name in self.reading.of(Family.CONDITION_NAMED).weights or self.reading.speaks_of(name)


class Asker:
    """Takes questions about one notice apart."""

    def __init__(self, policy: Policy) -> None:
        self._levels = tuple(policy.catalogue.levels)
        self._phrases = word_index(policy).phrases
        self._supposer = Supposer(policy)

    def read(self, question: str, found: Question, day: date) -> AskedQuestion:
        """``question`` as it was typed, with what its words were ``found`` to speak of."""
        reading, about = found.reading, found.resolved.about if found.resolved else None
        held, targets = self._apart(reading)
        named = bool(targets)
        done_without = any(one.wanted and one.lacking for one in reading.levels.mentions)  # 必须先评中级吗
        is_named = (reading.levels.named and self._mentions(reading)) or done_without
        if not targets and reading.levels.target and (held or is_named):
            elsewhere = reading.says(Family.OTHER_SPECIALITY)
            above = 0 if elsewhere else max((one.rank + 1 for one in held), default=0)
            target = max(self._levels.index(reading.levels.target), above)
            targets = [min(target, len(self._levels) - 1)]
        hinted = about in _OF_OUTCOMES and not reading.of(Family.TOPIC).surely
        supposed = self._supposer.read(question, reading, held, day, hinted=hinted)
        if not targets and about in _OF_CAREERS and supposed.next_rank is not None:
            targets = [supposed.next_rank]
        return AskedQuestion(
            reading.text,
            about,
            found.resolved.clauses if found.resolved else (),
            reading,
            tuple(dict.fromkeys(self._levels[rank] for rank in targets)),
            named,
            tuple(reading.of(Family.EDUCATION).weights),
            supposed,
            day,
            self._phrases,
        )

    def _apart(self, reading: QuestionReading) -> tuple[list[LevelMention], list[int]]:
        """The titles that are said to be held, and the levels that are asked about."""
        mentions = self._mentions(reading)
        held = self._spent(reading.text, mentions) or [
            one for n, one in enumerate(mentions) if self._is_held(reading.text, mentions, n)
        ]
        asked = [one.rank for one in mentions if one not in held and not one.lacking]
        if (
            held
            and not asked
            and self._says("no_title", reading.text)
            and not self._says("other_title", reading.text)
        ):
            return [], [
                one.rank for one in held
            ]  # 没职称 干了20年 高级: what is held by nobody is asked about
        return held, asked

    def _mentions(self, reading: QuestionReading) -> list[LevelMention]:
        """The levels that are named, but for those for which something was used: 已用过评中级."""
        text = reading.text
        return [
            one
            for one in reading.levels.mentions
            if not (self._says("used_for", text[: one.start]) or self._says("used_there", text[one.end :]))
        ]

    def _spent(self, text: str, mentions: Sequence[LevelMention]) -> list[LevelMention]:
        """正高要几年副高: the lower titles of which a higher level asks for some years."""
        highest = max((one.rank for one in mentions), default=0)
        return [one for one in mentions if one.rank < highest and self._says("years_of", text[: one.start])]

    def _is_held(self, text: str, mentions: Sequence[LevelMention], place: int) -> bool:
        one = mentions[place]
        if place + 1 < len(mentions) and self._says("by_waiver_before", text[: one.start]):
            return True
        if one.lacking or one.wanted or self._stands_beside(text, mentions, place):
            return False
        before, after = text[: one.start], text[one.end :]
        if one.held_surely or self._says("other_before", before) or self._says("held_before", before):
            return True
        of_next = any(other.wanted for other in mentions[place + 1 :]) or self._says("highest", after)
        if of_next and self._says("own_before", before):
            return True
        alone = place + 1 == len(mentions)
        if not alone and self._says("dated_before", before):
            return True
        return self._says("held_alone_after" if alone else "held_after", after)

    def _stands_beside(self, text: str, mentions: Sequence[LevelMention], place: int) -> bool:
        """Whether 和 or the like joins it to another level."""
        pairs = pairwise(mentions[max(place - 1, 0) : place + 2])
        return any(self._says("together", text[one.end : other.start]) for one, other in pairs)

    def _says(self, key: str, text: str) -> bool:
        return self._phrases.phrase(INTENTS, key).search(text) is not None
