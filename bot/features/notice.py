"""What the shipped notices say, to anybody and of one conversation."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from pydantic import JsonValue

from bot.roster.evidence import Group, checklist_groups
from bot.wording import say, words
from dialogs.answers import Answers, answers_of
from dialogs.cases.casework import Casework, standing_of
from dialogs.engine.machine import CONCLUDED
from dialogs.engine.talk import Talk
from dialogs.interview.interview import is_concluded
from dialogs.language.vocabulary.subject import meant
from dialogs.notices.comparing import compared, visited
from dialogs.notices.renewal import renewed
from dialogs.rendering.wording import Markdown, escape
from dialogs.reply import Document
from dialogs.results.stored import concluded, taken_up
from dialogs.results.summary import summary
from dialogs.results.verdict import verdict_of
from dialogs.session import Session
from dialogs.steps import review
from dialogs.steps.conclusion import ConclusionShown, handed_over, in_parts
from dialogs.steps.review import ReviewLine
from rules import Policies, Policy, ProfileRefused
from rules.notice.profile_json import profile_json
from rules.notice.schema import LevelData

_MOST_NAMED: Final = 3
"""Notices that are named where the bot introduces itself."""


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


class PolicyNotice:
    """What can be said of the notices of ``policies`` to anybody, and what they say of one conversation.

    ``notice``: the id of the one that is asked for; without it the only one in force is meant.
    """

    def __init__(self, policies: Policies) -> None:
        self._policies = policies
        self.casework = Casework(policies)

    def in_force(self, today: date, session: Session | None = None) -> list[NoticeLine]:
        """All in force, oldest first, and how the person of ``session`` stands under those that they talked about."""
        talks = visited(self._policies, session, today)
        return [
            NoticeLine(
                edition.id,
                edition.data.short_name,
                edition.data.document_number,
                standing_of(talks[edition.id]) if edition.id in talks else "",
            )
            for edition in self._policies.candidates(today)
        ]

    def notice_of(self, session: Session | None, today: date) -> str:
        """The id of that of a conversation, also where it has taken another's place; empty when it is not known."""
        talk = taken_up(self._policies, session, today)
        return "" if talk is None else talk.policy.id

    def meant(self, text: str, today: date) -> str:
        """The id of that in force which ``text`` means by region, speciality or authority; empty for several."""
        found = meant(self._policies.candidates(today), text)
        return found[0].id if len(found) == 1 else ""

    def unsettled(self, today: date) -> str:
        """Why there is not the one notice, as Markdown: none is in force, or one of these must be chosen."""
        names = [edition.data.short_name for edition in self._policies.candidates(today)]
        return words("browse.which_notice", names="、".join(names)) if names else words("browse.no_notice")

    def compared(self, session: Session | None, today: date) -> str | None:
        """A person under every notice that they talked about, level by level; null where there are not two."""
        return compared(self._policies, session, today)

    def over(self, today: date) -> list[str]:
        """The ids, oldest first, of notices that are over by ``today`` and of which another has taken the place."""
        ids = [edition.id for edition in self._policies.editions if not edition.in_force(today)]
        successors = {name: self._policies.successor(name) for name in ids}
        return [name for name, after in successors.items() if after and after.data.valid_from <= today]

    def renewed(self, session: Session | None, today: date) -> Renewed | None:
        """What changes for a person by that; null where their notice is the one in force."""
        found = renewed(self._policies, session, today)
        if found is None:
            return None
        gaps = _gaps(found.talk, today) if is_concluded(found.talk) else []
        return Renewed(found.talk.policy.id, found.text, gaps)

    def levels(self, today: date, notice: str = "") -> str:
        """Every level with the qualifications it asks for and how many achievements, word for word, as Markdown."""
        policy = self.policy(today, notice)
        if policy is None:
            return self.unsettled(today)
        told = "\n\n".join(_level(level) for level in policy.catalogue.levels.values())
        return words("browse.levels", number=policy.data.document_number, levels=Markdown(told))

    def directions(self, today: date, notice: str = "") -> str:
        """Every direction with its work, word for word, as Markdown."""
        policy = self.policy(today, notice)
        if policy is None:
            return self.unsettled(today)
        told = "\n\n".join(
            words("browse.one_direction", name=found.name, work="、".join(found.items), clause=found.clause)
            for found in policy.catalogue.directions.values()
        )
        return words("browse.directions", number=policy.data.document_number, directions=Markdown(told))

    def number(self, today: date, notice: str = "") -> str:
        """By which people cite it, such as 京人社发〔2024〕2号; empty when there is not the one."""
        policy = self.policy(today, notice)
        return "" if policy is None else policy.data.document_number

    def named(self, today: date) -> str:
        """What those in force are about: 北京网络空间安全职称（京人社发〔2024〕2号）, say; 通告 when there is none."""
        lines = self.in_force(today)[:_MOST_NAMED]
        named = (say("notice.named", name=line.name, number=line.number) for line in lines)
        return "、".join(named) or say("notice.none")

    def answers(self, today: date, notice: str = "") -> Answers | None:
        """The notice, ready to be asked, as the conversation asks it; null when there is not the one."""
        policy = self.policy(today, notice)
        return None if policy is None else answers_of(policy)

    def time_gaps(self, session: Session, today: date) -> list[TimeGap]:
        """The levels of which only time is missing, soonest first; none for a conversation that goes on."""
        talk = concluded(self._policies, session, today)
        if talk is None:
            return []
        return _gaps(talk, today)

    def new_time_gaps(self, before: Session | None, session: Session, today: date) -> list[TimeGap]:
        """The same of a conclusion that is being shown, unless it was shown ``before`` with the same days."""
        if session.state not in CONCLUDED:
            return []
        gaps = self.time_gaps(session, today)
        if before is not None and before.state in CONCLUDED and self.time_gaps(before, today) == gaps:
            return []
        return gaps

    def facts(self, session: Session, today: date) -> dict[str, JsonValue] | None:
        """What a concluded conversation rests on, as the receipt has it; null for one that goes on."""
        talk = concluded(self._policies, session, today)
        return None if talk is None else profile_json(talk.profile())

    def recorded(self, session: Session, today: date) -> list[ReviewLine]:
        """What a conversation has gathered, line by line, as 核对 shows it."""
        talk = taken_up(self._policies, session, today)
        return [] if talk is None else review.given(talk)

    def review_number(self, session: Session, today: date, recorded: int) -> int:
        """The number of a recorded line in 核对, which numbers also what was not answered; 0 where there is none."""
        talk = taken_up(self._policies, session, today)
        given = [] if talk is None else review.given(talk)
        if talk is None or not 1 <= recorded <= len(given):
            return 0
        return review.lines(talk).index(given[recorded - 1]) + 1

    def conclusion(self, session: Session, today: date) -> ConclusionShown | None:
        """A conclusion in the parts of a page; null for one that goes on."""
        talk = concluded(self._policies, session, today)
        return None if talk is None else in_parts(talk)

    def checklist(self, session: Session, today: date) -> Checklist | None:
        """What to prepare for the level that is open, else for the next; null for a conversation that goes on."""
        talk = concluded(self._policies, session, today)
        if talk is None:
            return None
        told = verdict_of(talk)
        aim = told.eligible or told.focus
        return Checklist(aim.name, checklist_groups(talk.assess(), aim.level))

    def concluded_result(self, session: Session, today: date) -> ConcludedResult | None:
        """A few lines to pass on, and the whole record; null for a conversation that goes on."""
        talk = concluded(self._policies, session, today)
        if talk is None:
            return None
        (document,) = (reply.document for reply in handed_over(talk).attached if reply.document)
        return ConcludedResult(summary(talk), document)

    def policy(self, today: date, notice: str = "") -> Policy | None:
        """The one that is named, also by an old address; else the only one in force; null when there is not the one."""
        try:
            return self._policies.named(notice, today)
        except (KeyError, ProfileRefused):
            return None


def _gaps(talk: Talk, today: date) -> list[TimeGap]:
    waiting = [(level.earliest, level.level.name) for level in talk.assess().ahead]
    return sorted(TimeGap(day, name) for day, name in waiting if day is not None and day > today)


def _level(level: LevelData) -> str:
    lines = [f"**{escape(level.name)}**\n"]
    for condition in level.conditions:
        lines += [
            words("browse.one_clause", quote=route.quote, clause=route.clause)
            for route in condition.routes or ()
        ]
        if condition.achievements is not None:
            asked = condition.achievements
            lines.append(words("browse.one_clause", quote=asked.quote, clause=asked.clause))
    return "\n".join(lines)
