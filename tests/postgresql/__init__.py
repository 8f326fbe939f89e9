"""A PostgreSQL server on this machine, for tests: from the wheel that ships one, and never as root."""
