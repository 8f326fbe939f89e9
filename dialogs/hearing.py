"""What a person typed, held against the open question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogs.ask import Misread
from dialogs.commands import bare, command
from dialogs.keyboard import keys
from dialogs.obeying import obeyed
from dialogs.reading.choice import read_count
from dialogs.wording import words

if TYPE_CHECKING:
    from dialogs.ask import Ask, Then
    from dialogs.talk import Talk


def heard(talk: Talk, asked: Ask, text: str) -> Talk:
    """``text`` taken: as a button's label or number, as a word that always works, else as an answer.

    What cannot be taken leaves everything as it is, says what would be right and asks again.
    """
    if not bare(text):
        return talk.saying(words("misread_empty")).asking_again()
    then = _as_button(asked, text) or _as_command(asked, text)
    if then is None:
        read = asked.read(text)
        if isinstance(read, Misread):
            return talk.saying(read.why).asking_again()
        then = read
    return then(talk)


def _as_button(asked: Ask, text: str) -> Then | None:
    said = bare(text)
    buttons = keys(asked)
    labelled = [key.then for key in buttons if bare(key.button.label) == said]
    if labelled:
        return labelled[0]
    number = read_count(said) if asked.numbered and said.isdecimal() else None
    return buttons[number - 1].then if isinstance(number, int) and 1 <= number <= len(buttons) else None


def _as_command(asked: Ask, text: str) -> Then | None:
    said = command(text)
    return None if said is None else obeyed(asked, said)
