"""A layout in the course of being changed, one act after another: where everything stands now, and what is to be kept of it."""

from collections.abc import Mapping
from dataclasses import replace

from resolvers.grid import Breakpoint, Placement
from resolvers.layout.arranging import Layout
from resolvers.layout.delta import UNTOUCHED, Delta, Placed
from resolvers.layout.layout_inputs import LayoutInputs
from resolvers.layout.making_way import Places, bring_back, put, take_off


class Arrangement:
    """One layout as it stands after what was done so far."""

    def __init__(self, layout_inputs: LayoutInputs) -> None:
        self._start(layout_inputs)

    def _start(self, layout_inputs: LayoutInputs) -> None:
        self._inputs, self._layout = layout_inputs, Layout(layout_inputs)
        self._hidden = set(layout_inputs.personal.hidden)
        shown = {report.key for report in self._layout.visible}
        self._standing: dict[Breakpoint, Places] = {}
        self._aside: dict[Breakpoint, Places] = {}
        for breakpoint_ in Breakpoint:
            places = self._layout.placements(breakpoint_)
            self._standing[breakpoint_] = {key: place for key, place in places.items() if key in shown}
            self._aside[breakpoint_] = {key: place for key, place in places.items() if key not in shown}
        self._put: dict[Breakpoint, set[str]] = {breakpoint_: set() for breakpoint_ in Breakpoint}
        self._reset: set[str] = set()

    def place_of(self, key: str, breakpoint_: Breakpoint) -> Placement:
        """Where the widget stands, or would come back to."""
        return {**self._aside[breakpoint_], **self._standing[breakpoint_]}[key]

    def pinned_at(self, place: Placement, breakpoint_: Breakpoint) -> str | None:
        """What is pinned there and cannot be pushed away."""
        standing = self._standing[breakpoint_]
        return next((key for key in standing if key in self._inputs.pinned and standing[key].overlaps(place)), None)

    def put(self, key: str, breakpoint_: Breakpoint, place: Placement) -> None:
        """Puts a widget somewhere; what is in the way makes way. One that is hidden comes back to there."""
        self._put[breakpoint_].add(key)
        if key in self._aside[breakpoint_]:
            self._aside[breakpoint_][key] = place
        else:
            self._standing[breakpoint_] = put(self._standing[breakpoint_], key, place, self._inputs.pinned, breakpoint_)

    def hide(self, key: str) -> None:
        """Takes a widget off the desktop."""
        self._hidden.add(key)
        for breakpoint_, standing in self._standing.items():
            if key in standing:
                self._aside[breakpoint_][key] = standing[key]
                self._standing[breakpoint_] = take_off(standing, key, breakpoint_)

    def show(self, key: str) -> None:
        """Brings a hidden widget back."""
        self._hidden.discard(key)
        for breakpoint_, aside in self._aside.items():
            if key in aside:
                self._bring_back(key, breakpoint_, aside.pop(key))

    def reset(self, key: str) -> None:
        """Gives up what was changed about a widget: it goes back to where the default has it, or as little below as is free."""
        self._reset.add(key)
        self.hide(key)
        for breakpoint_ in Breakpoint:
            self._put[breakpoint_].discard(key)
            homes = self._layout.homes(breakpoint_)
            self._aside[breakpoint_][key] = homes.get(key, self._aside[breakpoint_][key])
        self.show(key)

    def reset_all(self) -> None:
        """Gives up everything that was changed."""
        self._start(replace(self._inputs, personal=UNTOUCHED))

    def _bring_back(self, key: str, breakpoint_: Breakpoint, place: Placement) -> None:
        self._standing[breakpoint_] = bring_back(
            self._standing[breakpoint_], key, place, self._inputs.pinned, breakpoint_
        )

    def delta(self) -> Delta:
        """What is kept: where the widgets were put, and where others made way to; and the widgets its owner has in front of them."""
        layout_inputs, personal = self._inputs, self._inputs.personal
        placed = {breakpoint_: places for breakpoint_ in Breakpoint if (places := self._placed(breakpoint_))}
        if not self._hidden and not placed:
            return UNTOUCHED
        if layout_inputs.is_default:
            return Delta(placed=placed)
        base = {
            breakpoint_: personal.base.get(breakpoint_, self._layout.sequence(breakpoint_)) for breakpoint_ in placed
        }
        base[Breakpoint.DESKTOP] = personal.base.get(
            Breakpoint.DESKTOP,
            tuple(report.key for report in layout_inputs.catalogue if report.key in layout_inputs.audience),
        )
        pins: Mapping[str, Placed] = self._pins() if Breakpoint.PHONE in placed else {}
        return Delta(frozenset(self._hidden), placed, base, personal.known | layout_inputs.audience, pins)

    def _pins(self) -> Mapping[str, Placed]:
        """Where pinned widgets stand on a phone that is arranged."""
        if not self._inputs.may_rearrange:
            return self._inputs.personal.pins
        order, homes = self._inputs.personal.next_order, self._layout.homes(Breakpoint.PHONE)
        standing = self._standing[Breakpoint.PHONE]
        pinned = [key for key in standing if key in self._inputs.pinned and standing[key] != homes[key]]
        return {key: Placed(standing[key], order, homes[key]) for key in pinned}

    def _placed(self, breakpoint_: Breakpoint) -> Mapping[str, Placed]:
        stored = self._inputs.personal.placed.get(breakpoint_, {})
        kept = {key: each for key, each in stored.items() if key not in self._reset}
        put = self._put[breakpoint_]
        if breakpoint_ is not Breakpoint.DESKTOP and not stored and not put:
            # Nobody has arranged this width: it goes on following from the desktop.
            return {}
        order, homes = self._inputs.personal.next_order, self._layout.homes(breakpoint_)
        sequence = set(self._layout.sequence(breakpoint_))
        for key, place in self._standing[breakpoint_].items():
            before, home = kept.get(key), homes.get(key)
            is_put = home is None or key in put or (before is not None and before.made_way_from is None)
            is_kept = before and before.placement == place and before.counts(breakpoint_, home)
            is_at_home = place == home and key in sequence and breakpoint_ is Breakpoint.DESKTOP
            if not self._inputs.allows_rearranging(key) or (is_kept and key not in put):
                continue
            if is_put or not is_at_home:
                kept[key] = Placed(place, order, None if is_put else home)
            else:
                kept.pop(key, None)
        kept |= {key: Placed(self._aside[breakpoint_][key], order) for key in put if key in self._aside[breakpoint_]}
        # With the last widget that somebody has put, those that made way go back as well.
        is_over = self._reset and all(each.made_way_from is not None for each in kept.values())
        return {} if is_over else kept
