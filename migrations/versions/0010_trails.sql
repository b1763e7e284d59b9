-- Every stage that a deal's ledger leads to, each once, in the order of the last time it does.
ALTER TABLE deals ADD COLUMN trail BIGINT[] DEFAULT '{}' NOT NULL;

WITH reached AS (
	SELECT DISTINCT ON (company_id, deal_id, to_stage_id) company_id, deal_id, to_stage_id, occurred_at, ordinal
	FROM transitions
	ORDER BY company_id, deal_id, to_stage_id, occurred_at DESC, ordinal DESC
), trails AS (
	SELECT company_id, deal_id, array_agg(to_stage_id ORDER BY occurred_at, ordinal) AS trail
	FROM reached
	GROUP BY company_id, deal_id
)
UPDATE deals SET trail = trails.trail
FROM trails
WHERE deals.company_id = trails.company_id AND deals.id = trails.deal_id;
