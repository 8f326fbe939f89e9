"""The highest qualification: one of the notice's, by button or in people's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.engine.ask import Misread, Offer
from dialogs.language.answer.choice import Nothing, One, Several, choice_of, read_choice
from dialogs.language.message.document import message_text
from dialogs.language.message.named import read_education
from dialogs.language.message.schooling import read_schooling
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.frame import answer, chosen, question, short
from dialogs.rendering.wording import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

    from dialogs.engine.ask import Ask, Then
    from dialogs.engine.talk import Talk
    from dialogs.language.answer.choice import Choice
    from dialogs.language.message.extraction import Slot


def ask(talk: Talk, fact: str) -> Ask:
    """The question; the qualifications are the notice's own."""
    names = {key: talk.policy.catalogue.names[key] for key in talk.policy.catalogue.tiers}
    thens = {key: answer(fact, key) for key in names}

    def read(text: str) -> Then | Misread:
        words = word_index(talk.policy)
        if words.find("education", words.plain(text)) and not words.says_no_more_than("education", text):
            return _stated(read_schooling(message_text(words, text, talk.today)), thens, names, text)
        return chosen(_read(talk, text, names), thens, names, text)

    return question(
        talk,
        fact,
        read=read,
        offers=[Offer(key, names[key], then) for key, then in thens.items()],
        told=told,
        heeds=("denied", "pending", "either"),
    )


def _read(talk: Talk, text: str, names: dict[str, str]) -> Choice:
    """By the notice's name; else by what people call it, as far as the notice has that."""
    found = read_choice(text, names)
    if not isinstance(found, Nothing):
        return found
    said = read_education(word_index(talk.policy), text)
    keys = said.keys if isinstance(said, Several) else [getattr(said, "key", "")]
    return choice_of([key for key in keys if key in names])


def _stated(slot: Slot, thens: Mapping[str, Then], names: Mapping[str, str], text: str) -> Then | Misread:
    """What is told with more than a name (本科，硕士在读) is what a message with it would tell."""
    if slot.value is None and slot.unsure:
        return Misread("misread.open", said=short(text))
    if slot.value is None and slot.aside:
        return Misread("misread.unfinished", said=short(text))
    return chosen(Nothing() if slot.value is None else One(str(slot.value)), thens, names, text)


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    del fact
    return say("questions.unknown") if value is None else talk.policy.catalogue.names[str(value)]
