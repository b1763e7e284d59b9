-- Passkeys of people, and challenges that devices are to sign. A server that knows neither goes on: both are new.

CREATE TABLE passkeys (
  company_id bigint NOT NULL,
  credential_id bytea NOT NULL,
  user_id bigint NOT NULL,
  name text NOT NULL,
  public_key bytea NOT NULL,
  sign_count bigint NOT NULL,
  transports text[] NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_used_at timestamptz,
  CONSTRAINT pk_passkeys PRIMARY KEY (company_id, credential_id),
  CONSTRAINT fk_passkeys_company_id_user_id FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
);
CREATE INDEX ix_passkeys_company_id_user_id ON passkeys (company_id, user_id);

CREATE TABLE passkey_challenges (
  challenge_hash bytea NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT pk_passkey_challenges PRIMARY KEY (challenge_hash)
);
CREATE INDEX ix_passkey_challenges_expires_at ON passkey_challenges (expires_at);
