"""What administrators change, and the log of it; and what everybody changes about themselves."""
