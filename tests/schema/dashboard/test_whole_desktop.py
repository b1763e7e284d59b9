"""The query of the README that fetches a whole desktop."""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    FieldNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    parse,
    validate,
    visit,
)

from schema.schema import schema
from tests.demo_api import ADMIN, HEAD, USER, demo_api
from tests.http_api import HttpApi

CORE = schema._schema  # pyright: ignore[reportPrivateUsage] - has no public name
WHOLE_DESKTOP = (Path(__file__).parents[3] / "docs" / "whole-desktop.graphql").read_text(encoding="utf-8")


def possible(interface: str) -> set[str]:
    """The names of the types that an interface has."""
    type_ = CORE.type_map[interface]
    assert isinstance(type_, GraphQLInterfaceType)
    return {each.name for each in CORE.get_possible_types(type_)}


# What is asked when somebody opens a number, one widget alone, and the events that stand in groups; and a second name of the total.
LEFT_OUT = {
    *(
        f"{counted}.{name}"
        for counted in possible("Counted")
        for name in ("explain", "narrowsTo", "narrowsToPeriod", "narrowsWholly")
    ),
    *(f"{widget}.number" for widget in possible("Widget")),
    "Dashboard.widget",
    "FeedWidget.events",
    # What administrators set and do about a company.
    *(
        f"Company.{name}"
        for name in ("links", "limits", "allowedOrigins", "frameAncestors", "deletionDueAt", "exportUrl")
    ),
}


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=200) as api:
        yield api


def test_it_is_valid_and_leaves_nothing_out_that_a_desktop_shows() -> None:
    document = parse(WHOLE_DESKTOP)
    assert validate(CORE, document) == []
    asked: dict[str, set[str]] = defaultdict(set)
    info = TypeInfo(CORE)

    class Note(Visitor):
        def enter_field(self, node: FieldNode, *_: Any) -> None:
            parent = info.get_parent_type()
            assert parent is not None
            for type_ in (
                (parent, *CORE.get_possible_types(parent)) if isinstance(parent, GraphQLInterfaceType) else (parent,)
            ):
                asked[type_.name].add(node.name.value)

    visit(document, TypeInfoVisitor(info, Note()))
    kinds = possible("Widget")
    assert kinds <= asked.keys()
    missing = {
        f"{name}.{field}"
        for name, fields in asked.items()
        if isinstance(type_ := CORE.type_map[name], GraphQLObjectType)
        # Of what is a thing of its own, such as a stage, its name will do.
        and (name in kinds | {"Dashboard"} or "id" not in type_.fields)
        for field in type_.fields.keys() - fields
        if not get_named_type(type_.fields[field].type).name.endswith(("RecordConnection", "PageInfo"))
    }
    assert missing - {each for each in missing if each.split(".")[0] in ("Query", "EventEdge")} == LEFT_OUT | PAGES


PAGES = {"EventConnection.totalCount", "EventGroupEdge.cursor", "PageInfo.hasPreviousPage", "PageInfo.startCursor"}


@pytest.mark.parametrize("who", [ADMIN, HEAD, USER])
async def test_it_is_answered_without_a_variable_to_everybody(api: HttpApi, who: str) -> None:
    desktop = (await api.ask(who, WHOLE_DESKTOP))["dashboard"]
    assert len(desktop["widgets"]) == 19
    assert {widget["status"]["code"] for widget in desktop["widgets"]} <= {"READY", "PARTIAL"}
    explicit = {
        "period": {"preset": "THIS_MONTH"},
        "compareTo": None,
        "scope": None,
        "granularity": None,
        "asUser": None,
    }
    assert (await api.ask(who, WHOLE_DESKTOP, explicit))["dashboard"] == desktop
