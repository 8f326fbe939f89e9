"""/roster 列名=含义 in a turn: what a heading of this person's rosters is, said once for all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.features.request import Answer, Request, saying
from bot.notices import notices
from bot.roster.problem import RosterRefused
from bot.wording import in_channel, listed, say, words
from rules import ProfileRefused

_BETWEEN: Final = re.compile(r"[;；\n]+")
_EQUALS: Final = str.maketrans("＝", "=")
_LONGEST: Final = 100
_MOST: Final = 200
"""Headings that are remembered for one person."""


def is_about_columns(argument: str) -> bool:
    """Whether what follows /roster says what headings are."""
    return "=" in argument.translate(_EQUALS)


def told(request: Request, argument: str) -> Answer:
    """Remember it, or say what would be right."""
    pairs = [one.translate(_EQUALS).rpartition("=") for one in _BETWEEN.split(argument) if one.strip()]
    said = {heading.strip(): column.strip() for heading, _, column in pairs}
    if not all(heading and column and len(heading) <= _LONGEST for heading, column in said.items()):
        return saying(words(in_channel("roster.columns.form", request.channel)))
    return read_as(request, said)


def read_as(request: Request, said: Mapping[str, str]) -> Answer:
    """Remember what each heading is, or say what would be right."""
    rosters, turn = request.turn.transaction.rosters, request.turn
    meant = {
        heading: column for heading, column in said.items() if column not in listed("roster.columns.again")
    }
    known = rosters.columns(turn.channel, request.owner)
    if len(known | meant) > _MOST:
        return saying(words(in_channel("roster.columns.too_many", turn.channel), most=_MOST))
    from bot.roster.columns import heard_columns  # noqa: PLC0415 - 20 ms for what few ask for
    from bot.roster.heading import HeadingReader  # noqa: PLC0415 - as above

    try:
        HeadingReader(heard_columns(notices().named(request.notice, request.today)), meant)
    except (RosterRefused, ProfileRefused) as refused:
        return saying(words("roster.columns.refused", why=str(refused)))
    for heading in said:
        rosters.read_as(turn.channel, request.owner, heading, meant.get(heading, ""))
    return saying(words(in_channel("roster.columns.kept", turn.channel), columns=_listed(said)))


def remembered(request: Request) -> str:
    """What is remembered, in a line; empty when nothing is."""
    known = request.turn.transaction.rosters.columns(request.channel, request.owner)
    return say("roster.columns.known", columns=_listed(known)) if known else ""


def _listed(columns: Mapping[str, str]) -> str:
    return "；".join(f"{heading} → {column}" for heading, column in columns.items())
