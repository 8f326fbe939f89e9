"""The buttons of a question, each with what it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dialogs.engine.ask import Ask, Offer
from dialogs.engine.buttons import button, in_rows
from dialogs.input.command_handlers import handler_of
from dialogs.rendering.wording import say, table
from dialogs.reply import WORDS, Button


class Key(NamedTuple):
    """An offer of ``question`` as it can be pressed, and its ``label`` typed."""

    question: str
    label: str
    offer: Offer

    @property
    def button(self) -> Button:
        """As it is shown."""
        return button(self.question, self.offer.key, self.label, self.offer.tone, self.offer.line)


def keyboard(asked: Ask) -> tuple[tuple[Key, ...], ...]:
    """The offers in rows that fit a phone, and below them the words that are buttons here."""
    groups: list[list[Key]] = [[]]
    for key in _offered(asked):
        if key.offer.apart:
            groups.append([])
        groups[-1].append(key)
    groups.append(list(_shown(asked)))
    return tuple(row for group in groups for row in in_rows([(key, key.offer.label) for key in group]))


def keys(asked: Ask) -> tuple[Key, ...]:
    """All of them in reading order."""
    return (*_offered(asked), *_shown(asked))


def _offered(asked: Ask) -> Iterator[Key]:
    return (Key(asked.question, marked(offer), offer) for offer in asked.offers)


def _shown(asked: Ask) -> Iterator[Key]:
    called = table("understood.commands")
    for said in asked.shown:
        word = str(called[said][0])
        yield Key(WORDS[:-1], word, Offer(said, word, handler_of(asked, said)))


def marked(offer: Offer) -> str:
    """发明专利 ×2; of one that is chosen, ✔ 2."""
    if not offer.mark:
        return offer.label
    if offer.mark == 1:
        return say("questions.ticked.once", label=offer.label)
    return say("questions.ticked.often", label=offer.label, n=str(offer.mark))
