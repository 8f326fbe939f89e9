CREATE TABLE unanswered (
    question   TEXT NOT NULL PRIMARY KEY,
    status     TEXT NOT NULL,
    times      INTEGER NOT NULL,
    last_asked REAL NOT NULL
);
CREATE INDEX unanswered_by_age ON unanswered (last_asked);
