-- Small companies have no cells. Whether one that has none is small is to be looked up, once.

DROP INDEX ix_companies_outdated_cells;
CREATE INDEX ix_companies_outdated_cells ON companies (id) WHERE cells_timezone <> timezone;

UPDATE companies SET cells_timezone = '' WHERE cells_timezone IS NULL;
