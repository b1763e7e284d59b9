"""Where widgets stand: a pure function of the ground, the same for the same ground always."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from resolvers.catalog.report import CompiledReport, Size
from resolvers.catalog.smallest_size import fitted, size_on
from resolvers.grid import COLUMNS, Breakpoint, Grid, Placement
from resolvers.layout.layout_inputs import LayoutInputs

Places = dict[str, Placement]


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

    @property
    def visible(self) -> list[CompiledReport]:
        """The reports on the desktop, in reading order."""
        return [self._reports[key] for key in self._reading_order()]

    @property
    def hidden(self) -> list[CompiledReport]:
        """The reports the person took off their desktop, in the catalogue's order."""
        return [self._reports[key] for key in self._hidden]

    @property
    def forbidden(self) -> list[CompiledReport]:
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

    def _arrange(self, breakpoint_: Breakpoint) -> Places:
        layout_inputs, shown = self.layout_inputs, set(self._shown)
        sequence = self.sequence(breakpoint_)
        flowing = set(sequence)
        newcomers = [key for key in self._shown if key not in flowing]
        default = self._default(breakpoint_, (*sequence, *newcomers))
        own = [
            (key, place)
            for key, place in self._wishes(breakpoint_, layout_inputs.personal.latest_first(breakpoint_))
            if layout_inputs.allows_rearranging(key)
        ]
        arranged = _Arranged(breakpoint_)
        arranged.put((key, default[key]) for key in default if key in shown and key in layout_inputs.pinned)
        arranged.put((key, place) for key, place in own if key in shown)
        # Whatever stands free stays, before anything is pushed.
        arranged.put((key, default[key]) for key in sequence if key in shown)
        order = sorted((key for key in sequence if key in shown), key=lambda key: default[key].reading_order)
        arranged.flow(self._sized(breakpoint_, order))
        arranged.flow(self._sized(breakpoint_, newcomers))
        # Off the desktop: the place they would like to have, if there is room.
        absent = [report.key for report in layout_inputs.catalogue if report.key not in shown]
        arranged.put((key, place) for key, place in own if key not in shown)
        arranged.put((key, default[key]) for key in absent if key in default)
        arranged.flow(self._sized(breakpoint_, absent))
        return arranged.places

    def _default(self, breakpoint_: Breakpoint, sequence: Sequence[str]) -> Places:
        """Where the widgets would stand had the person changed nothing: never two in one place."""
        arranged = _Arranged(breakpoint_)
        here = set(sequence)
        for default in self.layout_inputs.defaults:
            wishes = self._wishes(breakpoint_, default.latest_first(breakpoint_))
            arranged.put((key, place) for key, place in wishes if key in here)
        arranged.flow(self._sized(breakpoint_, sequence))
        return arranged.places

    def _wishes(
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


class _Arranged:
    """An arrangement in the making: who comes first, stands."""

    def __init__(self, breakpoint_: Breakpoint) -> None:
        self._grid = Grid(COLUMNS[breakpoint_])
        self.places: Places = {}

    def put(self, wishes: Iterable[tuple[str, Placement]]) -> None:
        """Each where it wants to be, if that is free and it stands nowhere yet."""
        for key, place in wishes:
            if key not in self.places and self._grid.is_free(place):
                self._take(key, place)

    def flow(self, sizes: Iterable[tuple[str, Size]]) -> None:
        """Each that stands nowhere yet in the first free place."""
        for key, size in sizes:
            if key not in self.places:
                self._take(key, self._grid.first_free(size.width, size.height))

    def _take(self, key: str, place: Placement) -> None:
        self._grid.take(place)
        self.places[key] = place
