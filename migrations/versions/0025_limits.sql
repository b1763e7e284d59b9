-- The most that a company may have, and ask in a minute; empty: any number.

ALTER TABLE companies ADD COLUMN people_limit bigint;
ALTER TABLE companies ADD COLUMN records_limit bigint;
ALTER TABLE companies ADD COLUMN reports_limit bigint;
ALTER TABLE companies ADD COLUMN requests_limit bigint;
