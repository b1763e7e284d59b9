-- Of which fields the cells have a facet of sources, and the companies where that is no longer what the settings say.

ALTER TABLE report_field_settings
	ADD COLUMN activity_facet_field_ids BIGINT[] DEFAULT '{}' NOT NULL,
	ADD COLUMN deal_facet_field_ids BIGINT[] DEFAULT '{}' NOT NULL;

CREATE INDEX ix_report_field_settings_outdated_facets ON report_field_settings (company_id) WHERE case when cardinality(activity_source_field_ids) > 1 then activity_source_field_ids else '{}' end <> activity_facet_field_ids or case when cardinality(deal_source_field_ids) > 1 then deal_source_field_ids else '{}' end <> deal_facet_field_ids;
