"""All notices there are: which of them apply on a day, which one was meant, which follows which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby, islice, pairwise
from pathlib import Path
from typing import Final

from rules.notice.profile_values import read_as_of
from rules.notice.schema import PolicyData
from rules.notice.yaml_file import NoticeRefused, YamlFile
from rules.policy import Policy, is_in_force, not_in_force
from rules.profile.refusal import FieldError, ProfileRefused
from rules.wording.wording import say

FIELD: Final = "notice"
"""The field that an error names where a notice is to be chosen."""


class SeveralInForce(ProfileRefused):
    """Several notices are in force on one day, and none of them was named."""

    def __init__(self, editions: Iterable[Edition]) -> None:
        known = tuple(edition.id for edition in editions)
        super().__init__([FieldError(FIELD, say("in_force.several", known="、".join(known)), known)])


@dataclass(frozen=True, eq=False)
class Edition:
    """A notice as it lies in its folder: what its policy.yaml says at once, and all of it once it is used.

    ``load`` reads all of it by what policy.yaml says, and raises NoticeRefused.
    """

    data: PolicyData
    folder: Path
    load: Callable[[Path, PolicyData], Policy]

    @property
    def id(self) -> str:
        """The notice's id."""
        return self.data.id

    @cached_property
    def policy(self) -> Policy:
        """All of it. Raises NoticeRefused, naming folder, file and line, when it does not hold together."""
        try:
            return self.load(self.folder, self.data)
        except NoticeRefused as refused:
            raise within(self.folder, refused) from None

    @property
    def is_read(self) -> bool:
        """Whether it was used already."""
        return "policy" in vars(self)

    def in_force(self, day: date) -> bool:
        """Whether it applies on ``day``."""
        return is_in_force(self.data, day)

    def refusal(self, field: str, words: str) -> NoticeRefused:
        """The error for what its policy.yaml says of ``field``."""
        file = YamlFile(self.folder / "policy.yaml", f"{self.folder.name}/policy.yaml")
        return file.refusal((field,), words)


def within(folder: Path, refused: NoticeRefused) -> NoticeRefused:
    """``refused`` with the folder before the name of its file."""
    return NoticeRefused(f"{folder.name}/{refused.file}", refused.line, refused.message)


class Policies:
    """Every notice there is, oldest first. What does not hold together is refused alone; the others serve on.

    Of one authority, region and speciality no two are in force on one day. A notice that replaces another ends it.
    """

    def __init__(self, editions: Iterable[Edition], refused: Iterable[NoticeRefused] = ()) -> None:
        self._given = list(editions)
        self._unsound = list(refused)
        self._fit_together()

    def _fit_together(self) -> None:
        """Say of each when it ends; who does not fit beside the others is refused. Of one day, in the order given."""
        self._refused = [*self._unsound]
        place = {edition.id: number for number, edition in enumerate(self._given)}
        self._editions = sorted(self._in_turn(), key=lambda one: (one.data.valid_from, place[one.id]))

    @property
    def refused(self) -> tuple[NoticeRefused, ...]:
        """What is known not to hold together; of a notice that was not used yet, only what its policy.yaml says."""
        return tuple(self._refused)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The notices that are not refused, as far as they were read."""
        return tuple(self._editions)

    @property
    def policies(self) -> tuple[Policy, ...]:
        """All of them, read in full."""
        return tuple(policy for edition in self.editions if (policy := self._read(edition)) is not None)

    def __iter__(self) -> Iterator[Policy]:
        return iter(self.policies)

    def __getitem__(self, policy_id: str) -> Policy:
        """The notice with this id. Raises KeyError when there is none that holds together."""
        for edition in self.editions:
            if edition.id == policy_id and (policy := self._read(edition)) is not None:
                return policy
        raise KeyError(policy_id)

    def holds(self, edition: Edition) -> bool:
        """Whether all of it can be read; who fails is refused."""
        return self._read(edition) is not None

    def candidates(self, day: date) -> tuple[Edition, ...]:
        """Those in force on ``day``."""
        return tuple(edition for edition in self._editions if edition.in_force(day))

    def in_force(self, day: date) -> Policy:
        """The only notice in force on ``day``.

        Raises ProfileRefused, naming ``as_of``, when there is none; SeveralInForce when one must be named.
        """
        while candidates := self.candidates(day):
            sound = list(islice((one for one in candidates if self.holds(one)), 2))
            if len(sound) > 1:
                raise SeveralInForce(self.candidates(day))
            if sound:
                return sound[0].policy
        raise ProfileRefused([not_in_force(self._editions[0].data if self._editions else None)])

    def named(self, policy_id: str | None, day: date) -> Policy:
        """The notice with this id; without one, the only one in force. Raises KeyError, and as :meth:`in_force`."""
        return self[policy_id] if policy_id else self.in_force(day)

    def for_document(self, document: object, today: date) -> Policy:
        """The notice for a profile that is not checked yet: by its ``as_of`` if that can be read, else today's.

        Raises as :meth:`in_force`.
        """
        return self.in_force(read_as_of(document) or today)

    def successor(self, policy_id: str) -> Edition | None:
        """The edition that takes the place of the notice with this id when that ends; null when there is none."""
        return next((after for before, after in self._following() if before.id == policy_id), None)

    def refuse(self, policy_id: str, refused: NoticeRefused) -> None:
        """Serve on without the notice with this id; what it would have ended goes on."""
        self._given = [edition for edition in self._given if edition.id != policy_id]
        self._unsound.append(refused)
        self._fit_together()

    def _read(self, edition: Edition) -> Policy | None:
        try:
            return edition.policy
        except NoticeRefused as refused:
            self.refuse(edition.id, refused)
            return None

    def _following(self) -> Iterator[tuple[Edition, Edition]]:
        by_id = {edition.id: edition for edition in self._editions}
        for edition in self._editions:
            if edition.data.replaces in by_id:
                yield by_id[edition.data.replaces], edition
        for _, editions in groupby(sorted(self._editions, key=_subject), _subject):
            yield from pairwise(sorted(editions, key=lambda edition: edition.data.valid_from))

    def _in_turn(self) -> Iterator[Edition]:
        """Those that fit together: each ends before the one that replaces it, and overlaps with none of its subject."""
        editions = list(self._with_ends())
        for _, one_subject in groupby(sorted(editions, key=_subject), _subject):
            before: Edition | None = None
            for edition in sorted(one_subject, key=lambda edition: edition.data.valid_from):
                if before is not None and before.in_force(edition.data.valid_from):
                    words = say("in_force.overlap", day=edition.data.valid_from.isoformat(), older=before.id)
                    self._refused.append(edition.refusal("valid_from", words))
                    continue
                before = edition
                yield edition

    def _with_ends(self) -> Iterator[Edition]:
        """Each with the day on which it ends, also when another one says so."""
        by_id = {edition.id: edition for edition in self._given}
        ends: dict[str, date] = {}
        for edition in tuple(by_id.values()):
            replaced = edition.data.replaces
            if replaced is None:
                continue
            if replaced not in by_id or by_id[replaced].data.valid_from >= edition.data.valid_from:
                words = say("in_force.replaces", replaced=replaced, known="、".join(by_id))
                self._refused.append(edition.refusal("replaces", words))
                del by_id[edition.id]
                continue
            last = edition.data.valid_from - timedelta(days=1)
            ends[replaced] = min(ends.get(replaced, last), last)
        for edition in by_id.values():
            yield _ending(edition, ends.get(edition.id))


def _subject(edition: Edition) -> tuple[str, str, str]:
    data = edition.data
    return data.authority, data.region, data.speciality


def _ending(edition: Edition, last: date | None) -> Edition:
    until = edition.data.valid_until
    if last is None or (until is not None and until <= last):
        return edition
    data = edition.data.model_copy(update={"valid_until": last})
    return Edition(data, edition.folder, edition.load)
