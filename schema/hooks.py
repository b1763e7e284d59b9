"""The hooks of extensions: which there are, and of what kind, is found out once for each kind of extension, where the library looks at
each of them for each request."""

import inspect
from collections.abc import Callable
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext
from functools import lru_cache
from types import TracebackType
from typing import Any

from strawberry.extensions import SchemaExtension
from strawberry.extensions.context import (
    ExecutingContextManager,
    ExtensionContextManagerBase,
    OperationContextManager,
    ParsingContextManager,
    ValidationContextManager,
)
from strawberry.extensions.runner import SchemaExtensionsRunner

_NOTHING = nullcontext[None]()


class HooksRunner(SchemaExtensionsRunner):
    """The library's, for a schema with one extension."""

    def operation(self) -> Any:
        """See `SchemaExtensionsRunner`."""
        return self._around(OperationContextManager)

    def validation(self) -> Any:
        """See `SchemaExtensionsRunner`."""
        return self._around(ValidationContextManager)

    def parsing(self) -> Any:
        """See `SchemaExtensionsRunner`."""
        return self._around(ParsingContextManager)

    def executing(self) -> Any:
        """See `SchemaExtensionsRunner`."""
        return self._around(ExecutingContextManager)

    def _around(self, library: type[ExtensionContextManagerBase]) -> Any:
        if len(self.extensions) != 1:
            return library(self.extensions)
        [extension] = self.extensions
        hook = _hook(library, type(extension))
        return _NOTHING if hook is None else hook(extension)


class _Awaited:
    """A context that waits for nothing, to be entered by whoever may wait."""

    __slots__ = ("_context",)

    def __init__(self, context: AbstractContextManager[None]) -> None:
        self._context = context

    async def __aenter__(self) -> None:
        self._context.__enter__()

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._context.__exit__(kind, error, trace)


@lru_cache
def _hook(library: type[ExtensionContextManagerBase], kind: type[SchemaExtension]) -> Callable[[Any], Any] | None:
    """What such extensions do there; ``None``: nothing. Raises ``TypeError`` for a hook that does not yield, as none does here."""
    own: Any = getattr(kind, library.HOOK_NAME)
    if own is getattr(SchemaExtension, library.HOOK_NAME):
        return None
    if inspect.isasyncgenfunction(own):
        return asynccontextmanager(own)
    if not inspect.isgeneratorfunction(own):
        raise TypeError(f"Expected {own!r} to yield.")
    entered = contextmanager(own)
    return lambda extension: _Awaited(entered(extension))
