-- Cells of departments, and whose records they have. Companies have none until their cells are built anew. Cells need no number: without
-- one those of a slot share an entry of the index.
-- Waits for: nobody, as no release has ever named the numbers of cells (`tests/faults/test_two_versions.py`).

CREATE TABLE cell_members (
	company_id BIGINT NOT NULL,
	person_id BIGINT NOT NULL,
	department_id BIGINT,
	CONSTRAINT pk_cell_members PRIMARY KEY (company_id, person_id)
);

ALTER TABLE contact_cells ADD COLUMN department_id BIGINT DEFAULT '0' NOT NULL;
ALTER TABLE contact_cells DROP CONSTRAINT pk_contact_cells;
ALTER TABLE contact_cells DROP COLUMN id;
CREATE INDEX ix_contact_cells_slot ON contact_cells (company_id, department_id, facet, grain, day);
DROP INDEX ix_contact_cells_loose;
CREATE INDEX ix_contact_cells_loose ON contact_cells (company_id, department_id, facet, grain, day) WHERE loose;

ALTER TABLE activity_cells ADD COLUMN department_id BIGINT DEFAULT '0' NOT NULL;
ALTER TABLE activity_cells DROP CONSTRAINT pk_activity_cells;
ALTER TABLE activity_cells DROP COLUMN id;
CREATE INDEX ix_activity_cells_slot ON activity_cells (company_id, department_id, facet, grain, day);
DROP INDEX ix_activity_cells_loose;
CREATE INDEX ix_activity_cells_loose ON activity_cells (company_id, department_id, facet, grain, day) WHERE loose;

ALTER TABLE communication_cells ADD COLUMN department_id BIGINT DEFAULT '0' NOT NULL;
ALTER TABLE communication_cells DROP CONSTRAINT pk_communication_cells;
ALTER TABLE communication_cells DROP COLUMN id;
CREATE INDEX ix_communication_cells_slot ON communication_cells (company_id, department_id, facet, grain, day);
DROP INDEX ix_communication_cells_loose;
CREATE INDEX ix_communication_cells_loose ON communication_cells (company_id, department_id, facet, grain, day) WHERE loose;

ALTER TABLE deal_cells ADD COLUMN department_id BIGINT DEFAULT '0' NOT NULL;
ALTER TABLE deal_cells DROP CONSTRAINT pk_deal_cells;
ALTER TABLE deal_cells DROP COLUMN id;
CREATE INDEX ix_deal_cells_slot ON deal_cells (company_id, department_id, facet, grain, day);
DROP INDEX ix_deal_cells_loose;
CREATE INDEX ix_deal_cells_loose ON deal_cells (company_id, department_id, facet, grain, day) WHERE loose;

ALTER TABLE entry_cells ADD COLUMN department_id BIGINT DEFAULT '0' NOT NULL;
ALTER TABLE entry_cells DROP CONSTRAINT pk_entry_cells;
ALTER TABLE entry_cells DROP COLUMN id;
CREATE INDEX ix_entry_cells_slot ON entry_cells (company_id, department_id, facet, grain, day);
DROP INDEX ix_entry_cells_loose;
CREATE INDEX ix_entry_cells_loose ON entry_cells (company_id, department_id, facet, grain, day) WHERE loose;
