"""The buttons of a question, each with what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dialogs.engine.buttons import button, in_rows
from dialogs.input.command_handlers import handler_of
from dialogs.rendering.wording import listed, say
from dialogs.reply import WORDS

if TYPE_CHECKING:
    from dialogs.engine.ask import Ask, Offer, Then
    from dialogs.reply import Button


class Key(NamedTuple):
    """A button and what typing its label does; ``press``: what pressing it does instead, the question staying open."""

    button: Button
    then: Then
    press: Then | None = None


def keyboard(asked: Ask) -> tuple[tuple[Key, ...], ...]:
    """The offers in their rows, and below them the words that are buttons here."""
    offers = tuple(
        tuple(
            Key(
                button(asked.question, offer.key, _marked(offer), offer.tone, offer.line),
                offer.then,
                offer.press,
            )
            for offer in row
        )
        for row in asked.offers
    )
    words = {said: listed(f"understood.commands.{said}")[0] for said in asked.shown}
    shown = [Key(button(WORDS[:-1], said, word), handler_of(asked, said)) for said, word in words.items()]
    return (*offers, *in_rows([(key, key.button.label) for key in shown]))


def _marked(offer: Offer) -> str:
    """发明专利 ×2; of one that is chosen, ✔ 2."""
    if not offer.mark:
        return offer.label
    if offer.mark == 1:
        return say("questions.ticked.once", label=offer.label)
    return say("questions.ticked.often", label=offer.label, n=str(offer.mark))


def keys(asked: Ask) -> tuple[Key, ...]:
    """All of them in reading order."""
    return tuple(key for row in keyboard(asked) for key in row)
