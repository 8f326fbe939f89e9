"""``python -m tests.bot.channels.terminal.toy_terminal DATABASE [--fresh]``: the terminal, with the toy conversation.

With ``--die-before N`` or ``--die-after N`` the process kills itself around its N-th commit; with ``--cases``
others may be assessed too.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bot.channels.terminal.channel import OWNER
from bot.channels.terminal.chat import chat
from bot.channels.terminal.files import file_named
from bot.features.context import Surroundings
from bot.store import SqliteStore
from tests.bot.toy import Toy
from tests.bot.toy_notice import ToyNotice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.store.sql.transaction import Transaction


class Mortal(SqliteStore):
    """A store that ends the process around one of its commits, as a power cut would."""

    def __init__(self, path: Path, *, before: int, after: int) -> None:
        super().__init__(path)
        self._before = before
        self._after = after

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with super().transaction() as transaction:
            yield transaction
            self._before -= 1
            if self._before == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        self._after -= 1
        if self._after == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def main() -> int:
    options = sys.argv[2:]
    commit = {name: int(number) for name, number in pairwise(options) if "die" in name}
    before, after = commit.get("--die-before", 0), commit.get("--die-after", 0)
    with Mortal(Path(sys.argv[1]), before=before, after=after) as mortal:
        officers = frozenset({OWNER} if "--cases" in options else ())
        surroundings = Surroundings(ToyNotice(), 90, officers=officers, file_named=file_named)
        folder = Path(sys.argv[1]).parent / "work"
        return chat(Toy(), mortal, surroundings, folder=folder, fresh="--fresh" in options)


if __name__ == "__main__":
    sys.exit(main())
