-- Cells of deals that came back to an outcome. They are built in the background; until then figures come from the ledger.

CREATE TABLE return_cells (
	company_id BIGINT NOT NULL,
	department_id BIGINT DEFAULT '0' NOT NULL,
	facet BIGINT NOT NULL,
	grain SMALLINT NOT NULL,
	day BIGINT NOT NULL,
	fields JSONB DEFAULT '{}' NOT NULL,
	records BIGINT NOT NULL,
	loose BOOLEAN DEFAULT 'false' NOT NULL,
	succeeded BOOLEAN NOT NULL,
	record_type_id BIGINT NOT NULL,
	deal_type_id BIGINT NOT NULL,
	to_stage_id BIGINT NOT NULL,
	first_month BIGINT NOT NULL,
	last_month BIGINT NOT NULL,
	returned BOOLEAN NOT NULL
);
CREATE INDEX ix_return_cells_slot ON return_cells (company_id, department_id, facet, grain, day);
CREATE INDEX ix_return_cells_loose ON return_cells (company_id, department_id, facet, grain, day) WHERE loose;

ALTER TABLE companies
	ADD COLUMN cells_success_stage_ids BIGINT[],
	ADD COLUMN cells_failure_stage_ids BIGINT[];
