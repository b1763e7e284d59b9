-- The filters that each person chose last, beside their arrangement.

ALTER TABLE personal_dashboards ADD COLUMN filters jsonb NOT NULL DEFAULT '[]';
