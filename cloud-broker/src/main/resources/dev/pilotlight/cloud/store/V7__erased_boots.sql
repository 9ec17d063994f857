-- What was erased goes by its numbers: the device's clock alone may be wrong.
CREATE TABLE erased_boot (
    device TEXT NOT NULL,
    stream TEXT NOT NULL,
    boot   TEXT NOT NULL,
    last   INTEGER NOT NULL,
    PRIMARY KEY (device, stream, boot)
) WITHOUT ROWID;

-- What tells of the present is compared as it came, not as it was stored the first time.
ALTER TABLE newest ADD COLUMN ts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE newest ADD COLUMN historical INTEGER NOT NULL DEFAULT 0;
ALTER TABLE newest ADD COLUMN stored INTEGER NOT NULL DEFAULT 0;
UPDATE newest SET (ts, historical, stored) = (SELECT ts, historical, stored FROM telemetry AS row
WHERE row.device = newest.device AND row.boot = newest.boot AND row.seq = newest.seq)
WHERE (device, boot, seq) IN (SELECT device, boot, seq FROM telemetry);

UPDATE tally SET stored = last WHERE stored > last;
