-- Whoever finds a report on their desktop is told so, once: who has been is looked up when it is given to others.

ALTER TABLE events
    DROP CONSTRAINT ck_events_kind,
    DROP CONSTRAINT ck_events_record_kind,
    ADD CONSTRAINT ck_events_kind CHECK (kind in ('created', 'changed', 'handed_over', 'moved', 'deleted', 'restored', 'mentioned', 'published')),
    ADD CONSTRAINT ck_events_record_kind CHECK (record_kind in ('contact', 'activity', 'deal', 'communication', 'report'));

CREATE INDEX ix_events_of_reports ON events (company_id, record_id) WHERE record_kind = 'report';
