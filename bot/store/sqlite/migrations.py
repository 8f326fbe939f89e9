"""The schema of the SQLite store, one step a version: in ``steps``. A step that has been released is never changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

TAKEN: Final = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'zhicheng-bot' ORDER BY name"
"""Which steps a database has taken, as sqlite-utils keeps it."""

STEPS: Final = {path.stem: path for path in sorted(Path(__file__).with_name("steps").glob("*.sql"))}
"""The file of each step, by its name, in order."""


def take_steps(connection: sqlite3.Connection, before: str | None = None) -> None:
    """Take, of all steps or of those ``before`` one, whatever the database has not taken yet."""
    # A database that is as it should be does not wait for it.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    schema = Migrations("zhicheng-bot")

    def add(name: str, path: Path) -> None:
        @schema(name=name)
        def step(database: Database) -> None:
            for statement in path.read_text(encoding="utf-8").split(";\n"):
                database.execute(statement)

    for name, path in STEPS.items():
        add(name, path)
    schema.apply(Database(connection), stop_before=before)
