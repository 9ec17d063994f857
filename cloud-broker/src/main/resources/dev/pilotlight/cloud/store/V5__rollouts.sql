-- Roll-outs: what was ordered, with whom it began, what happened to it (the state is what these events
-- come to), and how far each device is with each job. Times are by the cloud's clock.

ALTER TABLE device ADD COLUMN site TEXT NOT NULL DEFAULT '';
-- Names with a space between.
ALTER TABLE device ADD COLUMN groups TEXT NOT NULL DEFAULT '';

CREATE TABLE rollout (
    ordinal  INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    author   TEXT NOT NULL,
    plan     TEXT NOT NULL,
    signed   TEXT NOT NULL,
    target   TEXT NOT NULL,
    created  INTEGER NOT NULL,
    approver TEXT,
    begun    INTEGER
);

CREATE TABLE rollout_member (
    rollout TEXT NOT NULL,
    thing   TEXT NOT NULL,
    site    TEXT NOT NULL,
    groups  TEXT NOT NULL,
    PRIMARY KEY (rollout, thing)
) WITHOUT ROWID;

CREATE TABLE rollout_event (
    rollout TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL,
    PRIMARY KEY (rollout, seq)
) WITHOUT ROWID;

CREATE TABLE execution (
    thing   TEXT NOT NULL,
    job     TEXT NOT NULL,
    status  TEXT NOT NULL,
    version INTEGER NOT NULL,
    details TEXT NOT NULL,
    queued  INTEGER NOT NULL,
    started INTEGER,
    updated INTEGER NOT NULL,
    PRIMARY KEY (thing, job)
) WITHOUT ROWID;
