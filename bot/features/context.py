"""What the channel knows beside the conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from bot.features.roster_limits import USUAL, RosterTerms

if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from datetime import date

    from pydantic import JsonValue

    from bot.features.attachment import Attachment
    from bot.roster.evidence import Group
    from dialogs.answers import Answers
    from dialogs.cases.casework import Casework
    from dialogs.reply import Document
    from dialogs.session import Session
    from dialogs.steps.conclusion import ConclusionShown
    from rules import Policy


class TimeGap(NamedTuple):
    """On ``due`` time alone will have opened the level called ``subject``, or as far as it is not ``held_up``."""

    due: date
    subject: str
    held_up: tuple[str, ...] = ()


class Checklist(NamedTuple):
    """What one usually prepares for a ``level``, by its Chinese name, condition by condition."""

    level: str
    groups: list[Group]


class ConcludedResult(NamedTuple):
    """A conclusion to keep and to pass on: a few lines of Markdown, and all of it as a file."""

    summary: str
    document: Document


class Recorded(NamedTuple):
    """A line of what was gathered: what it is about, empty for an entry of the line before, and what was said."""

    name: str
    text: str


class NoticeLine(NamedTuple):
    """A notice in force as a list of them shows it; ``standing``: how a person stands under it, if that is known."""

    id: str
    name: str
    number: str
    standing: str = ""


class Renewed(NamedTuple):
    """``notice`` takes the place of a person's; ``text``, Markdown, says what changes, ``gaps`` what is to come."""

    notice: str
    text: str
    gaps: list[TimeGap]


class NoticePages(Protocol):
    """What can be said of a notice to anybody, and what it says of one conversation.

    ``notice``: the id of the one that is asked for; without it the only one in force is meant.
    """

    def __hash__(self) -> int:
        """By which it is remembered what was worked out by them."""

    def in_force(self, today: date, session: Session | None = None) -> list[NoticeLine]:
        """All notices in force, and how the person of ``session`` stands under those that they talked about."""

    def notice_of(self, session: Session | None, today: date) -> str:
        """The id of the notice that a conversation is about today; empty when that is not known."""

    def meant(self, text: str, today: date) -> str:
        """The id of the notice in force that ``text`` means; empty where it may be several."""

    def unsettled(self, today: date) -> str:
        """Why there is not the one notice, as Markdown: none is in force, or one must be chosen."""

    def compared(self, session: Session | None, today: date) -> str | None:
        """A person under every notice that they talked about, as Markdown; null where there are not two."""

    def over(self, today: date) -> list[str]:
        """The ids of notices that are over by ``today`` and of which another has taken the place."""

    def renewed(self, session: Session | None, today: date) -> Renewed | None:
        """What changes for a person by that; null where their notice is the one in force."""

    def levels(self, today: date, notice: str = "") -> str:
        """The levels and what each asks for, as Markdown."""

    def directions(self, today: date, notice: str = "") -> str:
        """The directions and the work that belongs to each, as Markdown."""

    def number(self, today: date, notice: str = "") -> str:
        """The document number of the notice; empty when there is not the one."""

    def named(self, today: date) -> str:
        """What the notices in force are about, and their numbers; 通告 when there is none."""

    def policy(self, today: date, notice: str = "") -> Policy | None:
        """The notice; null when there is not the one."""

    def answers(self, today: date, notice: str = "") -> Answers | None:
        """The notice, ready to be asked; null when there is not the one."""

    def time_gaps(self, session: Session, today: date) -> list[TimeGap]:
        """The days that a concluded conversation waits for, soonest first; none for one that goes on."""

    def new_time_gaps(self, before: Session | None, session: Session, today: date) -> list[TimeGap]:
        """The same of a conclusion that is being shown, unless it was shown ``before`` with the same days."""

    def facts(self, session: Session, today: date) -> dict[str, JsonValue] | None:
        """What a concluded conversation rests on, as a profile; null for one that goes on."""

    def recorded(self, session: Session, today: date) -> list[Recorded]:
        """What a conversation has gathered, line by line."""

    def review_number(self, session: Session, today: date, recorded: int) -> int:
        """The number in 核对 of the line that is recorded as the first, second …; 0 when there is none."""

    def conclusion(self, session: Session, today: date) -> ConclusionShown | None:
        """A conclusion in the parts of a page; null for one that goes on."""

    def checklist(self, session: Session, today: date) -> Checklist | None:
        """What to prepare for the level that a concluded conversation speaks of; null for one that goes on."""

    def concluded_result(self, session: Session, today: date) -> ConcludedResult | None:
        """What a concluded conversation has come to; null for one that goes on."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """``retention_days``: how long a conversation that nobody touches is kept.

    ``keeps_unanswered``: whether questions that the notice does not answer are kept, without who asked them.
    ``officers``: those who may assess others, which ``casework`` is for.
    ``rosters``: what is asked of a roster that they send. ``file_named``: the file that a person who sits at this
    machine names; null where nobody does. ``reminds``: whether the channel can reach a person on a later day.
    ``passes_on``: whether it can pass an answer on by its question. ``has_places``: whether it gives each case a
    place of its own.
    """

    notice: NoticePages
    retention_days: int
    keeps_unanswered: bool = False
    officers: Container[str] = frozenset()
    casework: Casework | None = None
    rosters: RosterTerms = USUAL
    file_named: Callable[[str], Attachment | None] | None = None
    reminds: bool = True
    passes_on: bool = False
    has_places: bool = False

    def is_officer(self, owner: str) -> bool:
        """Whether ``owner`` may assess others."""
        return owner in self.officers

    def casework_for(self, owner: str) -> Casework | None:
        """What ``owner`` may assess others with; null for who may not."""
        return self.casework if self.is_officer(owner) else None
