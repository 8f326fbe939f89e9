"""Sits down at the toy terminal as a script does: over pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.store import SqliteStore
from dialogs.session import Session
from tests.bot.toy import heard
from tests.botapi import PATIENCE

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
    run = subprocess.run(
        [*COMMAND, str(database), *options],
        input=typed if isinstance(typed, bytes) else typed.encode(),
        capture_output=True,
        cwd=database.parent,
        env=environment(),
        check=False,
        timeout=PATIENCE,
    )
    return Sitting(run.returncode, run.stdout.decode(), run.stderr.decode())


def sit_until_killed(database: Path, lines: Sequence[str], read: int, options: Sequence[str] = ()) -> None:
    """Type ``lines``, and be killed with signal 9 as soon as ``read`` bytes are shown."""
    with subprocess.Popen(
        [*COMMAND, str(database), *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        process.stdin.flush()
        process.stdout.read(read)
        process.kill()


def all_heard(database: Path) -> list[str]:
    """What the session in ``database`` remembers."""
    with SqliteStore(database) as store, store.transaction() as transaction:
        state = transaction.session("terminal", "local")
    return heard(None if state is None else Session.model_validate_json(state))
