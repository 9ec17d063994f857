-- Edits that lost a merge on the cloud's side, kept until they are restored or settled (law L6).

ALTER TABLE shadow ADD COLUMN losers TEXT NOT NULL DEFAULT '{}';
