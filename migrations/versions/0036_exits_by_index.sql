-- Which deals came back to an outcome is told by the entries into its stages and the exits from them, without a look at the ledger.

DROP INDEX ix_transitions_by_stage;
CREATE INDEX ix_transitions_by_stage ON transitions (company_id, to_stage_id, occurred_at) INCLUDE (deal_id, ordinal, from_stage_id, deal_type_id);
DROP INDEX ix_transitions_by_stage_left;
CREATE INDEX ix_transitions_by_stage_left ON transitions (company_id, from_stage_id, occurred_at) INCLUDE (to_stage_id, deal_id, ordinal) WHERE from_stage_id is not null;
