-- Where people signed in from.

ALTER TABLE sessions
	ADD COLUMN address TEXT DEFAULT '' NOT NULL;
