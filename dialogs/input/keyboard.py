"""The buttons of a question, each with what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.engine.ask import Offer
from dialogs.engine.buttons import button, in_rows
from dialogs.input.command_handlers import handler_of
from dialogs.rendering.wording import say, table
from dialogs.reply import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dialogs.engine.ask import Ask
    from dialogs.reply import Button


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
    """The offers in their rows, and below them the words that are buttons here."""
    offered = tuple(tuple(_offered(asked, row)) for row in asked.offers)
    return (*offered, *in_rows([(key, key.label) for key in _shown(asked)]))


def keys(asked: Ask) -> tuple[Key, ...]:
    """All of them in reading order."""
    return (*(key for row in asked.offers for key in _offered(asked, row)), *_shown(asked))


def _offered(asked: Ask, row: Sequence[Offer]) -> Iterator[Key]:
    return (Key(asked.question, _marked(offer), offer) for offer in row)


def _shown(asked: Ask) -> Iterator[Key]:
    called = table("understood.commands")
    for said in asked.shown:
        word = str(called[said][0])
        yield Key(WORDS[:-1], word, Offer(said, word, handler_of(asked, said)))


def _marked(offer: Offer) -> str:
    """发明专利 ×2; of one that is chosen, ✔ 2."""
    if not offer.mark:
        return offer.label
    if offer.mark == 1:
        return say("questions.ticked.once", label=offer.label)
    return say("questions.ticked.often", label=offer.label, n=str(offer.mark))
