"""Whether two answers tell the same figures."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

# When the feed begins is no figure: without a visit it is a time before whenever the question is asked.
_NOT_COMPARED = frozenset({"since"})


def differences(one: Any, other: Any, without: Collection[str] = ()) -> list[str]:
    """Where two answers differ: numbers by their value, whatever way they are written, and lists in whatever order.

    Fields of the names in ``without`` are not looked at.
    """
    left_out = _NOT_COMPARED.union(without)
    return list(_differences(_normal(one, left_out), _normal(other, left_out), ""))


def _differences(one: Any, other: Any, path: str) -> Iterator[str]:
    if isinstance(one, Mapping) and isinstance(other, Mapping) and one.keys() == other.keys():
        for name in one:
            yield from _differences(one[name], other[name], f"{path}.{name}")
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for place, (this, that) in enumerate(zip(one, other, strict=True)):
            yield from _differences(this, that, f"{path}[{place}]")
    elif one != other:
        yield f"{path or 'All'}: {one} and {other}"


def _normal(value: Any, left_out: Collection[str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _normal(each, left_out) for name, each in value.items() if name not in left_out}
    if isinstance(value, list):
        return sorted((_normal(each, left_out) for each in value), key=repr)
    if isinstance(value, str | int) and not isinstance(value, bool):
        try:
            number = Decimal(value)
        except InvalidOperation:
            return value
        return number.normalize() if number.is_finite() else value
    return value
