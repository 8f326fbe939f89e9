"""The public face of each room: a dozen names that are there, and nothing loaded that nobody asked for."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import bot
import dialogs
import rules

if TYPE_CHECKING:
    from types import ModuleType

ROOMS = (rules, dialogs, bot)


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_a_face_is_a_dozen_names_that_are_there(room: ModuleType) -> None:
    assert 1 < len(room.__all__) <= 12
    assert sorted(room.__all__) == room.__all__
    for name in room.__all__:
        assert getattr(room, name) is not None
    assert room.__doc__ is not None


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_what_is_not_there_is_no_attribute(room: ModuleType) -> None:
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        room.Nothing  # noqa: B018


def test_opening_a_door_loads_nothing_behind_it() -> None:
    script = "import sys, bot, dialogs; print(*(set(sys.modules) & {'pydantic', 'yaml', 'rules', 'aiohttp'}))"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == ""
