-- When all of a company is removed, if that was asked for; and whom events concern, by the event, for those that are forgotten.

ALTER TABLE companies ADD COLUMN deletion_due_at timestamptz;

CREATE INDEX ix_companies_deletion_due_at ON companies (deletion_due_at) WHERE deletion_due_at IS NOT NULL;

CREATE INDEX ix_event_participants_company_id_event_id ON event_participants (company_id, event_id);
