-- A second factor: what makes its codes, ways in without it, log-ins between the two factors, and whether a company requires it.

CREATE TABLE totp_secrets (
  company_id bigint NOT NULL,
  user_id bigint NOT NULL,
  sealed_secret text,
  pending_secret text,
  confirmed_at timestamptz,
  last_step bigint,
  CONSTRAINT pk_totp_secrets PRIMARY KEY (company_id, user_id),
  CONSTRAINT fk_totp_secrets_company_id_user_id FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
);

CREATE TABLE recovery_codes (
  company_id bigint NOT NULL,
  user_id bigint NOT NULL,
  code_hash bytea NOT NULL,
  used_at timestamptz,
  CONSTRAINT pk_recovery_codes PRIMARY KEY (company_id, user_id, code_hash),
  CONSTRAINT fk_recovery_codes_company_id_user_id FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
);

CREATE TABLE log_in_steps (
  company_id bigint NOT NULL,
  secret_hash bytea NOT NULL,
  user_id bigint NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CONSTRAINT pk_log_in_steps PRIMARY KEY (company_id, secret_hash),
  CONSTRAINT fk_log_in_steps_company_id_user_id FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
);
CREATE INDEX ix_log_in_steps_company_id_user_id ON log_in_steps (company_id, user_id);

CREATE TABLE sign_in_settings (
  company_id bigint NOT NULL,
  requires_second_factor boolean NOT NULL DEFAULT false,
  CONSTRAINT pk_sign_in_settings PRIMARY KEY (company_id),
  CONSTRAINT fk_sign_in_settings_company_id FOREIGN KEY (company_id) REFERENCES companies (id)
);
