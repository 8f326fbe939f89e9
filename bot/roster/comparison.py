"""Two rosters of the same staff side by side: who has moved, and who could have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from bot.roster.sheet import without_note
from bot.roster.staff import Member
from bot.roster.standing import StaffStanding
from bot.wording import say
from rules.policy import Policy

KINDS: Final = (
    "could_have",
    "opened",
    "known_open",
    "obtained",
    "degree",
    "closed",
    "not_known_open",
    "lost",
    "degree_lost",
    "other_name",
    "not_assessed",
    "new",
    "gone",
)
"""The kinds of change, what asks for something to be done first."""


class Snapshot(NamedTuple):
    """What is compared of one person: levels by their ids, ``None`` where there is none.

    ``code`` and ``name`` are as people are compared by them. ``undetermined``: the highest that may be open besides.
    """

    code: str
    name: str
    label: str
    department: str
    is_assessed: bool
    held: str | None
    eligible: str | None
    undetermined: str | None
    education: str | None


class Change(NamedTuple):
    """One thing that has become of somebody, by its ``kind``; ``text`` says it, ``before`` and ``now`` are in short."""

    kind: str
    label: str
    department: str
    text: str
    before: str
    now: str


def snapshot(member: Member, standing: StaffStanding | None) -> Snapshot:
    """What is compared of a member."""
    education = standing.facts.get("education") if standing else None
    return Snapshot(
        member.code,
        member.name,
        member.label,
        member.department,
        standing is not None,
        standing.held if standing else None,
        standing.eligible if standing else None,
        standing.undetermined if standing else None,
        education if isinstance(education, str) else None,
    )


class StaffComparison:
    """Everybody then, against whom everybody now is held."""

    def __init__(self, policy: Policy, before: Iterable[Snapshot]) -> None:
        self._names = {level.level: level.name for level in policy.levels}
        self._order = list(self._names)
        self._tiers = policy.catalogue.tiers
        self._educations = policy.catalogue.names
        self._before = list(before)
        self._by_code = {one.code: one for one in self._before if one.code}
        self._by_name: dict[str, Snapshot | None] = {}
        for one in self._before:
            if one.name:
                self._by_name[one.name] = None if one.name in self._by_name else one

    def changes(self, now: Sequence[Snapshot]) -> list[Change]:
        """What has become of whom, those first who could have moved and did not."""
        found: list[Change] = []
        met: set[int] = set()
        for one in now:
            then = self._of(one)
            if then is None:
                found.append(self._change("new", None, one))
                continue
            met.add(id(then))
            found += [self._change(kind, then, one, **told) for kind, told in self._moved(then, one)]
        found += [self._change("gone", one, None) for one in self._before if id(one) not in met]
        return sorted(found, key=lambda change: KINDS.index(change.kind))

    def _of(self, now: Snapshot) -> Snapshot | None:
        """Who somebody was: by the code, else by a name that only one had."""
        if now.code in self._by_code:
            return self._by_code[now.code]
        then = self._by_name.get(now.name)
        return then if then is not None and not (then.code and now.code) else None

    def _moved(self, then: Snapshot, now: Snapshot) -> Iterator[tuple[str, Mapping[str, str]]]:
        if not (then.is_assessed and now.is_assessed):
            yield "not_assessed", {}
            return
        if then.name and now.name and without_note(then.name) != without_note(now.name):
            yield "other_name", {"was": then.label, "has": now.label}
            return
        before, after = self._rank(then.held), self._rank(now.held)
        if after > before:
            yield "obtained", {"level": self._name(now.held)}
        elif after < before:
            yield "lost", {"level": self._name(then.held)}
        could = self._rank(then.eligible)
        if could > max(before, after):
            yield "could_have", {"level": self._name(then.eligible)}
        can = self._rank(now.eligible)
        if can > max(could, before, after):
            kind = "opened" if can > self._rank(then.undetermined) else "known_open"
            yield kind, {"level": self._name(now.eligible)}
        elif can < could and after < could:
            kind = "closed" if could > self._rank(now.undetermined) else "not_known_open"
            yield kind, {"level": self._name(then.eligible)}
        if then.education and now.education and then.education != now.education:
            names = {
                "was": self._educations[then.education],
                "has": self._educations[now.education],
            }
            higher = self._tiers[now.education] > self._tiers[then.education]
            yield ("degree" if higher else "degree_lost"), names

    def _rank(self, level: str | None) -> int:
        return -1 if level is None else self._order.index(level)

    def _name(self, level: str | None) -> str:
        return "" if level is None else self._names[level]

    def _change(self, kind: str, then: Snapshot | None, now: Snapshot | None, **told: str) -> Change:
        who = now or then
        text = say(f"workbook.comparison.{kind}", **told)
        label, department = (who.label, who.department) if who else ("", "")
        return Change(kind, label, department, text, self._short(then), self._short(now))

    def _short(self, one: Snapshot | None) -> str:
        """What somebody holds and may apply for, in a few words."""
        if one is None:
            return ""
        if not one.is_assessed:
            return say("workbook.refused_row")
        told = [say("workbook.already", name=self._name(one.held))] if one.held else []
        if one.eligible:
            told.append(say("workbook.comparison.may_apply", name=self._name(one.eligible)))
        return "，".join(told) or say("workbook.undecided" if one.undetermined else "workbook.none_now")
