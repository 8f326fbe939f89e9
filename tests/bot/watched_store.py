"""A store that notes what SQL it is given."""

from __future__ import annotations

from bot.store import SqliteStore

_NONE = ("BEGIN", "COMMIT", "PRAGMA")
_STEPS = 20
"""So many steps of SQLite's own machine are counted at a time."""


class Watched(SqliteStore):
    """Notes it from when it is watched on."""

    said: list[str]
    steps: int

    def watch(self) -> None:
        self.said, self.steps = [], 0
        self._connection.set_trace_callback(self.said.append)
        self._connection.set_progress_handler(self._step, _STEPS)

    def _step(self) -> None:
        self.steps += _STEPS

    @property
    def commits(self) -> int:
        return self.said.count("COMMIT")

    @property
    def statements(self) -> int:
        return sum(not sql.startswith(_NONE) for sql in self.said)
