"""The layout as a pure function."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from resolvers.catalog.smallest_size import smallest_size
from resolvers.grid import COLUMNS, Breakpoint, Placement
from resolvers.layout.arranging import Layout
from resolvers.layout.delta import Delta, Placed, read_delta, write_delta
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.report_definitions.blocks import BLOCKS
from tests.resolvers.layout.layout_inputs import KEYS, REPORTS, deltas, grounds, layout_inputs

DESKTOP, TABLET, PHONE = Breakpoint


def put(key: str, *cells: int, order: int = 1) -> dict[str, Placed]:
    return {key: Placed(Placement(*cells), order)}


@settings(deadline=None)
@given(grounds())
def test_no_two_widgets_share_a_cell_and_all_stand_within_the_columns_readable(any_ground: LayoutInputs) -> None:
    layout = Layout(any_ground)
    for breakpoint_ in Breakpoint:
        places = layout.placements(breakpoint_)
        assert set(places) == set(KEYS)
        # In a column, whoever comes back comes between others: only those that are there stand beside each other.
        shown = {report.key for report in layout.visible}
        there = [place for key, place in places.items() if key in shown or breakpoint_ is not PHONE]
        for one, other in combinations(there, 2):
            assert not one.overlaps(other)
        for key, place in places.items():
            smallest = smallest_size(REPORTS[key].kind, breakpoint_)
            assert place.column >= 0
            assert place.row >= 0
            assert place.column + place.width <= COLUMNS[breakpoint_]
            assert place.width >= smallest.width
            assert place.height >= smallest.height


@settings(deadline=None)
@given(grounds())
def test_the_same_ground_is_always_the_same_layout(any_ground: LayoutInputs) -> None:
    turned = replace(
        any_ground,
        personal=read_delta(write_delta(any_ground.personal))
        if not any_ground.personal.is_empty
        else any_ground.personal,
        audience=frozenset(sorted(any_ground.audience)),
    )
    for breakpoint_ in reversed(Breakpoint):
        assert Layout(any_ground).placements(breakpoint_) == Layout(turned).placements(breakpoint_)


@settings(deadline=None)
@given(grounds())
def test_a_widget_is_visible_or_hidden_or_forbidden_and_nothing_else(any_ground: LayoutInputs) -> None:
    layout = Layout(any_ground)
    visible, hidden, forbidden = ([r.key for r in each] for each in (layout.visible, layout.hidden, layout.forbidden))
    assert sorted([*visible, *hidden, *forbidden]) == sorted(KEYS)
    assert set(forbidden) == set(KEYS) - any_ground.audience
    assert all(key in any_ground.personal.hidden and key not in any_ground.pinned for key in hidden)
    assert not hidden or any_ground.may_hide
    order = [layout.placements(DESKTOP)[key].reading_order for key in visible]
    assert order == sorted(order)


@settings(deadline=None)
@given(grounds(), st.sampled_from((DESKTOP, TABLET)))
def test_the_latest_edit_stands_where_it_was_put_unless_a_pin_is_in_the_way(
    any_ground: LayoutInputs, breakpoint_: Breakpoint
) -> None:
    layout = Layout(any_ground)
    placed = any_ground.personal.latest_first(breakpoint_, layout.homes(breakpoint_))
    shown = {report.key for report in layout.visible}
    moved = [(key, place) for key, place in placed if key in shown and any_ground.allows_rearranging(key)]
    places = layout.placements(breakpoint_)
    pinned = [places[key] for key in shown & any_ground.pinned]
    for number, (key, place) in enumerate(moved):
        later = [each for _, each in moved[:number]]
        if not any(place.overlaps(other) for other in (*pinned, *later)):
            assert places[key] == place


@settings(deadline=None)
@given(grounds(), st.sampled_from(KEYS))
def test_hiding_a_widget_moves_no_other_on_the_desktop(any_ground: LayoutInputs, key: str) -> None:
    base = {DESKTOP: tuple(each for each in KEYS if each in any_ground.audience)}
    free = replace(any_ground, may_hide=True, personal=Delta(base=base, known=any_ground.audience))
    before = Layout(free).placements(DESKTOP)
    after = Layout(replace(free, personal=replace(free.personal, hidden=frozenset({key}))))
    assert all(after.placements(DESKTOP)[report.key] == before[report.key] for report in after.visible)


@given(deltas())
def test_a_delta_is_read_as_it_was_written(delta: Delta) -> None:
    read = read_delta(write_delta(delta))
    assert read.is_empty if delta.is_empty else read == delta
    assert write_delta(read) == write_delta(delta)


def test_the_default_desktop_is_read_in_the_manuals_order() -> None:
    everything = Layout(LayoutInputs(BLOCKS, frozenset(KEYS)))
    assert [report.key for report in everything.visible] == KEYS


def test_whoever_sees_fewer_blocks_has_no_holes_between_them() -> None:
    layout = Layout(
        layout_inputs("contacts", "activities", "deals", "revenue", audience=frozenset({"contacts", "revenue"}))
    )
    assert layout.placements(DESKTOP)["revenue"] == Placement(3, 0, 3, 2)


def test_what_is_in_the_way_goes_down_and_comes_back() -> None:
    delta = Delta(
        placed={DESKTOP: put("revenue", 0, 0, 3, 2)}, base={DESKTOP: ("contacts", "activities", "deals", "revenue")}
    )
    moved = layout_inputs("contacts", "activities", "deals", "revenue", personal=delta)
    places = Layout(moved).placements(DESKTOP)
    assert places["revenue"] == Placement(0, 0, 3, 2)
    assert places["activities"] == Placement(3, 0, 3, 2)
    assert places["contacts"] == Placement(0, 2, 3, 2)
    back = replace(moved, personal=Delta(hidden=frozenset({"revenue"}), placed=delta.placed, base=delta.base))
    assert Layout(back).placements(DESKTOP)["contacts"] == Placement(0, 0, 3, 2)


def test_a_block_published_later_comes_into_the_first_free_place_and_moves_nobody() -> None:
    keys = ("contacts", "activities", "deals", "revenue")
    delta = Delta(
        placed={DESKTOP: put("deals", 0, 2, 3, 2)}, base={DESKTOP: ("contacts", "deals", "revenue")},
        known=frozenset({"contacts", "deals", "revenue"}),
    )  # fmt: skip
    before = Layout(layout_inputs(*keys, personal=delta, audience=frozenset({"contacts", "deals", "revenue"})))
    after = Layout(layout_inputs(*keys, personal=delta))
    old = {key: before.placements(DESKTOP)[key] for key in ("contacts", "deals", "revenue")}
    assert {key: after.placements(DESKTOP)[key] for key in old} == old
    assert old["revenue"] == Placement(6, 0, 3, 2)
    assert after.placements(DESKTOP)["activities"] == Placement(3, 0, 3, 2)
    assert [key for key in keys if after.is_new(key)] == ["activities"]


def test_a_block_that_was_withdrawn_leaves_its_place_and_comes_back_to_it() -> None:
    keys = ("contacts", "activities", "deals", "revenue")
    delta = Delta(placed={DESKTOP: put("activities", 6, 4, 4, 3)}, base={DESKTOP: keys}, known=frozenset(keys))
    whole = Layout(layout_inputs(*keys, personal=delta))
    without = Layout(layout_inputs(*keys, personal=delta, audience=frozenset({"contacts", "revenue"})))
    for key in ("contacts", "revenue"):
        assert without.placements(DESKTOP)[key] == whole.placements(DESKTOP)[key]
    assert whole.placements(DESKTOP)["activities"] == Placement(6, 4, 4, 3)
    assert not any(whole.is_new(key) for key in keys)


def test_a_pinned_block_stands_where_the_default_has_it_whatever_was_done_to_it() -> None:
    delta = Delta(
        hidden=frozenset({"contacts"}),
        placed={DESKTOP: put("contacts", 6, 6, 3, 2) | put("deals", 0, 0, 6, 2, order=2)},
        base={DESKTOP: ("contacts", "deals")},
    )
    pinned = Layout(layout_inputs("contacts", "deals", personal=delta, pinned=frozenset({"contacts"})))
    assert pinned.placements(DESKTOP)["contacts"] == Placement(0, 0, 3, 2)
    assert pinned.placements(DESKTOP)["deals"] == Placement(0, 2, 6, 2)
    assert pinned.hidden == []


def test_what_people_stored_does_not_count_while_it_is_not_allowed_and_counts_again() -> None:
    delta = Delta(
        hidden=frozenset({"contacts"}),
        placed={DESKTOP: put("deals", 6, 6, 3, 2)},
        base={DESKTOP: ("contacts", "deals")},
    )
    free = layout_inputs("contacts", "deals", personal=delta)
    bound = Layout(replace(free, may_hide=False, may_rearrange=False))
    assert [report.key for report in bound.visible] == ["contacts", "deals"]
    assert bound.placements(DESKTOP) == Layout(layout_inputs("contacts", "deals")).placements(DESKTOP)
    assert [report.key for report in Layout(free).hidden] == ["contacts"]
    assert Layout(free).placements(DESKTOP)["deals"] == Placement(6, 6, 3, 2)


def test_of_two_defaults_the_particular_one_goes_first_and_the_company_fills_in() -> None:
    department = Delta(placed={DESKTOP: put("deals", 0, 0, 3, 2)})
    company = Delta(placed={DESKTOP: put("contacts", 0, 0, 3, 2) | put("revenue", 6, 0, 3, 2, order=2)})
    places = Layout(layout_inputs("contacts", "deals", "revenue", defaults=(department, company))).placements(DESKTOP)
    assert places["deals"] == Placement(0, 0, 3, 2)
    assert places["revenue"] == Placement(6, 0, 3, 2)
    assert places["contacts"] == Placement(0, 2, 3, 2)


def test_what_made_way_follows_its_default_as_soon_as_that_has_it_elsewhere() -> None:
    keys = ("contacts", "activities", "deals")
    pushed = Placed(Placement(0, 5, 3, 2), 1, made_way_from=Placement(0, 0, 3, 2))
    delta = Delta(placed={DESKTOP: put("deals", 0, 0, 3, 5) | {"contacts": pushed}}, base={DESKTOP: keys})
    assert Layout(layout_inputs(*keys, personal=delta)).placements(DESKTOP)["contacts"] == Placement(0, 5, 3, 2)
    elsewhere = Delta(placed={DESKTOP: put("contacts", 6, 0, 3, 2) | put("activities", 0, 1, 3, 2, order=2)})
    places = Layout(layout_inputs(*keys, personal=delta, defaults=(elsewhere,))).placements(DESKTOP)
    assert places["deals"] == Placement(0, 0, 3, 5)
    assert places["contacts"] == Placement(6, 0, 3, 2)
    assert places["activities"] == Placement(0, 5, 3, 2)


def test_narrow_screens_follow_the_desktops_reading_order_until_they_are_arranged() -> None:
    keys = ("contacts", "activities", "deals")
    turned = Delta(placed={DESKTOP: put("deals", 0, 0, 12, 2)}, base={DESKTOP: keys}, known=frozenset(keys))
    phone = Layout(layout_inputs(*keys, personal=turned)).placements(PHONE)
    assert sorted(keys, key=lambda key: phone[key].row) == ["deals", "contacts", "activities"]
    own = Delta(placed={PHONE: put("deals", 0, 9, 2, 3)}, base={DESKTOP: keys, PHONE: keys}, known=frozenset(keys))
    phone = Layout(layout_inputs(*keys, personal=replace(own, placed={**own.placed, **turned.placed}))).placements(
        PHONE
    )
    assert phone["deals"] == Placement(0, 4, 2, 3)
    assert sorted(keys, key=lambda key: phone[key].row) == ["contacts", "activities", "deals"]
