"""How blocks make way for one another: downwards, as little as possible, each within its columns and in its order.

A phone is one column of blocks: whatever is done there, none is left hanging over a hole. The page has the same rule in
``web/src/arrange/makingWay.ts``; ``tests/resolvers/layout/making_way.json`` holds both to it.
"""

from collections.abc import Collection, Iterable, Mapping

from resolvers.grid import COLUMNS, Breakpoint, Grid, Placement

Places = dict[str, Placement]


def put(
    standing: Mapping[str, Placement], key: str, place: Placement, pinned: Collection[str], breakpoint_: Breakpoint
) -> Places:
    """What stands where once a block is put into a place, on which nothing pinned stands.

    The block stands there, the pinned ones stand, and whatever is in the way goes down until it is free, along with what is below it.
    On a phone the block goes between those that were above and below that place, and all close up.
    """
    others = take_off(standing, key, breakpoint_)
    firm = {key: place, **{other: others[other] for other in others if other in pinned}}
    loose = [(other, stood) for other, stood in others.items() if other not in firm]
    return _closed({**firm, **settle(firm.values(), loose, breakpoint_)}, breakpoint_)


def take_off(standing: Mapping[str, Placement], key: str, breakpoint_: Breakpoint) -> Places:
    """What stands where once a block is gone: the others where they did; on a phone they close up."""
    return _closed({other: place for other, place in standing.items() if other != key}, breakpoint_)


def bring_back(
    standing: Mapping[str, Placement], key: str, place: Placement, pinned: Collection[str], breakpoint_: Breakpoint
) -> Places:
    """What stands where once a block comes back to its place, or to the first one below that is free: it moves nobody.

    On a phone, where there is nothing free between others, they make way.
    """
    is_column = breakpoint_ is Breakpoint.PHONE
    firm = [other for name, other in standing.items() if name in pinned or not is_column]
    there = settle(firm, [(key, place)], breakpoint_)[key]
    return put(standing, key, there, pinned, breakpoint_) if is_column else {**standing, key: there}


def settle(firm: Iterable[Placement], loose: Iterable[tuple[str, Placement]], breakpoint_: Breakpoint) -> Places:
    """Where the loose ones come to stand: where they wish, or as little below as is free of the firm ones and keeps their order.

    Who stands above another in one of its columns stays above it; of two with the same wish the first named is above.
    """
    taken, bottoms, places = Grid(COLUMNS[breakpoint_]), [0] * COLUMNS[breakpoint_], Places()
    for place in firm:
        taken.take(place)
    for key, wish in sorted(loose, key=lambda each: each[1].reading_order):
        across = slice(wish.column, wish.column + wish.width)
        place = wish.at_row(max(wish.row, *bottoms[across]))
        while not taken.is_free(place):
            place = place.at_row(place.row + 1)
        bottoms[across] = [place.row + place.height] * place.width
        places[key] = place
    return places


def risen(wishes: Iterable[tuple[str, Placement]], breakpoint_: Breakpoint) -> Places:
    """Where blocks come to stand that go straight up as far as they can, in the order of their wishes."""
    bottoms, places = [0] * COLUMNS[breakpoint_], Places()
    for key, wish in sorted(wishes, key=lambda each: each[1].reading_order):
        across = slice(wish.column, wish.column + wish.width)
        places[key] = wish.at_row(max(bottoms[across]))
        bottoms[across] = [places[key].row + wish.height] * wish.width
    return places


def _closed(places: Places, breakpoint_: Breakpoint) -> Places:
    return risen(places.items(), breakpoint_) if breakpoint_ is Breakpoint.PHONE else places
