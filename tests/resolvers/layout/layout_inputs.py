"""Grounds of layouts, of all sorts."""

from collections.abc import Sequence

from hypothesis import strategies as st

from resolvers.catalog.smallest_size import smallest_size
from resolvers.grid import COLUMNS, Breakpoint, Placement
from resolvers.layout.delta import Delta, Placed
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.catalog_entry import CatalogEntry

KEYS = [report.key for report in BLOCKS]
REPORTS = {report.key: report for report in BLOCKS}


def some_reports(*keys: str) -> tuple[CatalogEntry, ...]:
    """These reports of the catalogue."""
    return tuple(REPORTS[key] for key in keys)


def layout_inputs(*keys: str, **values: object) -> LayoutInputs:
    """A ground whose catalogue is these reports, all of them for everybody."""
    given: dict[str, object] = {"catalogue": some_reports(*keys), "audience": frozenset(keys), **values}
    return LayoutInputs(**given)  # type: ignore[arg-type]


@st.composite
def placements(draw: st.DrawFn, key: str, breakpoint_: Breakpoint) -> Placement:
    """A place that a widget may be put in."""
    smallest, columns = smallest_size(REPORTS[key].kind, breakpoint_), COLUMNS[breakpoint_]
    width = draw(st.integers(smallest.width, columns))
    column, row = draw(st.integers(0, columns - width)), draw(st.integers(0, 12))
    return Placement(column, row, width, draw(st.integers(smallest.height, 6)))


@st.composite
def deltas(draw: st.DrawFn, *, is_default: bool = False) -> Delta:
    """Any arrangement somebody may have made."""
    placed: dict[Breakpoint, dict[str, Placed]] = {}
    for breakpoint_ in draw(st.lists(st.sampled_from(Breakpoint), unique=True)):
        keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=6, unique=True))
        orders = draw(st.permutations(range(1, len(keys) + 1)))
        placed[breakpoint_] = {
            key: Placed(draw(placements(key, breakpoint_)), order) for key, order in zip(keys, orders, strict=True)
        }
    if is_default:
        return Delta(placed=placed)
    some = st.lists(st.sampled_from([*KEYS, "gone"]), unique=True)
    return Delta(
        hidden=frozenset(draw(some)),
        placed=placed,
        base={breakpoint_: tuple(draw(some)) for breakpoint_ in placed},
        known=frozenset(draw(some)),
        pins={
            key: Placed(draw(placements(key, Breakpoint.PHONE)), 1, draw(placements(key, Breakpoint.PHONE)))
            for key in (draw(st.lists(st.sampled_from(KEYS), max_size=2, unique=True)) if placed else ())
        },
    )


@st.composite
def grounds(draw: st.DrawFn) -> LayoutInputs:
    """Any ground."""
    keys: Sequence[str] = draw(st.lists(st.sampled_from(KEYS), unique=True))
    return LayoutInputs(
        catalogue=BLOCKS,
        audience=frozenset(keys),
        pinned=frozenset(draw(st.lists(st.sampled_from(KEYS), max_size=3))),
        defaults=tuple(draw(st.lists(deltas(is_default=True), max_size=2))),
        personal=draw(deltas()),
        may_hide=draw(st.booleans()),
        may_rearrange=draw(st.booleans()),
    )
