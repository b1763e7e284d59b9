-- Origins whose pages may ask for a company's people, with a token of theirs.

ALTER TABLE companies ADD COLUMN allowed_origins text[] NOT NULL DEFAULT '{}';
