"""A question as it is put: its words, what can be pressed, and what is made of a typed answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from dialogs.engine.talk import Talk
from dialogs.rendering.wording import Markdown, words
from dialogs.reply import Copyable, Expected, Field, Tone

Then = Callable[[Talk], Talk]
"""What an answer does."""

Words = Callable[[], Markdown]
"""What is said, put into words only when it is: most questions are answered, and are not asked again."""


_UNREAD: Final = "unread"
_READERS_OWN: Final = frozenset({_UNREAD, "no_such_work", "no_place"})


class Misread:
    """A typed answer that cannot be taken: the sentence ``key`` says why, and what would be right.

    ``unread``: what was typed, where no more is known than that it is no answer; ``reason``: what is told of that.
    """

    __slots__ = ("_key", "_reason", "_unread", "_values")

    def __init__(
        self, key: str, *, unread: str | None = None, reason: str = _UNREAD, **values: object
    ) -> None:
        self._key, self._unread, self._reason, self._values = key, unread, reason, values

    @property
    def is_blank(self) -> bool:
        """Whether it says no more than that what was typed is no answer."""
        return self._unread is not None

    @property
    def is_taken_back(self) -> bool:
        """Whether what was typed says itself that it is none (denied, planned, somebody else's)."""
        return self._reason not in _READERS_OWN

    @property
    def is_of_parts(self) -> bool:
        """Whether what was typed is said of some of what is asked about, and so of nothing else."""
        return self._key == "misread.parts"

    @property
    def is_of_several(self) -> bool:
        """Whether what was typed may be several of what is offered."""
        return self._key == "misread.several"

    def taken_back(self, standing: str) -> Misread:
        """With what takes the answer back as the reason."""
        return Misread(self._key, unread=self._unread, reason=standing, **self._values)

    @property
    def why(self) -> Markdown:
        """Put into words only when it is said: most of what one question cannot take another does."""
        told = self._reason
        reason = words(f"misread.reasons.{told}", said=self._unread) if self.is_blank else None
        return words(self._key, reason=reason, **self._values)


class Offer(NamedTuple):
    """An answer that can be pressed: ``key`` is unique within its question, ``label`` what is read.

    ``tone`` and ``line`` as in :class:`dialogs.reply.Button`. ``press``: what a press does in place of ``then`` where
    several may be chosen; the question stays open. ``mark``: how often it is chosen so far. ``apart``: it begins a row.
    """

    key: str
    label: str
    then: Then
    tone: Tone = ""
    line: str = ""
    press: Then | None = None
    mark: int = 0
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """What is being asked.

    ``question`` names it in the buttons' data. ``brief`` is the question in a line, for asking again; without
    one ``text`` does. ``commands`` are those words (返回, 跳过 …) that mean something of their own here; those in
    ``shown`` are buttons too. ``why`` is what 为什么 says; without it ``clauses`` are quoted. ``numbered`` and
    ``copyable`` as in :class:`dialogs.reply.Reply`, ``expects`` as in :class:`dialogs.reply.OpenQuestion`, and
    ``progress`` its step and steps. ``fields`` are the questions of which this is one, or which it puts together;
    ``fill`` takes them all at once. ``heeds``: how what is typed may stand (``denied``, ``about`` …) because ``read``
    hears that itself; null where it is not facts that are asked for.
    """

    question: str
    text: Words
    read: Callable[[str], Then | Misread]
    brief: Words | None = None
    offers: Sequence[Offer] = ()
    commands: Mapping[str, Then] = field(default_factory=dict)
    shown: tuple[str, ...] = ()
    clauses: Callable[[], Sequence[str]] = tuple
    why: Words | None = None
    numbered: bool = True
    fields: Callable[[], tuple[Field, ...]] = tuple
    fill: Callable[[Mapping[str, str]], Then | Misread] | None = None
    copyable: Callable[[], tuple[Copyable, ...]] = tuple
    expects: Expected = "choice"
    progress: Callable[[], tuple[int, int]] = lambda: (0, 0)
    heeds: frozenset[str] | None = None

    def again(self) -> Markdown:
        """The question put once more, right after it was put."""
        return (self.brief or self.text)()
