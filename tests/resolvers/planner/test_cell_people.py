"""Of which departments cells are read, for whom, and of whom besides."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from resolvers.configuration import Configuration
from resolvers.planner.cell_people import CellPeople, cell_people

NORTH, SOUTH, SMALL, ALONE = range(100, 140), range(200, 220), range(300, 303), range(400, 401)
COMPANY = Configuration(
    1,
    {},
    {},
    {},
    (),
    (),
    cells_timezone="UTC",
    cell_members={1: tuple(NORTH), 2: tuple(SOUTH), 3: tuple(SMALL), 4: tuple(ALONE)},
)


def found(*people: Iterable[int], configuration: Configuration = COMPANY) -> CellPeople | None:
    return cell_people(configuration, sorted({each for some in people for each in some}))


def test_the_whole_company_has_cells_of_its_own() -> None:
    assert cell_people(COMPANY, None) == CellPeople()


def test_departments_are_read_whose_members_they_are() -> None:
    assert found(NORTH) == CellPeople((1,), tuple(NORTH))
    assert found(NORTH, SOUTH) == CellPeople((1, 2), (*NORTH, *SOUTH))
    assert found(SMALL) == CellPeople((3,), tuple(SMALL)), "however few they are"
    assert found(ALONE) == CellPeople((4,), tuple(ALONE))


def test_whoever_is_missing_or_not_wanted_is_counted_one_by_one() -> None:
    some = [*NORTH, 7, 8]
    del some[3]
    assert found(some) == CellPeople((1,), tuple(NORTH), (7, 8), (103,))


def test_of_a_department_of_which_most_are_others_nobody_is_taken_away() -> None:
    assert found(NORTH, [200, 201]) == CellPeople((1,), tuple(NORTH), (200, 201))


@pytest.mark.parametrize(
    "people",
    [(), [100], [*SMALL[:2]], [*SMALL, 1], [*NORTH[:30]], [*SOUTH, 1, 2, 3], range(900, 950)],
    ids=["nobody", "one", "not all of few", "few and another", "not all", "many others", "strangers"],
)
def test_others_read_the_base_tables(people: Iterable[int]) -> None:
    assert found(people) is None


def test_without_cells_everybody_does() -> None:
    of_another_clock = replace(COMPANY, cells_timezone="Europe/Paris")
    assert found(NORTH, configuration=of_another_clock) is None
    assert cell_people(of_another_clock, None) is None
