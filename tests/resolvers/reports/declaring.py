"""Sources with something further declared in them, for programs that run by themselves: other tests must not meet it."""

import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder, SourceLoader
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import Any

# By module: texts, each with what is declared before it.
Declarations = Mapping[str, Sequence[tuple[str, str]]]


class _WithDeclarations(SourceFileLoader):
    def __init__(self, name: str, path: str, declarations: Sequence[tuple[str, str]]) -> None:
        super().__init__(name, path)
        self._declarations = declarations

    def get_data(self, path: str) -> bytes:
        source = super().get_data(path)
        if not path.endswith(".py"):
            return source
        text = source.decode()
        for before, declaration in self._declarations:
            assert text.count(before) == 1, f"{before!r} of {path}"
            text = text.replace(before, f"{declaration.lstrip(chr(10))}{before}")
        return text.encode()

    def path_stats(self, path: str) -> Any:
        raise OSError  # what is compiled here is not kept


class _Finder(MetaPathFinder):
    def __init__(self, declarations: Declarations) -> None:
        self._declarations = declarations

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in self._declarations:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        assert spec is not None
        assert isinstance(spec.loader, SourceLoader)
        assert spec.origin is not None
        spec.loader = _WithDeclarations(fullname, spec.origin, self._declarations[fullname])
        return spec


def declare(declarations: Declarations) -> None:
    """From now on these modules are imported with what is declared further in them; none has been so far."""
    assert not declarations.keys() & sys.modules.keys()
    sys.meta_path.insert(0, _Finder(declarations))
