-- Cells of deals tell where these stand, and those of a table of their own how far they have come. Cells that tell outcomes have all entries
-- into them, and a table of its own what stands in them.
-- Waits for: nobody, as no release has ever had cells. Those there are, are built anew in the background; until then figures come from the
-- base tables.

DELETE FROM deal_cells;
ALTER TABLE deal_cells DROP COLUMN trail, ADD COLUMN stage_id BIGINT;

-- Made anew, as Citus refuses to change how a column is stored where its table is spread.
DROP TABLE deal_facets;
DROP TYPE deal_facet_cell;
CREATE TYPE deal_facet_cell AS (deal_type_id BIGINT, stage_id BIGINT, fields JSONB, records BIGINT);
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

CREATE TABLE funnel_cells (
	company_id BIGINT NOT NULL,
	department_id BIGINT DEFAULT '0' NOT NULL,
	facet BIGINT NOT NULL,
	grain SMALLINT NOT NULL,
	day BIGINT NOT NULL,
	fields JSONB DEFAULT '{}' NOT NULL,
	records BIGINT NOT NULL,
	loose BOOLEAN DEFAULT 'false' NOT NULL,
	deal_type_id BIGINT NOT NULL,
	furthest_stage_id BIGINT,
	lost_from_id BIGINT,
	lost_stage_id BIGINT
);
CREATE INDEX ix_funnel_cells_slot ON funnel_cells (company_id, department_id, facet, grain, day);
CREATE INDEX ix_funnel_cells_loose ON funnel_cells (company_id, department_id, facet, grain, day) WHERE loose;

DROP TABLE return_cells;
CREATE TABLE outcome_cells (
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
CREATE INDEX ix_outcome_cells_slot ON outcome_cells (company_id, department_id, facet, grain, day);
CREATE INDEX ix_outcome_cells_loose ON outcome_cells (company_id, department_id, facet, grain, day) WHERE loose;

CREATE TABLE standing_cells (
	company_id BIGINT NOT NULL,
	department_id BIGINT DEFAULT '0' NOT NULL,
	facet BIGINT NOT NULL,
	grain SMALLINT NOT NULL,
	day BIGINT NOT NULL,
	fields JSONB DEFAULT '{}' NOT NULL,
	records BIGINT NOT NULL,
	loose BOOLEAN DEFAULT 'false' NOT NULL,
	record_type_id BIGINT NOT NULL,
	stage_id BIGINT
);
CREATE INDEX ix_standing_cells_slot ON standing_cells (company_id, department_id, facet, grain, day);
CREATE INDEX ix_standing_cells_loose ON standing_cells (company_id, department_id, facet, grain, day) WHERE loose;

ALTER TABLE companies ADD COLUMN cells_stage_ids BIGINT[];
UPDATE companies SET cells_timezone = '' WHERE cells_timezone IS NOT NULL;
