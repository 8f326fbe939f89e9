CREATE TABLE roster_columns (
    channel     text NOT NULL,
    owner       text NOT NULL,
    heading     text COLLATE "C" NOT NULL,
    column_name text NOT NULL,
    said_at     double precision NOT NULL,
    PRIMARY KEY (channel, owner, heading)
);
