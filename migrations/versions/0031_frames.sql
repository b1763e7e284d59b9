-- Origins of pages that may have the desktop in a frame, and what sessions and ways in of frames are for.

ALTER TABLE companies ADD COLUMN frame_ancestors text[] NOT NULL DEFAULT '{}';
ALTER TABLE sessions ADD COLUMN scopes text[];
ALTER TABLE invitations
	ADD COLUMN scopes text[],
	DROP CONSTRAINT ck_invitations_purpose,
	ADD CONSTRAINT ck_invitations_purpose CHECK (purpose in ('invitation', 'reset', 'frame'));
