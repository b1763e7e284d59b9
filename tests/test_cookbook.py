"""The cookbook works: every request of docs/cookbook.md fits the schema, and the page runs in its order on a company of its own."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphql import FieldNode, OperationDefinitionNode, OperationType, build_schema, parse, validate
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import import_folder
from schema.schema import schema
from tests.conftest import NOW
from tests.http_api import HttpApi

PAGE = Path(__file__).parent.parent / "docs" / "cookbook.md"
ADMINISTRATOR = "ada@lakeside.example"


@dataclass
class Request:
    """A request of the page, with what stands below it."""

    line: int
    text: str
    variables: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)

    @property
    def who(self) -> str | None:
        """Who asks, by e-mail; nobody signed in, if None."""
        asked = re.search(r"^# asked by (\S+)$", self.text, re.MULTILINE)
        who = asked[1] if asked else ADMINISTRATOR
        return None if who == "nobody" else who

    @property
    def kept(self) -> dict[str, str]:
        """The paths into the answer of what later requests need, by name."""
        return dict(re.findall(r"^# <(\w+)> = ([\w.]+)$", self.text, re.MULTILINE))


def test_requests_fit_the_schema() -> None:
    described = build_schema(schema.as_str())
    for request in _requests():
        document = parse(request.text)
        assert validate(described, document) == [], request.line
        (operation,) = document.definitions
        assert isinstance(operation, OperationDefinitionNode), request.line
        names = {each.variable.name.value for each in operation.variable_definitions or ()}
        assert request.variables.keys() == names, request.line
        if operation.operation is OperationType.MUTATION:
            for called in operation.selection_set.selections:
                assert isinstance(called, FieldNode), request.line
                assert called.selection_set, request.line
                asked = {each.name.value for each in called.selection_set.selections if isinstance(each, FieldNode)}
                assert "userErrors" in asked, request.line


def test_every_kept_value_is_needed() -> None:
    needed = set(re.findall(r'"<(\w+)>"', PAGE.read_text()))
    kept = [name for request in _requests() for name in request.kept]
    assert sorted(kept) == sorted(needed | {"meeting"})


async def test_page_runs_from_top_to_bottom(engine: AsyncEngine, tmp_path: Path) -> None:
    await import_company(engine, tmp_path)
    await run_page(engine)


async def import_company(engine: AsyncEngine, folder: Path) -> None:
    """The empty company that the page begins with."""
    for _, language, name, text in _blocks():
        if language in ("json", "csv") and "." in name:
            (folder / name).write_text(text)
    await import_folder(engine, folder, now=NOW)


async def run_page(engine: AsyncEngine) -> None:
    """All requests of the page in their order; each must be answered as the page shows."""
    values: dict[str, Any] = {}
    for request in _requests():
        # A client of its own for each, as with curl: none brings the cookie of another.
        async with HttpApi(engine, NOW) as api:
            answer = await api.send(request.who, request.text, _filled(request.variables, values))
        assert "errors" not in answer, (request.line, answer["errors"])
        problems = [*_differences(request.answer, answer["data"]), *_refusals(request.answer, answer["data"])]
        assert problems == [], request.line
        for name, path in request.kept.items():
            values[name] = _at(answer["data"], path)


def _requests() -> list[Request]:
    found: list[Request] = []
    for line, language, name, text in _blocks():
        if language == "graphql":
            found.append(Request(line, text))
        elif language == "json" and name == "answer":
            found[-1].answer = json.loads(text)
        elif language == "json" and not name:
            assert not found[-1].answer, line
            found[-1].variables = json.loads(text)
        else:
            assert language == "bash" or name in ("company.json", "users.csv"), line
    return found


def _blocks() -> Iterator[tuple[int, str, str, str]]:
    """Each block's line, language, name and text."""
    page = PAGE.read_text()
    for block in re.finditer(r"^```(\w+) ?(\S*)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        yield page.count("\n", 0, block.start()) + 1, block[1], block[2], block[3]


def _filled(value: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(each, values) for name, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, values) for each in value]
    name = re.fullmatch(r"<(\w+)>", value) if isinstance(value, str) else None
    return values[name[1]] if name else value


def _at(answer: Any, path: str) -> Any:
    for step in path.split("."):
        answer = answer[int(step) if step.isdigit() else step]
    assert answer is not None, path
    return answer


def _differences(shown: Any, answer: Any, path: str = "") -> Iterator[str]:
    """Where an abridged answer differs: fields may be left out of it, rows of lists may not."""
    if isinstance(shown, dict) and isinstance(answer, dict):
        for name, each in shown.items():
            yield from _differences(each, answer.get(name), f"{path}.{name}")
    elif isinstance(shown, list) and isinstance(answer, list) and len(shown) == len(answer):
        for place, (each, real) in enumerate(zip(shown, answer, strict=True)):
            yield from _differences(each, real, f"{path}.{place}")
    elif shown != answer:
        yield f"{path}: the page has {shown}, the answer {answer}"


def _refusals(shown: Any, answer: Mapping[str, Any]) -> Iterator[str]:
    """Mistakes and conflicts that the page does not show."""
    for name, payload in answer.items():
        for refusal in ("userErrors", "conflict"):
            if isinstance(payload, dict) and payload.get(refusal) and refusal not in shown.get(name, {}):
                yield f"{name}: {payload[refusal]}"
