"""What makes a list of things (titles, achievements, grounds): how one is begun, its parts, and its words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from dialogs.engine.commands import UNKNOWN
from dialogs.interview.relevance import relevant
from dialogs.language.answer.choice import read_choice
from dialogs.rendering.wording import Markdown, say
from dialogs.reply import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic import JsonValue

    from dialogs.engine.ask import Misread
    from dialogs.engine.sub_question import Draft
    from dialogs.engine.talk import Talk
    from dialogs.language.answer.choice import Choice
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
    ``numbered`` as in :class:`dialogs.reply.Reply`, ``expects`` as in :class:`dialogs.reply.OpenQuestion`, ``heeds``
    as in :class:`dialogs.engine.ask.Ask`. ``why``: what the answer decides, where its clauses do not say it.
    ``beside``: what reads it where something else was asked for, if less is understood there.
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
    heeds: tuple[str, ...] = ()
    why: Callable[[], Markdown] | None = None
    beside: Callable[[str], Given | Misread] | None = None

    @property
    def field(self) -> Field:
        """The question as one of several on a page."""
        options = [(key, option.label) for key, option in self.options.items()]
        if self.unknown:
            options.append((UNKNOWN, say("questions.unknown")))
        return Field(
            self.key, self.ask, tuple(options), hint=self.hint, typed=not self.numbered, expects=self.expects
        )

    def chosen(self, said: str) -> Given | None:
        """What ``said`` answers as the key of an option; none where it is something typed."""
        if said == UNKNOWN and self.unknown:
            return Given(None)
        return Given(self.options[said].value) if said in self.options else None


class Entries(ABC):
    """A list that is asked entry by entry; there is one such object for each type of list.

    ``fact``: what it is the answer to. ``first``: the key of the part with which an entry begins. ``template``: that
    of the question in which one is begun. ``counted``: whether an entry may stand for several things that are alike.
    ``heeds``: as in :class:`dialogs.engine.ask.Ask`, of what is typed where an entry is begun. ``as_named``: whether
    what is typed there is read as meant so, as in :class:`dialogs.language.message.document.MessageText`.
    """

    fact: ClassVar[str]
    template: ClassVar[str]
    first: ClassVar[str] = "kind"
    counted: ClassVar[bool] = False
    as_named: ClassVar[bool] = False
    heeds: ClassVar[frozenset[str]] = frozenset({"denied", "about", "former"})

    @abstractmethod
    def starts(self, talk: Talk) -> Mapping[str, str]:
        """What an entry can begin with: keys and labels."""

    @abstractmethod
    def parts(self, talk: Talk, draft: Draft) -> Iterator[Part]:
        """Every question about an entry, as far as it is known which there are."""

    @abstractmethod
    def line(self, talk: Talk, entry: Mapping[str, JsonValue]) -> str:
        """An entry in words."""

    def read_start(self, talk: Talk, text: str) -> Choice:
        """Which of the starts was typed: by name or a part of it."""
        return read_choice(text, self.starts(talk))

    def begin(self, key: str) -> Draft:
        """The first part of an entry that begins with ``key``."""
        return {self.first: key}

    def called(self, talk: Talk, entry: Mapping[str, JsonValue]) -> str:
        """What a message would call the thing that an entry is."""
        return self.starts(talk).get(self.start_of(entry), "")

    def start_of(self, entry: Mapping[str, JsonValue]) -> str:
        """The key with which an entry began."""
        return str(entry[self.first])

    def part(self, talk: Talk, draft: Draft) -> Part | None:
        """The next question about an entry, or None when it is complete."""
        return next(self.parts(talk, draft), None)

    def told_unasked(self, talk: Talk, draft: Draft) -> Iterator[Part]:
        """What may be told of an entry although it is not what is asked for, or is never asked."""
        yield from self.parts(talk, draft)

    def is_of_some(self, _talk: Talk, _draft: Draft, _text: str) -> bool:
        """Whether what is said of an entry is said of some only of the things that it stands for."""
        return False

    def says_more(self, _talk: Talk, _draft: Draft, _text: str) -> bool:
        """Whether what is said of an entry says anything else as well."""
        return False

    def last_part(self, _talk: Talk, _draft: Draft) -> Part | None:
        """What was asked of a single entry when it was stored by an earlier version, and is asked together now."""
        return None

    def open_part(self, talk: Talk, draft: Draft) -> Part | None:
        """The question that is open about an entry, if any is."""
        return self.part(talk, draft) or self.last_part(talk, draft)

    def closing(self, _talk: Talk) -> tuple[int, ...]:
        """The entries of which something is asked together when the list ends; for outcomes, whether used before."""
        return ()

    def is_certain(self, talk: Talk) -> bool:
        """Whether the list ends by itself: nothing in it matters any more."""
        return self.fact not in relevant(talk)

    def draft(self, entry: Mapping[str, JsonValue]) -> Draft:
        """An entry as a draft again; what it does not have was not asked."""
        return dict(entry)

    def entry(self, draft: Draft) -> dict[str, JsonValue]:
        """A complete draft as the profile has it."""
        return dict(draft)

    def remark(self, _talk: Talk) -> Markdown:
        """What there is to say of the list so far."""
        return Markdown()
