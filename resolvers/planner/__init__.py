"""From reports to SQL: which scans a set of reports needs, each scan's statement text, and the figures out of its rows."""
