"""A store that notes what SQL it is given."""

from __future__ import annotations

from bot.store import SqliteStore

_NONE = ("BEGIN", "COMMIT", "PRAGMA")


class Watched(SqliteStore):
    """Notes it from when it is watched on."""

    said: list[str]

    def watch(self) -> None:
        self.said = []
        self._connection.set_trace_callback(self.said.append)

    @property
    def commits(self) -> int:
        return self.said.count("COMMIT")

    @property
    def statements(self) -> int:
        return sum(not sql.startswith(_NONE) for sql in self.said)
