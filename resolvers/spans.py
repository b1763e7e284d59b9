"""What takes time in a request, by name, for whoever traces it; nobody does unless the process has somebody told."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

Begin = Callable[[str], AbstractContextManager[object]]

_begin: Begin = nullcontext


def span(name: str) -> AbstractContextManager[object]:
    """Lasts as long as that of which it is the name."""
    return _begin(name)


def tell_spans(begin: Begin) -> None:
    """From now on ``begin`` is told of each."""
    global _begin
    _begin = begin
