"""Random queries of whole desktops, answered by projectors and by the library alone: the same bytes."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any, cast

import pytest
from graphql import GraphQLObjectType, get_named_type, is_leaf_type
from graphql.execution import Executor
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.database import create_engine
from schema.schema import schema
from tests.demo_api import ADMIN, HEAD, LEAD, NOW, USER, add_demo_company
from tests.http_api import HttpApi
from tests.properties.examples import tried_on
from tests.schema.projection.queries import queries
from tests.schema.reports.every_shape import publish_every_shape

PEOPLE = (ADMIN, HEAD, LEAD, USER)

DESKTOPS = (
    "dashboard",
    "dashboard(period: {preset: LAST_MONTH})",
    "dashboard(period: {preset: LAST_WEEK}, compareTo: NONE)",
    'dashboard(period: {from: "2030-01-01", to: "2030-01-03"})',
    "dashboard(compareTo: SAME_PERIOD_LAST_YEAR, granularity: WEEK)",
)
# What stands before the selection, and of which type that is.
ROOTS = (("{ %s", "Dashboard"), ("{ %s { widgets", "Widget"), ("{ %s { widgets", "Widget"), ("{ viewer", "Viewer"))
ARGUMENTS = {
    "placement": ("", "(breakpoint: PHONE)", "(breakpoint: $breakpoint)", "(breakpoint: null)"),
    "minimumSize": ("", "(breakpoint: TABLET)", "(breakpoint: $breakpoint)"),
    "exportUrl": ("(format: CSV)", "(format: XLSX)"),
    "Dashboard.exportUrl": ("",),
    "widget": ('(key: "deals")', '(key: "sales_funnel")', '(key: "unknown")'),
    "number": ('(path: "total")', "(path: $path)", '(path: "secondary.won")', '(path: "unknown")'),
    "FieldValue.number": ("",),
    "records": ("(first: 1)", "(first: 1)", "(first: 1)", '(first: 1, after: "nonsense")'),
    "events": ("(first: 2)",),
    "groups": ("(first: 2)",),
    # Different kinds of objects under one name.
    "rows": ("",),
    "columns": ("",),
    "total": ("",),
}
VARIABLES = {"breakpoint": ("Breakpoint", "TABLET"), "path": ("String!", "total")}

core = schema._schema  # pyright: ignore[reportPrivateUsage] - has no public name


@st.composite
def desktop_queries(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A query of a desktop, of its widgets, or of who asks."""
    root, type_name = draw(st.sampled_from(ROOTS))
    if "%s" in root:
        root %= draw(st.sampled_from(DESKTOPS))
    return draw(queries(core, root=root, type_name=type_name, arguments=ARGUMENTS, variables=VARIABLES, depth=5))


@dataclass
class BothWays:
    """The same application twice."""

    projecting: HttpApi
    plain: HttpApi

    async def ask(self, who: str, query: str, variables: dict[str, Any], language: str) -> tuple[bytes, bytes]:
        """What both answer."""
        return (
            await self.projecting.bytes_of(who, query, variables, language=language),
            await self.plain.bytes_of(who, query, variables, language=language),
        )


@pytest.fixture(scope="module")
async def both_ways(create_database: Callable[[], str]) -> AsyncIterator[BothWays]:
    engine = create_engine(create_database())
    async with AsyncExitStack() as stack:
        both = BothWays(HttpApi(engine, NOW), HttpApi(engine, NOW, projects=False))
        for api in (both.projecting, both.plain):
            await stack.enter_async_context(api)
        await add_demo_company(both.projecting, deals=150, external_id="demo")
        await publish_every_shape(both.projecting, ADMIN)
        for who in PEOPLE:
            for api in (both.projecting, both.plain):
                await api.sign_in(who)
        yield both
    await engine.dispose()


@given(
    asked=desktop_queries(),
    who=st.sampled_from(PEOPLE),
    language=st.sampled_from(("en", "ru")),
)
@tried_on(80)
async def test_a_desktop_is_answered_alike(
    both_ways: BothWays, asked: tuple[str, dict[str, Any]], who: str, language: str
) -> None:
    projected, plain = await both_ways.ask(who, *asked, language)
    assert projected == plain


async def test_the_library_answers_only_what_waits(both_ways: BothWays, monkeypatch: pytest.MonkeyPatch) -> None:
    by_library: set[str] = set()
    execute_field: Any = Executor.execute_field

    def told(self: Any, parent_type: GraphQLObjectType, source: Any, details: Any, *more: Any) -> Any:
        by_library.add(f"{parent_type.name}.{details[0].node.name.value}")
        return execute_field(self, parent_type, source, details, *more)

    monkeypatch.setattr(Executor, "execute_field", told)
    widgets = sorted(core.get_possible_types(cast("Any", core.type_map["Widget"])), key=lambda each: each.name)
    for widget in widgets:
        text = f"{{ dashboard {{ widgets {{ ... on {widget.name} {{ {everything(widget)} }} }} }} }}"
        projected, plain = await both_ways.ask(ADMIN, text, {}, "en")
        assert b'"errors"' not in plain
        assert projected == plain
        by_library.clear()
        await both_ways.projecting.bytes_of(ADMIN, text)
        assert by_library == {"Query.dashboard", "Dashboard.widgets"}


def everything(type_: Any) -> str:
    """All fields of a type that are answered at once, and everything below them."""
    written: list[str] = []
    for name, field in type_.fields.items():
        if not field.extensions["strawberry-definition"].is_async and name != "number":
            called = (ARGUMENTS.get(f"{type_.name}.{name}") or ARGUMENTS.get(name) or ("",))[0]
            of = get_named_type(field.type)
            written.append(f"{name}{called} {'' if is_leaf_type(of) else f'{{ {everything(of)} }}'}")
    return " ".join(written)
