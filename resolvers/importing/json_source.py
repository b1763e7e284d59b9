"""Reading the JSON files, as strictly as the others."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from resolvers.importing.folder import SourceFile
from resolvers.importing.problem import ProblemLog, listed, nearest, shortened, shown

_OBJECT = 'one object, such as {"name": "Acme"}'
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A kind of value: whether something is one, and how a message calls it."""

    fits: Callable[[Any], bool]
    expected: str


TEXT = JsonValue(
    lambda value: isinstance(value, str) and value != "" and not _UNSTORABLE.search(value),
    "text that is not empty and holds neither NUL nor half of a surrogate pair",
)
FLAG = JsonValue(lambda value: isinstance(value, bool), "true or false")
TEXTS = JsonValue(
    lambda value: isinstance(value, list) and all(isinstance(each, str) for each in cast("list[object]", value)),
    "a list of external ids",
)
OBJECT = JsonValue(lambda value: isinstance(value, dict), "an object")


class JsonSource:
    """A JSON file that holds one object. What is wrong with it is noted as problems of the path to the value."""

    def __init__(self, source: SourceFile, problems: ProblemLog) -> None:
        self.name = source.name
        self._source = source
        self._problems = problems

    def add(self, path: str | None, wrong: str, expected: str, line: int | None = None) -> None:
        """Notes a problem."""
        self._problems.add(self.name, line, path, wrong, expected)

    def read(self) -> Mapping[str, Any] | None:
        """The object; ``None`` if there is none to be read."""
        repeated: list[str] = []

        def read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            names = [name for name, _ in pairs]
            repeated.extend(name for index, name in enumerate(names) if name in names[:index])
            return dict(pairs)

        try:
            content = json.loads(self._source.path.read_bytes(), object_pairs_hook=read_object)
        except json.JSONDecodeError as error:
            self.add(None, f"is not JSON ({error.msg})", _OBJECT, error.lineno)
            return None
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            self.add(None, f"holds bytes that are not {error.encoding.upper()}", "JSON text in UTF-8", line)
            return None
        except (OSError, RecursionError) as error:
            self.add(None, f"cannot be read ({error})", f"a readable file with {_OBJECT}")
            return None
        for name in repeated:
            self.add(name, "is there twice", "each key once")
        if not isinstance(content, dict):
            self.add(None, "is not a JSON object", _OBJECT)
            return None
        return cast("dict[str, Any]", content)

    def check(
        self, content: Mapping[str, Any], known: Mapping[str, JsonValue], path: str = "", required: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """The values that are of their kind; notes the others, unknown keys and missing ones. ``path`` leads to the object."""
        sound: dict[str, Any] = {}
        for key, value in content.items():
            if key not in known:
                self.add(f"{path}{key}", "is not a key of the format", f"one of {listed(known)}{nearest(key, known)}")
            elif not known[key].fits(value):
                quoted = shown(value) if isinstance(value, str) else shortened(json.dumps(value))
                self.add(f"{path}{key}", f"{quoted} does not fit", known[key].expected)
            else:
                sound[key] = value
        for key in required:
            if key not in content:
                self.add(f"{path}{key}", "is missing", known[key].expected)
        return sound
