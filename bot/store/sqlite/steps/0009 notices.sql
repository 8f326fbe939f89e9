-- What was kept before there was a second notice is the first one's.
ALTER TABLE reminders ADD COLUMN notice TEXT NOT NULL DEFAULT 'beijing-cybersecurity-2024';
ALTER TABLE rosters ADD COLUMN notice TEXT NOT NULL DEFAULT 'beijing-cybersecurity-2024';
ALTER TABLE reports ADD COLUMN notice TEXT NOT NULL DEFAULT 'beijing-cybersecurity-2024';
