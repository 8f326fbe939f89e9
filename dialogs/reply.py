"""What a conversation says back, before any channel has put it in its own form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Tone = Literal["", "good", "grave", "last"]
"""What a button weighs, for a channel that can show it: the one that most will want, one that destroys something, or
one that ends a list, which is not to be lost among all that could be added.
"""

BUTTON_BYTES = 64
"""Telegram's limit for ``callback_data``; a channel needs a few of these bytes for the revision."""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice that can be pressed.

    ``label`` is Chinese and read by the user; ``data`` is ``question=value`` in ASCII, at most 48 bytes,
    so that a channel can put the session's revision before it and stay within :data:`BUTTON_BYTES`.
    ``line``: what a number stands for, for channels in which a button may be as long as a line of the text.
    """

    label: str
    data: str
    tone: Tone = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Copyable:
    """Words that one takes elsewhere, which a channel may offer to copy; ``label`` says what they are.

    Without ``text`` they are all the words of the reply.
    """

    label: str
    text: str = ""


WORDS: Final = "go="
"""Before the ``data`` of buttons that are words which always work (返回, 跳过 …), beside the answers."""

Expected = Literal["choice", "time", "day", "count", "number", "words"]
"""One of the buttons; how long or since which month; which month; a whole number, also one that no button has; any
number; words.
"""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What a reply asks, for channels that have forms. All of it stands in the reply's text, too.

    ``notes`` is what is said before the question, ``asked`` the question in a line, both Markdown; ``stage`` the
    state of the conversation. ``step`` of ``steps``: how far the interview is, 0 outside it.
    """

    asked: str
    notes: str = ""
    expects: Expected = "choice"
    stage: str = ""
    step: int = 0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over. ``name`` has no directory part; ``content`` is complete."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG and the text that says the same for those who cannot see it."""

    png: bytes
    description: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a page. ``options`` are pairs of key and label; ``typed``: something else may be typed.
    ``expects`` as in :class:`OpenQuestion`.

    The answer is the key of an option, or what was typed, under ``key`` (:class:`dialogs.event.Filled`).
    """

    key: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    typed: bool = False
    expects: Expected = "choice"


@dataclass(frozen=True, slots=True)
class Reply:
    """One message, channel-neutral.

    ``text`` is Markdown (CommonMark with tables), user input in it already escaped. ``buttons`` are rows.
    ``edits_last`` hints that the reply continues the message whose button was pressed, so a channel that can
    edit may do so; ``chosen`` is then the label that was pressed, to be left visible in the old message.

    ``numbered``: every button, in reading order from 1, may also be chosen by typing its number. It is the
    conversation that reads such a number, so that all channels work alike; a channel without real buttons
    prints the numbers. It stays false where a number is itself an answer (8 years of work).

    ``page``: the questions that stand together here. A channel that can show several puts them in place of ``text``'s
    one question and sends all answers at once; the others show the text and its buttons, and lose nothing.

    ``confirms``: its first button says yes to something that cannot be undone, its second no; whatever is typed
    that does not say yes, says no.

    ``command``: what the person asked for is a command of the bot, which has its answer in place of this reply.

    ``enquiry``: the answer's status, when the reply is to a question about the notice; for those who count them.

    ``copyable``: what of it may be copied. ``shareable``: the question about the notice that it answers, for anybody
    alike, by which a channel may let the answer be passed on.
    ``question``: what it asks, if it asks something of the conversation.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    document: Document | None = None
    picture: Picture | None = None
    edits_last: bool = False
    chosen: str | None = None
    numbered: bool = False
    confirms: bool = False
    command: str | None = None
    enquiry: str | None = None
    page: tuple[Field, ...] = ()
    copyable: tuple[Copyable, ...] = ()
    shareable: str = ""
    question: OpenQuestion | None = None
