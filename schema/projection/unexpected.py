"""What ends a function."""


class UnexpectedValue(Exception):
    """A value that the library must judge."""
