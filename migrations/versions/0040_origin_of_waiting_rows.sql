-- Who sent a row that waits.

ALTER TABLE feed_waiting ADD COLUMN origin TEXT;
