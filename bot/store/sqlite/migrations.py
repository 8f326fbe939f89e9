"""The schema of the SQLite store, one step a version. A step that has been released is never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from typing import Final

TAKEN: Final = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'zhicheng-bot' ORDER BY name"
"""Which steps a database has taken, as sqlite-utils keeps it."""

# AUTOINCREMENT because a sequence must not come back: the outbox empties all the time, and a late "sent" of
# another process would otherwise erase a newer message. Moments are seconds since 1970 in UTC.
_SESSIONS_INBOX_OUTBOX = (
    """
    CREATE TABLE sessions (
        channel    TEXT NOT NULL,
        owner      TEXT NOT NULL,
        state      TEXT NOT NULL,
        touched_at REAL NOT NULL,
        PRIMARY KEY (channel, owner)
    )
    """,
    "CREATE INDEX sessions_by_age ON sessions (touched_at)",
    """
    CREATE TABLE inbox (
        sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
        channel     TEXT NOT NULL,
        update_id   TEXT NOT NULL,
        owner       TEXT NOT NULL,
        payload     TEXT NOT NULL,
        attempts    INTEGER NOT NULL DEFAULT 0,
        status      TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'answered', 'set aside')),
        received_at REAL NOT NULL,
        UNIQUE (channel, update_id)
    )
    """,
    "CREATE INDEX inbox_pending ON inbox (channel, sequence) WHERE status = 'pending'",
    "CREATE INDEX inbox_by_age ON inbox (received_at)",
    "CREATE INDEX inbox_by_owner ON inbox (channel, owner) WHERE status <> 'answered'",
    """
    CREATE TABLE outbox (
        sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
        channel    TEXT NOT NULL,
        chat       TEXT NOT NULL,
        owner      TEXT NOT NULL,
        payload    TEXT NOT NULL,
        attempts   INTEGER NOT NULL DEFAULT 0,
        not_before REAL,
        posted_at  REAL NOT NULL
    )
    """,
    "CREATE INDEX outbox_by_owner ON outbox (channel, owner)",
)

_REMINDERS = (
    """
    CREATE TABLE reminders (
        channel TEXT NOT NULL,
        owner   TEXT NOT NULL,
        chat    TEXT NOT NULL,
        due     TEXT NOT NULL,
        subject TEXT NOT NULL,
        PRIMARY KEY (channel, owner, due)
    )
    """,
    "CREATE INDEX reminders_by_day ON reminders (channel, due)",
)

_UNANSWERED = (
    """
    CREATE TABLE unanswered (
        question   TEXT NOT NULL PRIMARY KEY,
        status     TEXT NOT NULL,
        times      INTEGER NOT NULL,
        last_asked REAL NOT NULL
    )
    """,
    "CREATE INDEX unanswered_by_age ON unanswered (last_asked)",
)


_ROSTERS = (
    """
    CREATE TABLE rosters (
        number       INTEGER PRIMARY KEY AUTOINCREMENT,
        channel      TEXT NOT NULL,
        owner        TEXT NOT NULL,
        chat         TEXT NOT NULL,
        file         TEXT NOT NULL,
        name         TEXT NOT NULL,
        size         INTEGER NOT NULL,
        as_of        TEXT NOT NULL,
        state        TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'working', 'sending', 'done')),
        attempts     INTEGER NOT NULL DEFAULT 0,
        shown_in     INTEGER,
        last_message INTEGER,
        asked_at     REAL NOT NULL,
        done_at      REAL
    )
    """,
    "CREATE INDEX rosters_by_owner ON rosters (channel, owner)",
    """
    CREATE TABLE reports (
        number   INTEGER PRIMARY KEY AUTOINCREMENT,
        channel  TEXT NOT NULL,
        owner    TEXT NOT NULL,
        chat     TEXT NOT NULL,
        label    TEXT NOT NULL,
        profile  TEXT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        asked_at REAL NOT NULL
    )
    """,
    "CREATE INDEX reports_by_owner ON reports (channel, owner)",
)

# A number is never given twice, so that a button of an erased case fits no other. Reminders are made anew
# because their key now tells whose day it is: two cases may wait for the same one.
_CASES = (
    """
    CREATE TABLE cases (
        channel    TEXT NOT NULL,
        owner      TEXT NOT NULL,
        number     INTEGER NOT NULL,
        label      TEXT NOT NULL,
        folded     TEXT NOT NULL,
        state      TEXT,
        touched_at REAL NOT NULL,
        PRIMARY KEY (channel, owner, number),
        UNIQUE (channel, owner, folded)
    )
    """,
    "CREATE INDEX cases_by_age ON cases (touched_at)",
    """
    CREATE TABLE desks (
        channel     TEXT NOT NULL,
        owner       TEXT NOT NULL,
        open_case   INTEGER NOT NULL DEFAULT 0,
        named_case  INTEGER NOT NULL DEFAULT 0,
        last_number INTEGER NOT NULL DEFAULT 0,
        touched_at  REAL NOT NULL,
        PRIMARY KEY (channel, owner)
    )
    """,
    "ALTER TABLE reminders RENAME TO reminders_before_cases",
    "DROP INDEX reminders_by_day",
    """
    CREATE TABLE reminders (
        channel     TEXT NOT NULL,
        owner       TEXT NOT NULL,
        chat        TEXT NOT NULL,
        due         TEXT NOT NULL,
        subject     TEXT NOT NULL,
        case_number INTEGER NOT NULL DEFAULT 0,
        label       TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (channel, owner, case_number, due)
    )
    """,
    """
    INSERT INTO reminders (channel, owner, chat, due, subject)
    SELECT channel, owner, chat, due, subject FROM reminders_before_cases
    """,
    "DROP TABLE reminders_before_cases",
    "CREATE INDEX reminders_by_day ON reminders (channel, due)",
)


_KEYS = (
    """
    CREATE TABLE keys (
        digest  TEXT NOT NULL PRIMARY KEY,
        owner   TEXT NOT NULL,
        use     TEXT NOT NULL,
        label   TEXT NOT NULL,
        made_at REAL NOT NULL,
        used_at REAL NOT NULL
    )
    """,
    "CREATE INDEX keys_by_owner ON keys (owner)",
    "CREATE INDEX keys_by_age ON keys (used_at)",
    "CREATE INDEX outbox_by_chat ON outbox (channel, chat)",
)

_NEWEST = """
    INSERT INTO clock (only, believed)
    SELECT 1, newest FROM (
        SELECT MAX(moment) AS newest FROM (
            SELECT MAX(touched_at) AS moment FROM sessions
            UNION ALL SELECT MAX(received_at) FROM inbox
            UNION ALL SELECT MAX(posted_at) FROM outbox
            UNION ALL SELECT MAX(touched_at) FROM cases
        )
    ) WHERE newest IS NOT NULL
    """


_CLOCK = (
    "CREATE TABLE clock (only INTEGER PRIMARY KEY CHECK (only = 1), believed REAL NOT NULL)",
    _NEWEST,
)

_ROSTER_COLUMNS = (
    (
        "CREATE TABLE roster_columns (channel TEXT NOT NULL, owner TEXT NOT NULL, heading TEXT NOT NULL,"
        " column_name TEXT NOT NULL, said_at REAL NOT NULL, PRIMARY KEY (channel, owner, heading)) WITHOUT ROWID"
    ),
)

_NOTICES = (
    "ALTER TABLE reminders ADD COLUMN notice TEXT NOT NULL DEFAULT 'beijing-cybersecurity-2024'",
    "ALTER TABLE rosters ADD COLUMN notice TEXT NOT NULL DEFAULT 'beijing-cybersecurity-2024'",
    "ALTER TABLE reports ADD COLUMN notice TEXT NOT NULL DEFAULT 'beijing-cybersecurity-2024'",
)
"""What was kept before there was a second notice is the first one's."""

_PLACES = ("ALTER TABLE cases ADD COLUMN place TEXT NOT NULL DEFAULT ''",)

_FILES = (
    (
        "CREATE TABLE files (channel TEXT NOT NULL, file TEXT NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL,"
        " owner TEXT NOT NULL, content BLOB NOT NULL, kept_at REAL NOT NULL,"
        " PRIMARY KEY (channel, file, kind, number))"
    ),
    "CREATE INDEX files_by_owner ON files (channel, owner)",
)

STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    "0001 sessions, inbox, outbox": _SESSIONS_INBOX_OUTBOX,
    "0002 reminders": _REMINDERS,
    "0003 unanswered": _UNANSWERED,
    "0004 cases": _CASES,
    "0005 rosters": _ROSTERS,
    "0006 clock": _CLOCK,
    "0007 keys": _KEYS,
    "0008 roster columns": _ROSTER_COLUMNS,
    "0009 notices": _NOTICES,
    "0010 places of cases": _PLACES,
    "0011 files": _FILES,
}
"""The statements of each step, by its name, in order."""


def take_steps(connection: sqlite3.Connection, before: str | None = None) -> None:
    """Take, of all steps or of those ``before`` one, whatever the database has not taken yet."""
    # A database that is as it should be does not wait for it.
    from sqlite_utils import Database, Migrations  # noqa: PLC0415

    schema = Migrations("zhicheng-bot")

    def add(name: str, statements: tuple[str, ...]) -> None:
        @schema(name=name)
        def step(database: Database) -> None:
            for statement in statements:
                database.execute(statement)

    for name, statements in STEPS.items():
        add(name, statements)
    schema.apply(Database(connection), stop_before=before)
