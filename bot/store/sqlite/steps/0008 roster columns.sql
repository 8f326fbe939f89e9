CREATE TABLE roster_columns (channel TEXT NOT NULL, owner TEXT NOT NULL, heading TEXT NOT NULL, column_name TEXT NOT NULL, said_at REAL NOT NULL, PRIMARY KEY (channel, owner, heading)) WITHOUT ROWID;
