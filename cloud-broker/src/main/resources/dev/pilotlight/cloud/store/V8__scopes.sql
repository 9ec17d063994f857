-- What a token opens and for how long; those of before open everything for a year from now.
ALTER TABLE operator ADD COLUMN scope TEXT NOT NULL DEFAULT 'admin';
ALTER TABLE operator ADD COLUMN expires INTEGER NOT NULL DEFAULT 0;
UPDATE operator SET expires = (strftime('%s', 'now') + 31536000) * 1000;
ALTER TABLE session ADD COLUMN scope TEXT NOT NULL DEFAULT 'admin';
