"""The words people use, as authored beside the notice in ``vocabulary/*.yaml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Term = Annotated[str, Field(min_length=1)]
Terms = list[Term]


class Words(BaseModel):
    """Frozen, strict, and without a key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Meaning(Words):
    """``terms`` mean it; ``hints`` only lean towards it."""

    terms: Terms
    hints: Terms = []


class SharedWork(Words):
    """Work that stands in several directions: the item it is in each."""

    work: Term
    terms: Terms
    items: dict[str, Term]


class LevelWords(Words):
    """``names`` mean the level; ``job_titles`` do only where a review is spoken of."""

    names: Terms
    job_titles: Terms = []


class GroundWords(Words):
    """Words for 破格 itself, and for each of its grounds."""

    exceptional: Terms = []
    grounds: dict[str, Meaning] = {}


class ConditionWords(Words):
    """``names`` name a condition, ``words`` speak of what stands in it."""

    names: Terms
    words: Terms = []


class Conditions(Words):
    """The conditions of a level; ``together``: the clause that says that all must be met."""

    basic: ConditionWords = ConditionWords(names=[])
    education_experience: ConditionWords = ConditionWords(names=[])
    performance: ConditionWords = ConditionWords(names=[])
    achievements: ConditionWords = ConditionWords(names=[])
    together: Term | None = None
    counting: Terms = []
    paragraph: Terms = []
    whole: Terms = []

    def by_name(self) -> dict[str, ConditionWords]:
        """The words of each condition, by the condition's name in levels/*.yaml."""
        return {
            "basic": self.basic,
            "education_experience": self.education_experience,
            "performance": self.performance,
            "achievements": self.achievements,
        }


class TitleWords(Words):
    """Words about titles that are held, wanted or lacking."""

    other_speciality: Terms = []
    standing_for: dict[str, Terms] = {}
    held_before: Terms = []
    held_after: Terms = []
    counted_from: Terms = []
    lacking_before: Terms = []
    wanted_before: Terms = []
    next_level: Terms = []
    level_after: Terms = []


class Silence(Words):
    """A matter of titles on which the notice is silent; ``about`` completes 通告没有规定……."""

    about: Term
    terms: Terms
    hints: Terms = []


class SideBySideWords(Words):
    """How works stand side by side: ``evenly`` says that none comes first, ``unevenly`` that one does;
    ``joining`` are the words that may stand between two.
    """

    evenly: Terms = []
    unevenly: Terms = []
    joining: Terms = []


class AskingWords(Words):
    """How a question asks, and how it speaks of what one does, did, or does not do.

    ``examples``: what one can ask. ``field``: names of the whole field, which say nothing of a direction.
    ``everyday``: how one asks about life; ``own_work``: words that say that one does what is named.
    """

    examples: Terms = []
    field: Terms = []
    direction: Meaning = Meaning(terms=[])
    question: Terms = []
    just_started: Terms = []
    idle: Terms = []
    everyday: Terms = []
    own_work: Terms = []
    employer_before: Terms = []
    employer_after: Terms = []
    not_this: Terms = []
    not_that: Terms = []
    formerly: Terms = []
    by_the_way: Terms = []
    mainly: Terms = []
    side_by_side: SideBySideWords = SideBySideWords()
    spellings: dict[str, str] = {}


class Vocabulary(Words):
    """Everything under ``vocabulary/``. A notice that has no such folder is still searched by its own words.

    ``work``: by direction and item.
    """

    work: dict[str, dict[str, Meaning]] = {}
    shared: list[SharedWork] = []
    levels: dict[str, LevelWords] = {}
    education: dict[str, Terms] = {}
    achievements: dict[str, Meaning] = {}
    grounds: GroundWords = GroundWords()
    conditions: Conditions = Conditions()
    titles: TitleWords = TitleWords()
    topics: dict[str, Meaning] = {}
    silence: list[Silence] = []
    asking: AskingWords = AskingWords()
