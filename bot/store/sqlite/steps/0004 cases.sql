-- A number is never given twice, so that a button of an erased case fits no other. Reminders are made anew
-- because their key now tells whose day it is: two cases may wait for the same one.
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
);
CREATE INDEX cases_by_age ON cases (touched_at);
CREATE TABLE desks (
    channel     TEXT NOT NULL,
    owner       TEXT NOT NULL,
    open_case   INTEGER NOT NULL DEFAULT 0,
    named_case  INTEGER NOT NULL DEFAULT 0,
    last_number INTEGER NOT NULL DEFAULT 0,
    touched_at  REAL NOT NULL,
    PRIMARY KEY (channel, owner)
);
ALTER TABLE reminders RENAME TO reminders_before_cases;
DROP INDEX reminders_by_day;
CREATE TABLE reminders (
    channel     TEXT NOT NULL,
    owner       TEXT NOT NULL,
    chat        TEXT NOT NULL,
    due         TEXT NOT NULL,
    subject     TEXT NOT NULL,
    case_number INTEGER NOT NULL DEFAULT 0,
    label       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (channel, owner, case_number, due)
);
INSERT INTO reminders (channel, owner, chat, due, subject)
SELECT channel, owner, chat, due, subject FROM reminders_before_cases;
DROP TABLE reminders_before_cases;
CREATE INDEX reminders_by_day ON reminders (channel, due);
