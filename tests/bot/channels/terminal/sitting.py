"""Sits down at the toy terminal as a script does: over pipes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from bot.store import SqliteStore
from dialogs.session import Session
from tests.bot.channels.terminal import toy_terminal
from tests.bot.forked import Streams, forked
from tests.bot.toy import heard
from tests.botapi import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.context import ForkServerProcess

COMMAND = (sys.executable, "-m", "tests.bot.channels.terminal.toy_terminal")
ROOT = Path(__file__).parents[4]


def environment(**more: str) -> dict[str, str]:
    """This one, without what would colour the output; the tests' packages are found from anywhere."""
    kept = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "COLUMNS"}}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **more}


class Sitting(NamedTuple):
    """How one came out; ``code`` is negative when a signal ended it."""

    code: int
    shown: str
    errors: str


def sit(database: Path, typed: str | bytes = "", options: Sequence[str] = ()) -> Sitting:
    """Type all of ``typed`` and read until the end."""
    with TemporaryDirectory() as folder:
        streams = Streams(*(Path(folder, name) for name in ("typed", "shown", "errors")))
        streams.typed.write_bytes(typed if isinstance(typed, bytes) else typed.encode())
        process = _seated(database, options, streams)
        process.join(PATIENCE)
        assert process.exitcode is not None, "it does not end"
        return Sitting(process.exitcode, streams.shown.read_text("utf-8"), streams.errors.read_text("utf-8"))


def sit_until_killed(database: Path, lines: Sequence[str], read: int, options: Sequence[str] = ()) -> None:
    """Type ``lines``, and be killed with signal 9 as soon as ``read`` bytes are shown."""
    with TemporaryDirectory() as folder:
        streams = Streams(Path(folder, "typed"), Path(folder, "shown"), Path(os.devnull))
        streams.typed.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        os.mkfifo(streams.shown)
        process = _seated(database, options, streams)
        with streams.shown.open("rb") as shown:
            shown.read(read)
            process.kill()
        process.join()


def _seated(database: Path, options: Sequence[str], streams: Streams) -> ForkServerProcess:
    given = (str(database), *options)
    return forked(
        toy_terminal.main, *given, folder=database.parent, environment=environment(), streams=streams
    )


def all_heard(database: Path) -> list[str]:
    """What the session in ``database`` remembers."""
    with SqliteStore(database) as store, store.transaction() as transaction:
        state = transaction.session("terminal", "local")
    return heard(None if state is None else Session.model_validate_json(state))
