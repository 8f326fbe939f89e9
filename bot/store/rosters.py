"""What a store keeps of rosters and reports that people have asked for, until they have them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple


class RosterState(StrEnum):
    """How far a roster is. ``SENDING``: assessed, and its result is on its way; ``DONE``: its files are kept only."""

    WAITING = "waiting"
    WORKING = "working"
    SENDING = "sending"
    DONE = "done"


UNDER_WAY: Final = frozenset({RosterState.WAITING, RosterState.WORKING})
"""Still to be assessed."""


class WantedRoster(NamedTuple):
    """``owner`` wants the file with the channel's own id ``file`` assessed as of ``as_of``, for ``chat``.

    ``name`` is what its sender called it: words to be shown, never a path. ``size`` is in bytes.
    ``notice``: the id of that by which it is to be assessed; empty where there is only one.
    """

    chat: str
    owner: str
    file: str
    name: str
    size: int
    as_of: date
    notice: str = ""


class Roster(NamedTuple):
    """A roster under its ``number``. ``attempts`` counts how often work on it was begun.

    ``shown_in`` is the channel's number of the message that shows how far it is. ``is_on_its_way``: the last
    message of its result is still to be sent. ``columns``: what its owner has said of headings.
    ``is_elsewhere``: another process works on it.
    """

    number: int
    wanted: WantedRoster
    state: RosterState
    attempts: int
    shown_in: int | None
    is_on_its_way: bool
    done_at: datetime | None
    columns: Mapping[str, str] = MappingProxyType({})
    is_elsewhere: bool = False


class WantedReport(NamedTuple):
    """``owner`` wants a document in ``chat`` about the facts ``profile`` (JSON) under ``notice``, headed ``label``."""

    chat: str
    owner: str
    label: str
    profile: str
    notice: str = ""


class Report(NamedTuple):
    """A report under its ``number``; ``attempts`` counts how often making it was begun.

    ``is_elsewhere``: another process makes it.
    """

    number: int
    wanted: WantedReport
    attempts: int
    is_elsewhere: bool = False
