"""What is said beside the talk: thanks, what somebody else is, what would be if. It is answered, and nothing moves."""

from __future__ import annotations

from typing import Final

from dialogs.engine.commands import bare
from dialogs.engine.machine import CHANGE, STAGES
from dialogs.engine.talk import Talk
from dialogs.interview.volunteered_facts import is_of_others
from dialogs.language.text.normalize import plain
from dialogs.language.text.phrases import expressions, phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.frame import short
from dialogs.rendering.wording import say, words
from dialogs.results import suppositions
from dialogs.results.suppositions import Supposition

_ASKING: Final = frozenset({*STAGES, CHANGE})
LONGEST: Final = 60
"""Characters of what is said in passing."""


def courtesy(talk: Talk, text: str) -> Talk | None:
    """谢谢, 明白了, 你好 and the like, answered in kind."""
    said = bare(text)
    for one in expressions("courtesies", "said") if len(said) <= LONGEST else ():
        if one.pattern.fullmatch(said):
            key = one.entry["is"]
            if key == "seen" and talk.state in _ASKING and phrase("courtesies", "signs").fullmatch(said):
                key = "signs"
            return talk.saying(words(f"conversation.courtesies.{key}")).asking_again()
    return None


def of_others(talk: Talk, text: str) -> Talk | None:
    """小李是硕士 in one's own talk: it is nobody's fact here, and that is said."""
    if not is_of_others(talk, text):
        return None
    return talk.saying(words("conversation.of_others", said=short(text))).asking_again()


def _read(talk: Talk, said: str) -> Supposition | None:
    """What ``said`` supposes; of a mere length, that one has worked in the field for so long."""
    field = word_index(talk.policy).vocabulary.field.called
    tenure = phrase("supposing", "worked").fullmatch(plain(said))
    told = say("options.experience", field=field, length=tenure["length"]) if tenure else said
    return suppositions.read(talk, told)


def supposed(talk: Talk, text: str) -> Talk | None:
    """那硕士呢, 三年后呢, 如果再有一篇核心论文: what it would change, by the answers so far, and nothing is stored."""
    known = talk.told(talk.scratch.proposal.facts) if talk.scratch.proposal else talk
    if len(text) > LONGEST or not known.answers or is_of_others(talk, text):
        return None
    further = phrase("intents", "further").fullmatch(bare(text))
    found = _read(known, further["said"]) if further else suppositions.supposed(known, text)
    if found is None:
        return None
    changed = [level for level in found.compared(known).levels if level.changed]
    levels = [one for one in changed if one.conditions or one.before.status != one.after.status] or changed
    note = words("what_if.in_short", said=short(text), levels=levels, concluded=talk.state not in _ASKING)
    return talk.saying(note).asking_again()
