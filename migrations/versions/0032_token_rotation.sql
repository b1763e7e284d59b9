-- By which secret another one was replaced, which goes on for a while; and when it was told that a token has expired. A server that
-- knows neither goes on: to it a secret that was replaced is a token by itself, until it expires.

ALTER TABLE api_tokens ADD COLUMN replaced_by bytea, ADD COLUMN expiry_noted_at timestamptz;
