-- What contacts are found to be the same by. Those that are there get their keys in the background, as those that come by import.

ALTER TABLE contacts ADD COLUMN is_keyed BOOLEAN DEFAULT 'false' NOT NULL;
CREATE INDEX ix_contacts_unkeyed ON contacts (company_id, id) WHERE not is_keyed;

CREATE TABLE contact_keys (
	company_id BIGINT NOT NULL,
	contact_id BIGINT NOT NULL,
	kind TEXT NOT NULL,
	key TEXT NOT NULL,
	CONSTRAINT pk_contact_keys PRIMARY KEY (company_id, contact_id, kind, key),
	CONSTRAINT fk_contact_keys_company_id FOREIGN KEY(company_id) REFERENCES companies (id),
	CONSTRAINT fk_contact_keys_company_id_contact_id FOREIGN KEY(company_id, contact_id) REFERENCES contacts (company_id, id) ON DELETE CASCADE,
	CONSTRAINT ck_contact_keys_kind CHECK (kind in ('email', 'phone', 'name'))
);
CREATE INDEX ix_contact_keys_key ON contact_keys (company_id, kind, key, contact_id);
