-- Until now nothing told what an import had brought from what people did here. Those rows stand first in their instant, or left an event.
ALTER TABLE transitions ADD COLUMN imported BOOLEAN DEFAULT true NOT NULL;
UPDATE transitions SET imported = false
WHERE ordinal = 0 OR EXISTS (
    SELECT FROM events
    WHERE events.company_id = transitions.company_id
        AND events.record_kind = 'deal'
        AND events.record_id = transitions.deal_id
        AND events.occurred_at = transitions.recorded_at
);
ALTER TABLE transitions ALTER COLUMN imported SET DEFAULT false;

ALTER TABLE transitions ADD COLUMN external_id TEXT;
CREATE UNIQUE INDEX ix_transitions_by_external_id ON transitions (company_id, external_id) WHERE external_id IS NOT NULL;

-- A deal may go to and fro within one instant.
ALTER TABLE transitions DROP CONSTRAINT uq_transitions_company_id_deal_id_to_stage_id_occurred_at;
