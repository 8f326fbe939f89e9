"""How everybody of a roster stands: worked out side by side where there are processors for it, told in order."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import NamedTuple

from pydantic import JsonValue

from bot.notices import notices
from bot.ops.side_by_side import blocks, worked_off
from bot.roster.done_rows import DoneRows
from bot.roster.problem import Problem, Severity
from bot.roster.staff import Member
from bot.roster.standing import StaffStanding, standing_of
from rules import FieldError, ProfileRefused
from rules.policy import Policy


class Placed(NamedTuple):
    """A member's standing, ``None`` where the row is refused, and everything to be noted about the row."""

    member: Member
    standing: StaffStanding | None
    problems: list[Problem]


class _Facts(NamedTuple):
    """What somebody is assessed by; no profile where it is done already, or refused."""

    profile: dict[str, JsonValue] | None
    in_part: tuple[str, ...]


class _Outcome(NamedTuple):
    """The standing by what the rules accept of somebody; ``refused``: what they did not, try by try."""

    standing: StaffStanding | None
    refused: list[list[FieldError]]


class Standings:
    """Assesses members whose facts are not done yet; ``pool`` does so in so many ``jobs``, or else this process."""

    def __init__(
        self,
        policy: Policy,
        clauses: tuple[str, ...],
        done: DoneRows,
        pool: ProcessPoolExecutor | None,
        jobs: int,
    ) -> None:
        self._work = partial(_outcomes, policy.id, clauses)
        self._done = done
        self._pool = pool
        self._jobs = jobs

    def of(self, members: Iterable[Member]) -> Iterator[Placed]:
        """Each of them, in order."""
        waiting: deque[tuple[Member, bytes, StaffStanding | None]] = deque()

        def facts() -> Iterator[_Facts]:
            for member in members:
                profile = member.profile
                if profile is not None and member.surely_held:
                    profile = profile | {"titles": [*member.surely_held]}
                key = self._done.key(profile or {}, in_part=member.in_part)
                known = self._done.get(key) if member.profile is not None else None
                waiting.append((member, key, known))
                yield _Facts(None if known else profile, member.in_part)

        for block in self._worked_out(facts()):
            for standing, refused in block:
                member, key, known = waiting.popleft()
                if standing is not None and not refused:
                    self._done.keep(key, standing)
                yield Placed(
                    member, known or standing, [*member.problems, *_problems(member, refused, standing)]
                )

    def _worked_out(self, facts: Iterator[_Facts]) -> Iterator[list[_Outcome]]:
        if self._pool is None:
            return map(self._work, blocks(facts))
        return worked_off(facts, self._work, self._pool, self._jobs)


def _outcomes(policy: str, clauses: tuple[str, ...], block: Sequence[_Facts]) -> list[_Outcome]:
    """Of each; in whichever process, by the notice with this id."""
    notice = notices()[policy]
    return [_by_what_is_accepted(notice, clauses, *facts) for facts in block]


def _by_what_is_accepted(
    policy: Policy,
    clauses: tuple[str, ...],
    profile: dict[str, JsonValue] | None,
    in_part: tuple[str, ...],
) -> _Outcome:
    """What the rules do not accept of somebody is as good as not told."""
    refused: list[list[FieldError]] = []
    while profile is not None:
        try:
            return _Outcome(standing_of(policy, profile, clauses, in_part=in_part), refused)
        except ProfileRefused as error:
            refused.append(list(error.errors))
            wrong = {re.split(r"[.\[]", one.field)[0] for one in error.errors}
            left = {fact: told for fact, told in profile.items() if fact not in wrong}
            profile = left if "as_of" in left and len(left) < len(profile) else None
    return _Outcome(None, refused)


def _problems(
    member: Member, refused: Sequence[Sequence[FieldError]], standing: StaffStanding | None
) -> Iterator[Problem]:
    """What was not accepted; it refuses the row only where nothing was left."""
    for number, errors in enumerate(refused, start=1):
        is_left = standing is not None or number < len(refused)
        severity = Severity.UNSURE if is_left else Severity.REFUSED
        for one in errors:
            told = f"{one.field}：{one.message}"
            yield Problem(severity, member.sheet, member.row, None, "", told, member.label)
