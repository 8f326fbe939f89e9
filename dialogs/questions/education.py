"""The highest qualification: one of the notice's, by button or in people's words."""

from __future__ import annotations

from pydantic import JsonValue

from dialogs.engine.ask import Ask, Misread, Offer, Then
from dialogs.engine.talk import Talk
from dialogs.interview import volunteered_facts
from dialogs.language.answer.choice import Choice, Nothing, One, Several, choice_of, read_choice
from dialogs.language.message.named import read_education
from dialogs.language.text.phrases import phrase
from dialogs.language.vocabulary.index import word_index
from dialogs.questions.frame import answer, chosen, question
from dialogs.rendering.wording import say


def ask(talk: Talk, fact: str) -> Ask:
    """The question; the qualifications are the notice's own."""
    names = {key: talk.policy.catalogue.names[key] for key in talk.policy.catalogue.tiers}
    thens = {key: answer(fact, key) for key in names}

    def read(text: str) -> Then | Misread:
        return chosen(_read(talk, text, names), thens, names, text)

    return question(
        talk,
        fact,
        read=read,
        offers=[Offer(key, names[key], then) for key, then in thens.items()],
        told=told,
        heeds=("denied", "pending", "unfinished", "either"),
    )


def _read(talk: Talk, text: str, names: dict[str, str]) -> Choice:
    """By the notice's name; else by what people call it, as far as the notice has that.

    What is told with more than a name (本科，硕士在读) is what a message with it would tell.
    """
    index = word_index(talk.policy)
    if phrase("heard", "which").search(index.plain(text)):
        return Nothing()  # 硕士还是博士
    if index.find("education", index.plain(text)) and not index.says_no_more_than("education", text):
        stated = volunteered_facts.read(talk, text).profile.get("education")
        return Nothing() if stated is None else One(str(stated))
    found = read_choice(text, names)
    if not isinstance(found, Nothing):
        return found
    said = read_education(index, text)
    keys = said.keys if isinstance(said, Several) else [getattr(said, "key", "")]
    return choice_of([key for key in keys if key in names])


def told(talk: Talk, fact: str, value: JsonValue) -> str:
    """The answer in words."""
    del fact
    return say("questions.unknown") if value is None else talk.policy.catalogue.names[str(value)]
