"""How people ask, whatever the notice: ``dialogs/language/phrases/asking.yaml``."""

from __future__ import annotations

from functools import cache

from dialogs.language.text.phrases import read_phrases
from dialogs.language.vocabulary.schema import Meaning, Term, Terms, Words


class SideBySideWords(Words):
    """How works stand side by side: ``evenly`` says that none comes first, ``unevenly`` that one does, ``one_work``
    that those beside it are joined in one; ``joining`` are the words that may stand between two.
    """

    evenly: Terms
    unevenly: Terms
    one_work: Terms
    joining: Terms


class DirectionFrame(Words):
    """How the direction of work is asked for: ``before`` and ``after`` the work, as expressions in which
    ``<DIRECTION>`` is any direction's name; ``plain``: the one form that stands for them all.
    """

    plain: Term
    before: Terms
    after: Terms


class TitleContext(Words):
    """Words before and after a title that say whether it is held, wanted or lacking."""

    held_before: Terms
    held_after: Terms
    counted_from: Terms
    lacking_before: Terms
    wanted_before: Terms
    next_level: Terms
    level_after: Terms


class AskingWords(Words):
    """How a question asks, and how it speaks of what one does, did, or does not do.

    ``everyday``: how one asks about life; ``own_work``: words that say that one does what is named;
    ``besides_work``: what may stand beside the name of some work and adds nothing to it; ``after_occupation``: what may
    follow the name of an occupation. ``counting``:
    of all achievements; ``paragraph`` and ``whole``: for all that stands under a heading or a level.
    """

    direction: Meaning
    direction_frame: DirectionFrame
    question: Terms
    just_started: Terms
    idle: Terms
    everyday: Terms
    own_work: Terms
    besides_work: Terms
    after_occupation: Terms
    employer_before: Terms
    employer_after: Terms
    not_this: Terms
    not_that: Terms
    formerly: Terms
    by_the_way: Terms
    mainly: Terms
    side_by_side: SideBySideWords
    titles: TitleContext
    counting: Terms
    paragraph: Terms
    whole: Terms


@cache
def asking_words() -> AskingWords:
    """The words, read once."""
    return AskingWords.model_validate(read_phrases("asking"))
