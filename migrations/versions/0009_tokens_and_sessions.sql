-- What tokens may, until when, and when they and sessions were last used.

ALTER TABLE sessions
	ADD COLUMN last_seen_at TIMESTAMP WITH TIME ZONE,
	ADD COLUMN client TEXT DEFAULT '' NOT NULL;

ALTER TABLE api_tokens
	ADD COLUMN scopes TEXT[] DEFAULT '{read,records,administration}' NOT NULL,
	ADD COLUMN expires_at TIMESTAMP WITH TIME ZONE,
	ADD COLUMN last_used_at TIMESTAMP WITH TIME ZONE;
