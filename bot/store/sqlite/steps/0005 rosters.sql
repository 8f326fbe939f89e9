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
);
CREATE INDEX rosters_by_owner ON rosters (channel, owner);
CREATE TABLE reports (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    channel  TEXT NOT NULL,
    owner    TEXT NOT NULL,
    chat     TEXT NOT NULL,
    label    TEXT NOT NULL,
    profile  TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    asked_at REAL NOT NULL
);
CREATE INDEX reports_by_owner ON reports (channel, owner);
