ALTER TABLE visits ADD COLUMN feed_seen_at TIMESTAMP WITH TIME ZONE;

-- Until now whatever a person asked for counted as looking.
UPDATE visits SET feed_seen_at = last_seen_at;
