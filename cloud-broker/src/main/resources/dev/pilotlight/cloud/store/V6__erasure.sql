-- What a device said until then is forgotten, and stays so when it says it again.
CREATE TABLE erasure (
    device TEXT PRIMARY KEY,
    until  INTEGER NOT NULL
) WITHOUT ROWID;
