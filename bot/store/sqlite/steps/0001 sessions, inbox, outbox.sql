-- AUTOINCREMENT because a sequence must not come back: the outbox empties all the time, and a late "sent" of
-- another process would otherwise erase a newer message. Moments are seconds since 1970 in UTC.
CREATE TABLE sessions (
    channel    TEXT NOT NULL,
    owner      TEXT NOT NULL,
    state      TEXT NOT NULL,
    touched_at REAL NOT NULL,
    PRIMARY KEY (channel, owner)
);
CREATE INDEX sessions_by_age ON sessions (touched_at);
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
);
CREATE INDEX inbox_pending ON inbox (channel, sequence) WHERE status = 'pending';
CREATE INDEX inbox_by_age ON inbox (received_at);
CREATE INDEX inbox_by_owner ON inbox (channel, owner) WHERE status <> 'answered';
CREATE TABLE outbox (
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    channel    TEXT NOT NULL,
    chat       TEXT NOT NULL,
    owner      TEXT NOT NULL,
    payload    TEXT NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    not_before REAL,
    posted_at  REAL NOT NULL
);
CREATE INDEX outbox_by_owner ON outbox (channel, owner);
