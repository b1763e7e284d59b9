"""How much one request may have read, all in one place. What it may ask for is bounded by `schema.limits`; docs/limits.md has both."""

# Steps of a period.
MAX_STEPS = 1_000

# Pages of rows behind numbers, of one request: each looks through all rows of its number once more.
MAX_PAGES = 1_000

# What a company can keep apart on one page; more groups than this say that a report must be narrowed.
MAX_GROUPS = 20_000

# Of a statement: PostgreSQL takes 65,535 parameters, and up to half a megabyte to plan each part, until the statement ends.
# What is more goes into the next one, in one transaction.
MAX_PARTS = 300
MAX_PARAMETERS = 60_000
MAX_CHARACTERS = 2_000_000
