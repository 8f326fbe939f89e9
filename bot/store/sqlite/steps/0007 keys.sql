CREATE TABLE keys (
    digest  TEXT NOT NULL PRIMARY KEY,
    owner   TEXT NOT NULL,
    use     TEXT NOT NULL,
    label   TEXT NOT NULL,
    made_at REAL NOT NULL,
    used_at REAL NOT NULL
);
CREATE INDEX keys_by_owner ON keys (owner);
CREATE INDEX keys_by_age ON keys (used_at);
CREATE INDEX outbox_by_chat ON outbox (channel, chat);
