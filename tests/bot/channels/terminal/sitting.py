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
from tests.bot.forked import Streams, forked, run
from tests.bot.toy import heard

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    given = typed if isinstance(typed, bytes) else typed.encode()
    ended = run(
        toy_terminal.main,
        *(str(database), *options),
        folder=database.parent,
        environment=environment(),
        typed=given,
    )
    return Sitting(ended.code, ended.out.decode(), ended.err)


def sit_until_killed(database: Path, lines: Sequence[str], read: int, options: Sequence[str] = ()) -> None:
    """Type ``lines``, and be killed with signal 9 as soon as ``read`` bytes are shown."""
    with TemporaryDirectory() as folder:
        streams = Streams(Path(folder, "typed"), Path(folder, "shown"), Path(os.devnull))
        streams.typed.write_text("".join(f"{line}\n" for line in lines), "utf-8")
        os.mkfifo(streams.shown)
        given = (str(database), *options)
        process = forked(
            toy_terminal.main, *given, folder=database.parent, environment=environment(), streams=streams
        )
        with streams.shown.open("rb") as shown:
            shown.read(read)
            process.kill()
        process.join()


def all_heard(database: Path) -> list[str]:
    """What the session in ``database`` remembers."""
    with SqliteStore(database) as store, store.transaction() as transaction:
        state = transaction.session("terminal", "local")
    return heard(None if state is None else Session.model_validate_json(state))
