"""What makes a list of things (titles, achievements, grounds): how one is begun, its parts, and its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import JsonValue

    from dialogs.engine.ask import Misread
    from dialogs.engine.talk import Draft, Talk
    from dialogs.language.answer.choice import Choice
    from dialogs.rendering.wording import Markdown


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
    ``numbered`` as in :class:`dialogs.reply.Reply`.
    """

    key: str
    ask: str
    clauses: tuple[str, ...]
    read: Callable[[str], Given | Misread]
    options: Mapping[str, EntryOption] = field(default_factory=dict)
    hint: str = ""
    unknown: bool = True
    numbered: bool = True
    passed: JsonValue = None


class Entries(Protocol):
    """A list that is asked entry by entry; there is one such object for each type of list."""

    @property
    def template(self) -> str:
        """The template of the question in which an entry is begun."""

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

    def draft(self, entry: Mapping[str, JsonValue]) -> Draft:
        """An entry as a draft again; what it does not have was not asked."""

    def entry(self, draft: Draft) -> dict[str, JsonValue]:
        """A complete draft as the profile has it."""

    def line(self, talk: Talk, entry: Mapping[str, JsonValue]) -> str:
        """An entry in words."""

    def remark(self, talk: Talk) -> Markdown:
        """What there is to say of the list so far."""
