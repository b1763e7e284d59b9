"""How the database goes about a desktop."""
