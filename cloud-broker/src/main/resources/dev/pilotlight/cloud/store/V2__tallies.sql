-- How much of each boot is stored, and which row tells of the present: kept with every write, so that
-- looking at a device does not read its whole history.

CREATE TABLE tally (
    device TEXT NOT NULL,
    boot   TEXT NOT NULL,
    last   INTEGER NOT NULL,
    stored INTEGER NOT NULL,
    began  INTEGER NOT NULL,
    PRIMARY KEY (device, boot)
) WITHOUT ROWID;
INSERT INTO tally SELECT device, boot, max(seq), count(*), min(stored)
FROM telemetry GROUP BY device, boot;

CREATE TABLE newest (
    device TEXT PRIMARY KEY,
    boot   TEXT NOT NULL,
    seq    INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO newest SELECT device, boot, seq FROM telemetry AS row
WHERE (boot, seq) = (SELECT boot, seq FROM telemetry WHERE device = row.device
                     ORDER BY historical, stored DESC, seq DESC LIMIT 1);

-- Written to find out whether writing works again.
CREATE TABLE probe (id INTEGER PRIMARY KEY, count INTEGER NOT NULL);
INSERT INTO probe VALUES (1, 0);
