-- Times are milliseconds since 1970. "stored", "since" and "updated" are by the cloud's clock, which
-- runs fast in a demonstration; what concerns identities is in real time.

CREATE TABLE device (
    thing   TEXT PRIMARY KEY,
    added   INTEGER NOT NULL,
    revoked INTEGER
) WITHOUT ROWID;

CREATE TABLE enrolment (
    secret_hash TEXT PRIMARY KEY,
    thing       TEXT NOT NULL REFERENCES device (thing),
    expires     INTEGER NOT NULL,
    used        INTEGER
) WITHOUT ROWID;

CREATE TABLE certificate (
    serial    TEXT PRIMARY KEY,
    thing     TEXT NOT NULL REFERENCES device (thing),
    issued    INTEGER NOT NULL,
    not_after INTEGER NOT NULL,
    revoked   INTEGER
) WITHOUT ROWID;
CREATE INDEX certificate_thing ON certificate (thing);

CREATE TABLE operator (
    token_hash TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    added      INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE session (
    secret_hash TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    expires     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE telemetry (
    device     TEXT NOT NULL,
    boot       TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    ts         INTEGER NOT NULL,
    trusted    INTEGER NOT NULL,
    historical INTEGER NOT NULL,
    body       TEXT NOT NULL,
    stored     INTEGER NOT NULL,
    PRIMARY KEY (device, boot, seq)
) WITHOUT ROWID;
CREATE INDEX telemetry_time ON telemetry (device, ts);

CREATE TABLE event (
    device  TEXT NOT NULL,
    boot    TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    ts      INTEGER NOT NULL,
    trusted INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    text    TEXT NOT NULL,
    stored  INTEGER NOT NULL,
    PRIMARY KEY (device, boot, seq)
) WITHOUT ROWID;
CREATE INDEX event_time ON event (device, ts);

CREATE TABLE shadow (
    device         TEXT NOT NULL,
    name           TEXT NOT NULL,
    version        INTEGER NOT NULL,
    present        INTEGER NOT NULL,
    desired        TEXT NOT NULL,
    desired_times  TEXT NOT NULL,
    reported       TEXT NOT NULL,
    reported_times TEXT NOT NULL,
    updated        INTEGER NOT NULL,
    PRIMARY KEY (device, name)
) WITHOUT ROWID;

CREATE TABLE presence (
    device TEXT PRIMARY KEY,
    state  TEXT NOT NULL,
    bd_seq INTEGER NOT NULL,
    ts     INTEGER NOT NULL,
    since  INTEGER NOT NULL
) WITHOUT ROWID;
