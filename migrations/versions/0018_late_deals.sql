-- Deals that stood on no stage for a while, by when they were both created and on one.

DROP INDEX ix_deals_unstaged;
CREATE INDEX ix_deals_unstaged ON deals (company_id, greatest(staged_at, created_at)) WHERE deleted_at is null and staged_at is distinct from created_at;
