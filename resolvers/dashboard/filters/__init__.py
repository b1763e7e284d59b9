"""Filters of a whole desktop: of all its rows only those count that have certain values, in every block whose rows have such."""
