"""How blocks make way: the cases that the page is held to as well, and what holds whatever is done."""

import json
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolvers.desktop_settings.copying import as_delta
from resolvers.grid import COLUMNS, Breakpoint, Placement
from resolvers.layout.applying import apply
from resolvers.layout.arranging import Layout
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.making_way import Places, bring_back, put, risen, take_off
from resolvers.layout.operation import Hide, Move, Reset, Resize, Show
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.user_error import Problems
from tests.resolvers.layout.layout_inputs import KEYS, grounds, placements

DESKTOP, TABLET, PHONE = Breakpoint
CASES = json.loads((Path(__file__).parent / "making_way.json").read_text())
Wide = st.sampled_from((DESKTOP, TABLET))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_cases_of_server_and_page(case: dict[str, Any]) -> None:
    width, pinned = Breakpoint(case["breakpoint"]), case.get("pinned", [])
    standing = {key: Placement(*cells) for key, cells in case["standing"].items()}
    for act in case["acts"]:
        match act:
            case {"put": key, "at": cells}:
                standing = put(standing, key, Placement(*cells), pinned, width)
            case {"take": key}:
                standing = take_off(standing, key, width)
            case {"bring": key, "at": cells}:
                standing = bring_back(standing, key, Placement(*cells), pinned, width)
            case _:
                raise AssertionError(act)
    assert standing == {key: Placement(*cells) for key, cells in case["expected"].items()}


def shown(layout_inputs: LayoutInputs, width: Breakpoint) -> Places:
    layout = Layout(layout_inputs)
    return {report.key: layout.placements(width)[report.key] for report in layout.visible}


def share_columns(one: Placement, other: Placement) -> bool:
    return one.column < other.column + other.width and other.column < one.column + one.width


def stand_apart(places: Mapping[str, Placement]) -> bool:
    return not any(one.overlaps(other) for one, other in combinations(places.values(), 2))


def in_order(places: Mapping[str, Placement], besides: frozenset[str]) -> set[tuple[str, str]]:
    """Who stands above whom in a column they share."""
    return {
        (one, other)
        for one in places
        for other in places
        if one not in besides
        and other not in besides
        and places[one].row < places[other].row
        and share_columns(places[one], places[other])
    }


def has_holes(places: Mapping[str, Placement]) -> bool:
    """Whether some block could go up by a row."""
    return any(
        place.row > 0
        and not any(place.at_row(place.row - 1).overlaps(other) for k, other in places.items() if k != key)
        for key, place in places.items()
    )


@st.composite
def blocks_on(draw: st.DrawFn, width: Breakpoint) -> tuple[Places, str, Placement, list[str]]:
    """Blocks that stand somewhere, one of them, and another place for it, on which nothing pinned stands."""
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=2, max_size=9, unique=True))
    standing = Places()
    for key in keys:
        standing = put(standing, key, draw(placements(key, width)), (), width)
    key = draw(st.sampled_from(keys))
    place = draw(placements(key, width))
    free = [other for other in keys if other != key and not standing[other].overlaps(place)]
    return standing, key, place, draw(st.lists(st.sampled_from(free), max_size=2)) if free else []


@settings(deadline=None)
@given(st.data(), Wide)
def test_a_block_stands_where_it_is_put_and_the_others_go_down_no_further_than_they_must(
    data: st.DataObject, width: Breakpoint
) -> None:
    standing, key, place, pinned = data.draw(blocks_on(width))
    after = put(standing, key, place, pinned, width)
    assert after[key] == place
    assert all(after[other] == standing[other] for other in pinned)
    assert stand_apart(after)
    for other, there in after.items():
        assert other == key or (
            there.row >= standing[other].row and there.at_row(standing[other].row) == standing[other]
        )
    others = frozenset(standing) - {key, *pinned}
    assert in_order(standing, frozenset({key, *pinned})) <= in_order(after, frozenset({key, *pinned}))

    # Nobody could stand higher: it rests on its old place, or on one of the firm ones or of those that it has to stay below.
    firm = [place, *(standing[other] for other in pinned)]
    for other in others:
        there = after[other]
        above = [after[one] for one, two in in_order(standing, frozenset({key, *pinned})) if two == other]
        rests = [one for one in (*firm, *above) if share_columns(one, there) and one.row + one.height == there.row]
        assert there == standing[other] or rests


@settings(deadline=None)
@given(st.data(), Wide)
def test_whoever_is_touched_by_nothing_stays_where_it_is(data: st.DataObject, width: Breakpoint) -> None:
    standing, key, place, pinned = data.draw(blocks_on(width))
    after = put(standing, key, place, pinned, width)
    moved = {other for other in after if other != key and after[other] != standing[other]}
    for other in moved:
        # Pushed by who was put, by what is pinned, or by another that was pushed and was above it.
        above = [after[one] for one in {key, *pinned, *(moved - {other})}]
        assert any(share_columns(one, after[other]) and one.row + one.height == after[other].row for one in above)
    if not any(place.overlaps(there) for other, there in standing.items() if other != key):
        assert not moved


@settings(deadline=None)
@given(st.data())
def test_on_a_phone_nothing_hangs_over_a_hole_and_the_others_keep_their_order(data: st.DataObject) -> None:
    standing, key, place, _ = data.draw(blocks_on(PHONE))
    after = put(standing, key, place, (), PHONE)
    assert stand_apart(after)
    assert not has_holes(after)
    assert in_order(take_off(standing, key, PHONE), frozenset()) == in_order(after, frozenset({key}))
    # It came between those that were above that place and those that were not.
    for other, there in take_off(standing, key, PHONE).items():
        if share_columns(there, place):
            assert (there.row + there.height <= place.row) == (after[other].row < after[key].row)


@settings(deadline=None)
@given(st.data(), st.sampled_from(Breakpoint))
def test_whoever_is_taken_off_comes_back_and_all_is_as_it_was(data: st.DataObject, width: Breakpoint) -> None:
    standing, key, *_ = data.draw(blocks_on(width))
    if width is PHONE:
        # Of two half as wide that close up beside each other one cannot tell any more which stood above the other.
        wide = {
            other: Placement(0, place.row * 20 + place.column, 2, place.height) for other, place in standing.items()
        }
        standing = risen(wide.items(), PHONE)
    without = take_off(standing, key, width)
    assert bring_back(without, key, standing[key], (), width) == standing
    assert width is PHONE or all(without[other] == standing[other] for other in without)


def test_one_row_more_for_contacts_moves_what_is_below_by_one_row() -> None:
    layout_inputs = LayoutInputs(BLOCKS, frozenset(KEYS))
    before = shown(layout_inputs, DESKTOP)
    delta = apply(layout_inputs, [Resize("contacts", DESKTOP, 3, 3)], Problems())
    after = shown(LayoutInputs(BLOCKS, frozenset(KEYS), personal=delta), DESKTOP)
    assert before["revenue_by_deal_type"].row == 2
    assert after["revenue_by_deal_type"].row == 3
    assert {key: after[key].row - before[key].row for key in KEYS if key != "contacts"}.items() <= {
        (key, rows) for key in KEYS for rows in (0, 1)
    }
    assert [after[key] for key in ("activities", "deals", "revenue")] == [
        before[key] for key in ("activities", "deals", "revenue")
    ]


@st.composite
def acts(draw: st.DrawFn, layout_inputs: LayoutInputs) -> Move | Resize | Hide | Show | Reset:
    kind = draw(st.sampled_from(("move", "move", "resize", "hide", "show", "reset")))
    key = draw(st.sampled_from(sorted(layout_inputs.audience)))
    if kind in ("hide", "show", "reset"):
        return {"hide": Hide, "show": Show, "reset": Reset}[kind](key)
    width = draw(st.sampled_from(Breakpoint))
    place = Layout(layout_inputs).placements(width)[key]
    if kind == "move":
        return Move(key, width, draw(st.integers(0, COLUMNS[width] - place.width)), draw(st.integers(0, 30)))
    wish = draw(placements(key, width))
    return Resize(key, width, min(wish.width, COLUMNS[width] - place.column), wish.height)


def beneath(layout_inputs: LayoutInputs, kind: str) -> LayoutInputs:
    """The same desktop as a person's, as a default of the administrator's, or as one that was copied from another person."""
    if kind == "default":
        return LayoutInputs(
            BLOCKS, frozenset(KEYS), defaults=layout_inputs.defaults[:1], may_hide=False, is_default=True
        )
    if kind == "copied":
        return LayoutInputs(BLOCKS, layout_inputs.audience, personal=as_delta(Layout(layout_inputs)))
    return layout_inputs


@settings(deadline=None)
@given(grounds(), st.sampled_from(("personal", "default", "copied")), st.data())
def test_after_each_save_nobody_has_moved_who_did_not_have_to(
    any_ground: LayoutInputs, kind: str, data: st.DataObject
) -> None:
    layout_inputs = beneath(any_ground, kind)
    if not layout_inputs.audience:
        return
    for _ in range(data.draw(st.integers(1, 4))):
        act, problems = data.draw(acts(layout_inputs)), Problems()
        delta = apply(layout_inputs, [act], problems)
        if problems:
            continue
        changed = LayoutInputs(
            layout_inputs.catalogue, layout_inputs.audience, layout_inputs.pinned, layout_inputs.defaults, delta,
            layout_inputs.may_hide, layout_inputs.may_rearrange, layout_inputs.is_default,
        )  # fmt: skip
        key, at = act.widget, getattr(act, "breakpoint_", None)
        for width in Breakpoint:
            before, after = shown(layout_inputs, width), shown(changed, width)
            assert stand_apart(after)
            assert width is not PHONE or not has_holes(after)
            if isinstance(act, Reset) or (at is not width and width is not DESKTOP) or width is PHONE:
                continue
            others = [other for other in before if other in after and other != key]
            for other in others:
                assert after[other].column == before[other].column
                assert after[other].row >= before[other].row
            is_in_the_way = key in after and any(after[key].overlaps(before[other]) for other in others)
            if at is not width or not is_in_the_way:
                assert all(after[other] == before[other] for other in others)
            elif isinstance(act, (Move, Resize)):
                assert after[str(key)] == put(before, str(key), after[str(key)], layout_inputs.pinned, width)[str(key)]
                assert after == put(before, str(key), after[str(key)], layout_inputs.pinned, width)
        layout_inputs = changed
