CREATE TABLE files (
    channel TEXT NOT NULL,
    file    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    number  INTEGER NOT NULL,
    owner   TEXT NOT NULL,
    content BLOB NOT NULL,
    kept_at REAL NOT NULL,
    PRIMARY KEY (channel, file, kind, number)
);
CREATE INDEX files_by_owner ON files (channel, owner);
