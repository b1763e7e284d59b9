"""What numbers commands and settings take: none is so large that it fails later, where it is used."""

import math
from typing import Any

import click

COUNT = click.IntRange(0, 2**62)
"""So many of something, or its number: what a column of the database holds."""

DAYS = click.IntRange(0, 36_500)
"""A hundred years, which any day of a calendar in use has behind it."""

_A_DAY = 24 * 60 * 60


class Seconds(click.FloatRange):
    """Seconds, a day at the most."""

    def __init__(self, least: float, most: float = _A_DAY) -> None:
        super().__init__(least, most)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """See click. What is no number is within every range by comparison."""
        seconds: float = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value} is no number of seconds.", param, ctx)
        return seconds
