-- What the processes of one product have to agree on: attempts to log in, and turns at downloading.

CREATE TABLE log_in_attempts (
	name_hash BYTEA NOT NULL,
	started_at TIMESTAMP WITH TIME ZONE NOT NULL,
	attempts BIGINT NOT NULL,
	CONSTRAINT pk_log_in_attempts PRIMARY KEY (name_hash)
);

CREATE INDEX ix_log_in_attempts_started_at ON log_in_attempts (started_at);

CREATE TABLE export_turns (
	company_id BIGINT NOT NULL,
	place BIGINT NOT NULL,
	holder UUID NOT NULL,
	expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_export_turns PRIMARY KEY (company_id, place)
);
