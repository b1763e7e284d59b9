-- Names as they are compared, whatever the case and the blanks; empty for the second of two that had one name already.

ALTER TABLE departments ADD COLUMN folded_name TEXT;

ALTER TABLE groups ADD COLUMN folded_name TEXT;

ALTER TABLE deal_types ADD COLUMN folded_name TEXT;

ALTER TABLE stages ADD COLUMN folded_name TEXT;

ALTER TABLE activity_types ADD COLUMN folded_name TEXT;

ALTER TABLE custom_fields ADD COLUMN folded_name TEXT;

ALTER TABLE field_options ADD COLUMN folded_name TEXT;

-- Indexes

CREATE UNIQUE INDEX uq_departments_folded_name ON departments (company_id, coalesce(parent_id, 0), md5(folded_name));

CREATE UNIQUE INDEX uq_groups_folded_name ON groups (company_id, md5(folded_name));

CREATE UNIQUE INDEX uq_deal_types_folded_name ON deal_types (company_id, md5(folded_name)) WHERE archived_at is null;

CREATE UNIQUE INDEX uq_stages_folded_name ON stages (company_id, coalesce(deal_type_id, 0), md5(folded_name)) WHERE archived_at is null;

CREATE UNIQUE INDEX uq_activity_types_folded_name ON activity_types (company_id, md5(folded_name)) WHERE archived_at is null;

CREATE UNIQUE INDEX uq_custom_fields_folded_name ON custom_fields (company_id, entity, coalesce(deal_type_id, 0), coalesce(activity_type_id, 0), md5(folded_name)) WHERE archived_at is null;

CREATE UNIQUE INDEX uq_field_options_folded_name ON field_options (company_id, coalesce(field_id, 0), md5(folded_name)) WHERE archived_at is null;
