"""What makes a list of things (titles, achievements, grounds): how one is begun, its parts, and its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dialogs.engine.commands import UNKNOWN
from dialogs.rendering.wording import say
from dialogs.reply import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import JsonValue

    from dialogs.engine.ask import Misread
    from dialogs.engine.talk import Draft, Talk
    from dialogs.language.answer.choice import Choice
    from dialogs.rendering.wording import Markdown
    from dialogs.reply import Expected


class Given(NamedTuple):
    """A value that was typed; ``note``: what to say of how it was taken."""

    value: JsonValue
    note: Markdown | None = None


class EntryOption(NamedTuple):
    """A value that can be pressed."""

    label: str
    value: JsonValue


@dataclass(frozen=True, slots=True)
class Part:
    """One question about an entry that is being made; ``ask`` is the question, ``hint`` how to answer it.

    ``options`` are by key; ``unknown``: whether "I don't know" makes sense, and what it means (usually null).
    ``numbered`` as in :class:`dialogs.reply.Reply`, ``expects`` as in :class:`dialogs.reply.OpenQuestion`.
    """

    key: str
    ask: str
    clauses: tuple[str, ...]
    read: Callable[[str], Given | Misread]
    options: Mapping[str, EntryOption] = field(default_factory=dict)
    hint: str = ""
    unknown: bool = True
    numbered: bool = True
    expects: Expected = "choice"
    passed: JsonValue = None

    @property
    def field(self) -> Field:
        """The question as one of several on a page."""
        options = [(key, option.label) for key, option in self.options.items()]
        if self.unknown:
            options.append((UNKNOWN, say("questions.unknown")))
        return Field(
            self.key, self.ask, tuple(options), hint=self.hint, typed=not self.numbered, expects=self.expects
        )

    def taken(self, said: str) -> Given | Misread:
        """What ``said`` answers, the key of an option or something typed."""
        if said == UNKNOWN and self.unknown:
            return Given(None)
        return Given(self.options[said].value) if said in self.options else self.read(said)


class Entries(Protocol):
    """A list that is asked entry by entry; there is one such object for each type of list."""

    @property
    def template(self) -> str:
        """The template of the question in which an entry is begun."""

    @property
    def counted(self) -> bool:
        """Whether an entry may stand for several things that are alike."""

    def starts(self, talk: Talk) -> Mapping[str, str]:
        """What an entry can begin with: keys and labels."""

    def read_start(self, talk: Talk, text: str) -> Choice:
        """Which of the starts was typed."""

    def begin(self, key: str) -> Draft:
        """The first part of an entry that begins with ``key``."""

    def start_of(self, entry: Mapping[str, JsonValue]) -> str:
        """The key with which an entry began."""

    def part(self, talk: Talk, draft: Draft) -> Part | None:
        """The next question about an entry, or None when it is complete."""

    def parts(self, talk: Talk, draft: Draft) -> Iterator[Part]:
        """Every question about an entry, as far as it is known which there are."""

    def last_part(self, talk: Talk, draft: Draft) -> Part | None:
        """What was asked of a single entry when it was stored by an earlier version, and is asked together now."""

    def closing(self, talk: Talk) -> tuple[int, ...]:
        """The entries of which something is asked together when the list ends; for outcomes, whether used before."""

    def is_certain(self, talk: Talk) -> bool:
        """Whether the list ends by itself."""

    def draft(self, entry: Mapping[str, JsonValue]) -> Draft:
        """An entry as a draft again; what it does not have was not asked."""

    def entry(self, draft: Draft) -> dict[str, JsonValue]:
        """A complete draft as the profile has it."""

    def line(self, talk: Talk, entry: Mapping[str, JsonValue]) -> str:
        """An entry in words."""

    def remark(self, talk: Talk) -> Markdown:
        """What there is to say of the list so far."""
