"""Administrators and people act at random, one after another and at once; every desktop is what the model says it must be."""

import asyncio
import os
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import insert

from crm_desktop.database import create_engine
from models import Group
from resolvers.dashboard.context_by_scope import ContextByScopeLoader, ContextRequest
from resolvers.dashboard.scope import OWN_SCOPE
from resolvers.grid import Breakpoint
from resolvers.layout.arranging import Layout
from resolvers.statement import Statements
from tests.resolvers.layout.acts import Act, Arrange, ArrangeDefault, Decide, GoBack, Join, Real, Switch, Transfer
from tests.resolvers.layout.model import COLUMNS, Arrangement, Model, Op, cells
from tests.resolvers.records.office import build_office

PEOPLE = ("admin", "boss", "seller", "other")
DEPARTMENTS = ("sales", "north", "support")
GROUPS = ("Alpha", "Beta")
IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"

# Few of the blocks, so that people meet at them.
blocks = st.sampled_from(("contacts", "activities", "revenue", "revenue_by_deal_type", "sales_funnel", "events"))
people = st.sampled_from(PEOPLE)
widths = st.sampled_from([*COLUMNS])
departments = st.sampled_from((*DEPARTMENTS, None))


@st.composite
def operations(draw: st.DrawFn) -> Op:
    kind = draw(
        st.sampled_from(("move", "move", "move", "resize", "resize", "hide", "hide", "show", "reset", "reset all"))
    )
    if kind == "reset all":
        return "reset", None
    if kind not in ("move", "resize"):
        return kind, draw(blocks)
    width = draw(widths)
    across = draw(st.integers(0, COLUMNS[width] if kind == "resize" else COLUMNS[width] - 1))
    return kind, draw(blocks), width, across, draw(st.integers(0, 8))


@st.composite
def audiences(draw: st.DrawFn) -> tuple[tuple[str, Any], ...]:
    """Published to some, or to all, or withdrawn."""
    if draw(st.booleans()):
        return (("everyone", draw(st.booleans())),)
    rule: dict[str, Any] = {"everyone": draw(st.booleans())}
    for prefix in ("", "except_"):
        if draw(st.booleans()):
            rule[f"{prefix}users"] = draw(st.lists(people, max_size=2, unique=True))
        if draw(st.booleans()):
            rule[f"{prefix}groups"] = draw(st.lists(st.sampled_from(GROUPS), max_size=1))
        if draw(st.booleans()):
            named = st.tuples(st.sampled_from(DEPARTMENTS), st.booleans())
            rule[f"{prefix}departments"] = draw(st.lists(named, max_size=1))
    return tuple(rule.items())


some_operations = st.lists(operations(), min_size=1, max_size=3).map(tuple)
# Who, what, and how many saves ago they looked.
saves = st.tuples(people, some_operations, st.integers(0, 2))
decisions: st.SearchStrategy[Act] = st.one_of(
    st.builds(Decide, blocks, audiences()),
    st.builds(Switch, may_hide=st.none() | st.booleans(), may_rearrange=st.none() | st.booleans()),
    st.builds(Switch, pinned=st.frozensets(blocks, max_size=2)),
    st.builds(Join, people, st.sampled_from(GROUPS), st.booleans()),
    st.builds(Transfer, people, departments),
)
owners = st.one_of(
    st.just(("company", "")),
    st.tuples(st.just("group"), st.sampled_from(GROUPS)),
    st.tuples(st.just("department"), st.sampled_from(DEPARTMENTS)),
)
defaults = st.builds(ArrangeDefault, owners, st.none() | blocks, widths, st.integers(0, 9), st.integers(0, 30))


class Desktops(RuleBasedStateMachine):
    """A company's desktops, and the model of them."""

    runner: asyncio.Runner
    engine: Any

    @initialize()
    def open_office(self) -> None:
        self.real = self.runner.run(self._open())
        homes: dict[str, str | None] = {"admin": None, "boss": "sales", "seller": "north", "other": "support"}
        self.model = Model(homes, {name: set() for name in GROUPS}, own={who: Arrangement() for who in PEOPLE})

    async def _open(self) -> Real:
        office = await build_office(self.engine)
        groups: dict[str, int] = {}
        async with self.engine.begin() as connection:
            for name in GROUPS:
                added = insert(Group).values(company_id=office.company_id, name=name).returning(Group.id)
                groups[name] = (await connection.execute(added)).scalar_one()
        return Real(self.engine, office, groups)

    def arrange(self, save: tuple[str, tuple[Op, ...], int]) -> Arrange:
        who, ops, stale = save
        return Arrange(who, ops, max(0, len(self.model.own[who].history) - stale))

    def act(self, act: Act) -> None:
        note(repr(act))
        assert self.runner.run(act.do(self.real)) == act.expect(self.model)

    @rule(save=saves)
    def somebody_arranges(self, save: tuple[str, tuple[Op, ...], int]) -> None:
        self.act(self.arrange(save))

    @rule(who=people, chosen=st.data())
    def somebody_goes_back(self, who: str, chosen: st.DataObject) -> None:
        self.act(GoBack(who, chosen.draw(st.integers(0, len(self.model.own[who].history)))))

    @rule(decision=decisions)
    def something_is_decided(self, decision: Act) -> None:
        self.act(decision)

    @rule(default=defaults)
    def a_default_is_arranged(self, default: Act) -> None:
        self.act(default)

    @rule(key=blocks)
    def a_block_is_withdrawn_and_published_again(self, key: str) -> None:
        rule = tuple(self.model.audiences.get(key, {"everyone": True}).items())
        before = self.shown()
        self.act(Decide(key, (("everyone", False),)))
        assert all(key not in desktop["visible"] for desktop in self.shown().values())
        self.act(Decide(key, rule))
        assert self.shown() == before

    @rule(first=saves, second=saves)
    def two_save_at_once(self, first: tuple[str, tuple[Op, ...], int], second: tuple[str, tuple[Op, ...], int]) -> None:
        self.together(self.arrange(first), self.arrange(second))

    @rule(
        who=people,
        first=st.lists(operations(), min_size=1, max_size=2),
        second=st.lists(operations(), min_size=1, max_size=2),
    )
    def somebody_saves_in_two_windows_at_once(self, who: str, first: list[Op], second: list[Op]) -> None:
        base = len(self.model.own[who].history)
        self.together(Arrange(who, tuple(first), base), Arrange(who, tuple(second), base))

    @rule(decision=decisions, save=saves)
    def something_is_decided_while_somebody_saves(self, decision: Act, save: tuple[str, tuple[Op, ...], int]) -> None:
        self.together(decision, self.arrange(save))

    @rule(save=saves)
    def a_save_is_sent_again(self, save: tuple[str, tuple[Op, ...], int]) -> None:
        who, ops, base = save[0], save[1], len(self.model.own[save[0]].history)
        sent = Arrange(who, ops, base, f"{who} {base} {len(ops)}")
        expected = sent.expect(self.model)

        async def thrice() -> list[Any]:
            return [*await asyncio.gather(sent.do(self.real), sent.do(self.real)), await sent.do(self.real)]

        assert self.runner.run(thrice()) == [expected] * 3

    def together(self, one: Act, other: Act) -> None:
        """Both at once: what came of them is what comes of them one after the other, in one of the orders."""
        note(f"{one!r} beside {other!r}")

        async def both() -> list[Any]:
            return [*await asyncio.gather(one.do(self.real), other.do(self.real))]

        outcome, explained = self.runner.run(both()), list[Model]()
        for order in ((one, other), (other, one)):
            model = deepcopy(self.model)
            expected = {id(act): act.expect(model) for act in order}
            if [expected[id(one)], expected[id(other)]] == outcome:
                explained.append(model)
        assert explained, outcome
        shown = self.shown()
        self.model = next((model for model in explained if expected_of(model) == shown), explained[0])

    def shown(self) -> dict[str, Any]:
        return {who: told(layout, revision) for who, (layout, revision) in self.runner.run(self._read()).items()}

    async def _read(self) -> dict[str, tuple[Layout, int]]:
        viewers = {who: self.real.office.viewer(who) for who in PEOPLE}
        requests = [ContextRequest(viewer, OWN_SCOPE) for viewer in viewers.values()]
        dashboard_contexts = await ContextByScopeLoader(Statements(self.engine)).load_many(requests)
        return {
            who: (Layout(context.arrangement.layout_inputs()), context.arrangement.revision)
            for who, context in zip(viewers, dashboard_contexts, strict=True)
        }

    @precondition(lambda self: hasattr(self, "real"))
    @invariant()
    def every_desktop_is_what_the_model_says(self) -> None:
        shown = self.shown()
        expected = expected_of(self.model)
        for who in PEOPLE:
            assert shown[who] == expected[who], who
            for width in COLUMNS:
                # In a column, whoever comes back comes between others.
                there = shown[who]["visible"] if width == "PHONE" else shown[who][width]
                for one, another in combinations([shown[who][width][key] for key in there], 2):
                    assert not cells(one) & cells(another)


def told(layout: Layout, revision: int) -> dict[str, Any]:
    """A desktop as the product has it."""
    told: dict[str, Any] = {
        "revision": revision,
        "visible": [report.key for report in layout.visible],
        "hidden": [report.key for report in layout.hidden],
        "new": [report.key for report in layout.visible if layout.is_new(report.key)],
    }
    for width in Breakpoint:
        places = layout.placements(width)
        told[width.value] = {key: (p.column, p.row, p.width, p.height) for key, p in sorted(places.items())}
    return told


def expected_of(model: Model) -> dict[str, Any]:
    """All desktops as the model has them."""
    expected: dict[str, Any] = {}
    for who in PEOPLE:
        places = {width: model.places(who, width) for width in COLUMNS}
        desktop = places["DESKTOP"]
        visible = sorted(model.shown(who), key=lambda key: (desktop[key][1], desktop[key][0]))
        expected[who] = {
            "revision": len(model.own[who].history),
            "visible": visible,
            "hidden": model.hidden(who),
            "new": [key for key in visible if model.is_new(who, key)],
            **{width: dict(sorted(each.items())) for width, each in places.items()},
        }
    return expected


@pytest.fixture(scope="module")
def machine(create_database: Callable[[], str]) -> Iterator[type[Desktops]]:
    """Offices on one database, one for each example, on an event loop of their own."""
    with asyncio.Runner() as runner:
        engine = create_engine(create_database())
        yield type("DesktopsOverDatabase", (Desktops,), {"runner": runner, "engine": engine})
        runner.run(engine.dispose())


def test_whatever_is_done_in_whatever_order_every_desktop_is_what_the_model_says(machine: type[Desktops]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=300 if IS_THOROUGH else 10,
            stateful_step_count=50 if IS_THOROUGH else 20,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
        ),
    )
