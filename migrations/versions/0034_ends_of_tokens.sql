-- When somebody was told that a token is about to end, and what mails are about. A server that knows neither tells nobody, and leaves
-- such a mail to one that does.

ALTER TABLE api_tokens ADD COLUMN end_told_at timestamptz;
ALTER TABLE outgoing_mails
	ADD COLUMN told jsonb NOT NULL DEFAULT '{}',
	DROP CONSTRAINT ck_outgoing_mails_kind,
	ADD CONSTRAINT ck_outgoing_mails_kind CHECK (kind in ('invitation', 'password_reset', 'password_changed', 'email_changed', 'token_ends'));
