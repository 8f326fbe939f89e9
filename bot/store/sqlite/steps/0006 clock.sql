CREATE TABLE clock (only INTEGER PRIMARY KEY CHECK (only = 1), believed REAL NOT NULL);
INSERT INTO clock (only, believed)
SELECT 1, newest FROM (
    SELECT MAX(moment) AS newest FROM (
        SELECT MAX(touched_at) AS moment FROM sessions
        UNION ALL SELECT MAX(received_at) FROM inbox
        UNION ALL SELECT MAX(posted_at) FROM outbox
        UNION ALL SELECT MAX(touched_at) FROM cases
    )
) WHERE newest IS NOT NULL;
