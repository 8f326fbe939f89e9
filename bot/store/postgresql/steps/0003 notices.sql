ALTER TABLE reminders ADD COLUMN notice text NOT NULL DEFAULT 'beijing-cybersecurity-2024';
ALTER TABLE rosters ADD COLUMN notice text NOT NULL DEFAULT 'beijing-cybersecurity-2024';
ALTER TABLE reports ADD COLUMN notice text NOT NULL DEFAULT 'beijing-cybersecurity-2024';
