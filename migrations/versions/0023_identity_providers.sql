-- Sign-in by identity providers of companies: their settings, log-ins under way, and who is who for them.

CREATE TABLE identity_providers (
  company_id bigint NOT NULL,
  issuer text NOT NULL,
  client_id text NOT NULL,
  sealed_secret text,
  domains text[] NOT NULL,
  group_claim text,
  group_rules jsonb NOT NULL,
  creates_people boolean NOT NULL,
  is_only_way boolean NOT NULL,
  CONSTRAINT pk_identity_providers PRIMARY KEY (company_id),
  CONSTRAINT fk_identity_providers_company_id FOREIGN KEY (company_id) REFERENCES companies (id)
);
CREATE INDEX ix_identity_providers_domains ON identity_providers USING gin (domains);

CREATE TABLE provider_log_ins (
  company_id bigint NOT NULL,
  secret_hash bytea NOT NULL,
  browser_hash bytea NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT pk_provider_log_ins PRIMARY KEY (company_id, secret_hash),
  CONSTRAINT fk_provider_log_ins_company_id FOREIGN KEY (company_id) REFERENCES companies (id)
);

CREATE TABLE provider_identities (
  company_id bigint NOT NULL,
  issuer text NOT NULL,
  subject text NOT NULL,
  user_id bigint NOT NULL,
  CONSTRAINT pk_provider_identities PRIMARY KEY (company_id, issuer, subject),
  CONSTRAINT fk_provider_identities_company_id_user_id FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
);
