"""Where widgets stand: a pure function of the ground, the same for the same ground always."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from resolvers.catalog.smallest_size import fitted, size_on
from resolvers.catalog.visualisation import Size
from resolvers.grid import COLUMNS, Breakpoint, Grid, Placement
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.making_way import Places, risen, settle
from resolvers.report_definitions.catalog_entry import CatalogEntry


class Layout:
    """The layout of one desktop; each width is arranged when it is first asked for."""

    def __init__(self, layout_inputs: LayoutInputs) -> None:
        self.layout_inputs = layout_inputs
        self._reports = {report.key: report for report in layout_inputs.catalogue}
        self._shown = [
            r.key
            for r in layout_inputs.catalogue
            if r.key in layout_inputs.audience and not layout_inputs.is_hidden(r.key)
        ]
        self._hidden = [
            r.key for r in layout_inputs.catalogue if r.key in layout_inputs.audience and layout_inputs.is_hidden(r.key)
        ]
        self._places: dict[Breakpoint, Places] = {}
        self._homes: dict[Breakpoint, Places] = {}

    @property
    def visible(self) -> list[CatalogEntry]:
        """The reports on the desktop, in reading order."""
        return [self._reports[key] for key in self._reading_order()]

    @property
    def hidden(self) -> list[CatalogEntry]:
        """The reports the person took off their desktop, in the catalogue's order."""
        return [self._reports[key] for key in self._hidden]

    @property
    def forbidden(self) -> list[CatalogEntry]:
        """The reports that are not for this person, in the catalogue's order."""
        return [report for report in self.layout_inputs.catalogue if report.key not in self.layout_inputs.audience]

    def is_new(self, key: str) -> bool:
        """Whether the widget came after the person last arranged their desktop."""
        personal = self.layout_inputs.personal
        return not personal.is_empty and key in self.layout_inputs.audience and key not in personal.known

    def placements(self, breakpoint_: Breakpoint) -> Mapping[str, Placement]:
        """Where each widget stands. After the visible ones, those that are not on the desktop have a place they could have."""
        if breakpoint_ not in self._places:
            self._places[breakpoint_] = self._arrange(breakpoint_)
        return self._places[breakpoint_]

    def sequence(self, breakpoint_: Breakpoint) -> tuple[str, ...]:
        """The order in which widgets flow that nobody has put anywhere: the one the arrangement was made over, if it was.

        Otherwise the catalogue's, and on narrower screens that in which the desktop is read.
        """
        base = self.layout_inputs.personal.base.get(breakpoint_) if self.layout_inputs.may_rearrange else None
        if base is not None:
            return tuple(key for key in base if key in self._reports)
        if breakpoint_ is not Breakpoint.DESKTOP:
            return tuple(self._reading_order())
        return tuple(report.key for report in self.layout_inputs.catalogue if report.key in self.layout_inputs.audience)

    def _reading_order(self) -> list[str]:
        places = self.placements(Breakpoint.DESKTOP)
        return sorted(self._shown, key=lambda key: places[key].reading_order)

    def homes(self, breakpoint_: Breakpoint) -> Mapping[str, Placement]:
        """Where the widgets would stand had the person changed nothing, hidden ones too; each default lies over the one beneath it."""
        if breakpoint_ not in self._homes:
            sequence = self.sequence(breakpoint_)
            grid = Grid(COLUMNS[breakpoint_])
            homes = _flow(grid, self._sized(breakpoint_, (*sequence, *self._newcomers(sequence))))
            for default in reversed(self.layout_inputs.defaults):
                put = self._readable(breakpoint_, default.latest_first(breakpoint_, homes))
                homes = _over(breakpoint_, homes, ((key, place) for key, place in put if key in homes))
            self._homes[breakpoint_] = homes
        return self._homes[breakpoint_]

    def _arrange(self, breakpoint_: Breakpoint) -> Places:
        layout_inputs, shown, sequence = self.layout_inputs, set(self._shown), self.sequence(breakpoint_)
        newcomers = self._newcomers(sequence)
        homes = self.homes(breakpoint_)
        latest = self._readable(breakpoint_, layout_inputs.personal.latest_first(breakpoint_, homes))
        own = {key: place for key, place in latest if layout_inputs.allows_rearranging(key)}
        pinned = {key: homes[key] for key in homes if key in shown and key in layout_inputs.pinned}
        if breakpoint_ is Breakpoint.PHONE and layout_inputs.may_rearrange:
            moved = layout_inputs.personal.pins.items()
            pinned |= {key: each.placement for key, each in moved if each.made_way_from == pinned.get(key)}
        beneath = {key: homes[key] for key in sequence if key in shown}
        places = _over(breakpoint_, beneath, ((key, place) for key, place in own.items() if key in shown), pinned)
        grid = Grid(COLUMNS[breakpoint_])
        for place in places.values():
            grid.take(place)
        places |= _flow(grid, self._sized(breakpoint_, (key for key in newcomers if key not in places)))
        # Off the desktop: where they would come back to, or else the first free place.
        absent = [report.key for report in layout_inputs.catalogue if report.key not in shown]
        wishes = {key: place for key in absent if (place := own.get(key, homes.get(key)))}
        if breakpoint_ is Breakpoint.PHONE:
            before = {**homes, **own}
            places |= {key: _between(places, before, key, wish) for key, wish in wishes.items()}
        else:
            places |= settle(list(places.values()), wishes.items(), breakpoint_)
            for key in wishes:
                grid.take(places[key])
        places |= _flow(grid, self._sized(breakpoint_, (key for key in absent if key not in wishes)))
        return places

    def _newcomers(self, sequence: Sequence[str]) -> list[str]:
        """The visible widgets over which the arrangement was not made, in the catalogue's order."""
        flowing = set(sequence)
        return [key for key in self._shown if key not in flowing]

    def _readable(
        self, breakpoint_: Breakpoint, placed: Iterable[tuple[str, Placement]]
    ) -> Iterator[tuple[str, Placement]]:
        """What was stored, as far as the reports still exist."""
        for key, place in placed:
            if key in self._reports:
                yield key, fitted(place, self._reports[key].kind, breakpoint_)

    def _sized(self, breakpoint_: Breakpoint, keys: Iterable[str]) -> Iterator[tuple[str, Size]]:
        """How large the widgets are where nobody has resized them: on narrower screens it follows from the desktop."""
        for key in keys:
            size = self._reports[key].size
            if breakpoint_ is not Breakpoint.DESKTOP:
                place = self.placements(Breakpoint.DESKTOP)[key]
                size = size_on(Size(place.width, place.height), breakpoint_)
            yield key, size


def _over(
    breakpoint_: Breakpoint,
    beneath: Mapping[str, Placement],
    latest_first: Iterable[tuple[str, Placement]],
    pinned: Mapping[str, Placement] = MappingProxyType({}),
) -> Places:
    """What stands where once widgets are put over what stands beneath: the pinned, then the latest; the others make way."""
    grid, firm, late = Grid(COLUMNS[breakpoint_]), dict(pinned), Places()
    for place in pinned.values():
        grid.take(place)
    for key, place in latest_first:
        if key not in firm and grid.is_free(place):
            grid.take(place)
            firm[key] = place
        elif key not in firm:
            late[key] = place
    loose = {**late, **{key: home for key, home in beneath.items() if key not in firm and key not in late}}
    if breakpoint_ is Breakpoint.PHONE:
        return risen([*firm.items(), *loose.items()], breakpoint_)
    return firm | settle(firm.values(), loose.items(), breakpoint_)


def _flow(grid: Grid, sizes: Iterable[tuple[str, Size]]) -> Places:
    """Each in the first free place."""
    places = Places()
    for key, size in sizes:
        places[key] = grid.first_free(size.width, size.height)
        grid.take(places[key])
    return places


def _between(places: Mapping[str, Placement], wishes: Mapping[str, Placement], key: str, wish: Placement) -> Placement:
    """Where a widget that is not in a column would come into it: below those that it comes after."""
    earlier = (
        place.row + place.height
        for other, place in places.items()
        if other in wishes
        and wishes[other].reading_order < wish.reading_order
        and place.column < wish.column + wish.width
        and wish.column < place.column + place.width
    )
    return wish.at_row(max(earlier, default=0))
