CREATE TABLE reminders (
    channel TEXT NOT NULL,
    owner   TEXT NOT NULL,
    chat    TEXT NOT NULL,
    due     TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (channel, owner, due)
);
CREATE INDEX reminders_by_day ON reminders (channel, due);
