-- What cells tell by choice field is packed: all of a slot in one row, which PostgreSQL compresses.
-- Waits for: nobody, as no release has ever had cells. Those there are, are built anew in the background; until then figures come from the
-- base tables.

CREATE TYPE activity_facet_cell AS (activity_type_id BIGINT, fields JSONB, records BIGINT);

CREATE TABLE activity_facets (
	company_id BIGINT NOT NULL,
	department_id BIGINT NOT NULL,
	facet BIGINT NOT NULL,
	grain SMALLINT NOT NULL,
	day BIGINT NOT NULL,
	loose BOOLEAN DEFAULT 'false' NOT NULL,
	cells activity_facet_cell[] NOT NULL
);
ALTER TABLE activity_facets ALTER cells SET STORAGE MAIN;
CREATE INDEX ix_activity_facets_slot ON activity_facets (company_id, department_id, facet, grain, day);
CREATE INDEX ix_activity_facets_loose ON activity_facets (company_id, department_id, facet, grain, day) WHERE loose;

DELETE FROM activity_cells WHERE facet <> 0;

CREATE TYPE deal_facet_cell AS (deal_type_id BIGINT, trail BIGINT[], fields JSONB, records BIGINT);

CREATE TABLE deal_facets (
	company_id BIGINT NOT NULL,
	department_id BIGINT NOT NULL,
	facet BIGINT NOT NULL,
	grain SMALLINT NOT NULL,
	day BIGINT NOT NULL,
	loose BOOLEAN DEFAULT 'false' NOT NULL,
	cells deal_facet_cell[] NOT NULL
);
ALTER TABLE deal_facets ALTER cells SET STORAGE MAIN;
CREATE INDEX ix_deal_facets_slot ON deal_facets (company_id, department_id, facet, grain, day);
CREATE INDEX ix_deal_facets_loose ON deal_facets (company_id, department_id, facet, grain, day) WHERE loose;

DELETE FROM deal_cells WHERE facet <> 0;

CREATE TYPE entry_facet_cell AS (record_type_id BIGINT, deal_type_id BIGINT, to_stage_id BIGINT, from_deal_type_id BIGINT, from_stage_id BIGINT,
	is_entry BOOLEAN, is_change BOOLEAN, fields JSONB, records BIGINT);

CREATE TABLE entry_facets (
	company_id BIGINT NOT NULL,
	department_id BIGINT NOT NULL,
	facet BIGINT NOT NULL,
	grain SMALLINT NOT NULL,
	day BIGINT NOT NULL,
	loose BOOLEAN DEFAULT 'false' NOT NULL,
	cells entry_facet_cell[] NOT NULL
);
ALTER TABLE entry_facets ALTER cells SET STORAGE MAIN;
CREATE INDEX ix_entry_facets_slot ON entry_facets (company_id, department_id, facet, grain, day);
CREATE INDEX ix_entry_facets_loose ON entry_facets (company_id, department_id, facet, grain, day) WHERE loose;

DELETE FROM entry_cells WHERE facet <> 0;

UPDATE companies SET cells_timezone = '' WHERE cells_timezone IS NOT NULL;
