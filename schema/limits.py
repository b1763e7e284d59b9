"""How much one request may ask for, all in one place. The largest query of the product needs less than half of each.

What of it is read is bounded by `resolvers.limits`; docs/limits.md has both.
"""

# Of the request's body, in bytes; said here because it must hold the query.
MAX_BODY = 1_000_000

# Of rows that other systems send at once, moves of deals counted: by GraphQL, and as lines of their own with so many bytes in all.
MAX_UPSERTED_ROWS = 5_000
MAX_FEED_ROWS = 50_000
MAX_FEED_BODY = 32_000_000
# A signed message with records, in bytes.
MAX_WEBHOOK_BODY = 1_000_000

# Of the text.
MAX_QUERY_LENGTH = 100_000
MAX_TOKENS = 10_000
MAX_COMMENTS = 1_000
MAX_OPERATIONS = 50
MAX_FRAGMENTS = 200

# Of an operation, with its fragments spread out.
MAX_DEPTH = 15
MAX_FIELDS = 5_000
MAX_ALIASES = 250
MAX_ROOT_FIELDS = 30
# Fields that are answered together under one name are compared with each other, each with each.
MAX_SAME_NAME = 25

# What an operation may cost by docs/cost.md: twelve desktops of a year, each compared with the year before.
MAX_COST = 100_000

# Numbers in the widgets of one answer; the largest widgets give way to the others.
MAX_NUMBERS = 50_000

# Of one answer, in bytes before it is compressed.
MAX_ANSWER = 16_000_000

# Of one answer: who made one mistake fifty times learns of it five times.
MAX_ERRORS = 5

# Seconds from a request to its answer, whatever the database does.
MAX_SECONDS = 20
