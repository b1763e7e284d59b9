-- One row a transaction and kind of rows. Nothing refers to it and it refers to nothing.

CREATE TABLE data_changes (
	company_id BIGINT NOT NULL,
	transaction_id XID8 DEFAULT pg_current_xact_id() NOT NULL,
	kind TEXT NOT NULL,
	people BIGINT[],
	starts_at TIMESTAMP WITH TIME ZONE,
	ends_at TIMESTAMP WITH TIME ZONE,
	written_at TIMESTAMP WITH TIME ZONE DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT pk_data_changes PRIMARY KEY (company_id, transaction_id, kind),
	CONSTRAINT ck_data_changes_kind CHECK (kind in ('contacts', 'activities', 'deals', 'communications', 'events', 'company', 'people', 'configuration', 'reports', 'desktops', 'audit'))
);
