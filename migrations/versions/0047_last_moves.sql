-- When a deal last moved, kept with it, and which rows of the ledger that holds for: all there are, as it is not known of any deal yet,
-- and those of whoever says so. A server of the release before does not.
ALTER TABLE deals ADD COLUMN moved_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE transitions ADD COLUMN heeded BOOLEAN DEFAULT 'true' NOT NULL;
ALTER TABLE transitions ALTER COLUMN heeded SET DEFAULT 'false';
CREATE INDEX ix_transitions_unheeded ON transitions (company_id, deal_id) WHERE not heeded;
