-- Companies whose cells are to be built: few, and looked for.

CREATE INDEX ix_companies_outdated_cells ON companies (id) WHERE cells_timezone is distinct from timezone;
