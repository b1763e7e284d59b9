"""Arithmetic that loses no digit; rounding happens here, once, at the end."""

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

# More than any sum of amounts has: PostgreSQL's numeric may have 131,072 digits, amounts have 26.
_DIGITS = 1_000
# Making a context for the thread and taking it back takes longer than a sum, and a desktop has hundreds of them.
_EXACT = Context(prec=_DIGITS)
ZERO = Decimal(0)
_ONE = Decimal(1)
# Most numbers are such, and each has 104 bytes.
_SMALL = tuple(map(Decimal, range(1_000)))


def exactly(number: int | Decimal) -> Decimal:
    """The very number; small whole ones are the same objects."""
    return _SMALL[number] if type(number) is int and 0 <= number < len(_SMALL) else Decimal(number)


def add(values: Iterable[Decimal]) -> Decimal:
    """The exact sum, as `shortest` writes it."""
    total = ZERO
    for value in values:
        total = _EXACT.add(total, value)
    return shortest(total)


def shortest(value: Decimal) -> Decimal:
    """The number without decimals that say nothing: what was added and taken away again leaves none behind."""
    return value.quantize(_ONE, context=_EXACT) if value == value.to_integral_value() else value.normalize(_EXACT)


def difference(value: Decimal, base: Decimal) -> Decimal:
    """``value`` less ``base``, exactly."""
    return _EXACT.subtract(value, base)


def percent_change(value: Decimal, base: Decimal) -> Decimal | None:
    """The change in percent of the base's absolute value, to two decimals, half even; ``None`` where the base is 0."""
    with localcontext(prec=_DIGITS):
        return ((value - base) * 100 / abs(base)).quantize(Decimal("0.01"), ROUND_HALF_EVEN) if base else None


def quotient(part: Decimal, whole: Decimal, decimals: int) -> Decimal | None:
    """One number divided by another, to at most so many decimals, half even; ``None`` where the second is 0."""
    with localcontext(prec=_DIGITS):
        if not whole:
            return None
        return shortest((part / whole).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN))


def ratio(part: Decimal, whole: Decimal) -> Decimal | None:
    """A share, 1 for all, to four decimals, half even; ``None`` of nothing."""
    with localcontext(prec=_DIGITS):
        return (part / whole).quantize(Decimal("0.0001"), ROUND_HALF_EVEN) if whole else None
