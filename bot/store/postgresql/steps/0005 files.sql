CREATE TABLE files (
    channel text NOT NULL,
    file    text COLLATE "C" NOT NULL,
    kind    text COLLATE "C" NOT NULL,
    number  integer NOT NULL,
    owner   text NOT NULL,
    content bytea NOT NULL,
    kept_at double precision NOT NULL,
    PRIMARY KEY (channel, file, kind, number)
);
CREATE INDEX files_by_owner ON files (channel, owner);
