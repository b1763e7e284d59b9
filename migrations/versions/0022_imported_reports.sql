-- What reports are called where they were imported from.

ALTER TABLE reports ADD COLUMN external_id text;

CREATE UNIQUE INDEX ix_reports_by_external_id ON reports (company_id, external_id) WHERE external_id IS NOT NULL;
