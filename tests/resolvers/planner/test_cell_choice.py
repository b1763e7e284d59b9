"""Which cells a scan reads: no more of them than tell apart what it tells apart."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models.cell import Grain
from permissions.rows import DataScope
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.attribute import BUCKET, DEAL_TYPE, HAS_PRICE_SETTINGS, IS_NEW, IS_WON, SIGN, STAGE, Attribute
from resolvers.catalog.condition import RowTest, equals
from resolvers.catalog.dataset import COMMUNICATIONS, DEALS, TRANSITIONS
from resolvers.catalog.measure import COUNT, Measure
from resolvers.catalog.population import CHANGES, Population, created, existing
from resolvers.catalog.type_fields import SettingsShape
from resolvers.configuration import Configuration
from resolvers.granularity import Buckets, Granularity
from resolvers.period import Interval
from resolvers.planner.cell_choice import CellChoice, choose_cells
from resolvers.planner.scan_shape import ScanShape
from resolvers.planner.scan_text import scan_text

DAYS = tuple(datetime(2026, 3, day, tzinfo=UTC) for day in range(1, 32))
MARCH = Interval(DAYS[0], datetime(2026, 4, 1, tzinfo=UTC))
BY_DAY = Buckets(Granularity.DAY, DAYS, (*DAYS[1:], MARCH.end))
CHANGED = Measure(Aggregate.SUM, SIGN)


def shape_of(
    population: Population, measure: Measure, by: Sequence[Attribute] = (), where: Sequence[RowTest] = ()
) -> ScanShape:
    columns = ((measure, tuple(test.shape for test in where)),)
    return ScanShape(population, True, True, (tuple(by),), columns, SettingsShape(1, 1, 1), ())


def chosen(of: ScanShape, configuration: Configuration, *where: RowTest) -> CellChoice:
    found = choose_cells(of, MARCH, BY_DAY, where, configuration, DataScope(1, None))
    assert found is not None
    return found


WITH_CELLS = Configuration(1, {}, {}, {}, (), (), cells_timezone="UTC")


@pytest.mark.parametrize("population", [created(DEALS), existing(DEALS)])
def test_a_scan_that_tells_no_steps_apart_reads_the_longest_cells_there_are(population: Population) -> None:
    by_type = chosen(shape_of(population, COUNT, (DEAL_TYPE,)), WITH_CELLS).spans.cells
    assert {span.grain for span in by_type} <= {Grain.MONTH, Grain.YEAR}
    assert len(by_type) <= 3


@pytest.mark.parametrize("population", [created(DEALS), existing(DEALS)])
def test_steps_and_what_is_new_are_told_apart_by_the_cells_of_days(population: Population) -> None:
    by_day = chosen(shape_of(population, COUNT, (BUCKET,)), WITH_CELLS).spans.cells
    assert {each.first for each in by_day if each.grain is Grain.DAY} >= {20_513 + day for day in range(31)}
    new = equals(IS_NEW, True)
    of_new = chosen(shape_of(population, COUNT, (), (new,)), WITH_CELLS, new).spans.cells
    assert MARCH.start in {span.at for span in of_new}


def test_moves_within_an_outcome_are_left_out_where_of_a_stage_nothing_else_matters() -> None:
    def text_of(by: Attribute, *where: RowTest) -> str:
        of = shape_of(CHANGES, CHANGED, (BUCKET, by), where)
        found = chosen(of, WITH_CELLS, *where)
        return scan_text(replace(of, from_cells=found.shape))

    left_out = "from_stage_id IS NULL OR"
    assert left_out in text_of(HAS_PRICE_SETTINGS, equals(IS_WON, True))
    assert left_out not in text_of(STAGE)
    assert left_out not in text_of(DEAL_TYPE, equals(IS_WON, True))


THEIRS = DataScope(1, tuple(range(20)))
WITH_DEPARTMENTS = replace(WITH_CELLS, cell_members={1: tuple(range(20))})
BY_OPTION = replace(DEAL_TYPE, key="option_7", choice_field_id=7)


@pytest.mark.parametrize("population", [created(DEALS), existing(DEALS)])
@pytest.mark.parametrize("by", [(BUCKET, STAGE), (BUCKET, BY_OPTION)])
def test_where_or_of_which_option_records_of_people_are_in_a_few_days_is_read_from_the_tables(
    population: Population, by: Sequence[Attribute]
) -> None:
    found = choose_cells(shape_of(population, COUNT, by), MARCH, BY_DAY, (), WITH_DEPARTMENTS, THEIRS)
    assert found is not None
    assert found.spans.edges == ((MARCH.start, MARCH.end),)
    assert Grain.DAY not in {each.grain for each in found.spans.cells}


@pytest.mark.parametrize("population", [created(DEALS), existing(DEALS), created(COMMUNICATIONS)])
def test_how_many_records_people_have_in_a_few_days_is_read_from_cells(population: Population) -> None:
    found = choose_cells(shape_of(population, COUNT, (BUCKET,)), MARCH, BY_DAY, (), WITH_DEPARTMENTS, THEIRS)
    assert found is not None
    assert found.spans.edges == ()
    assert Grain.DAY in {each.grain for each in found.spans.cells}


def test_moves_of_people_are_read_from_cells_of_days_unless_a_choice_field_matters() -> None:
    def choice(by: Sequence[Attribute]) -> CellChoice | None:
        return choose_cells(shape_of(created(TRANSITIONS), COUNT, by), MARCH, BY_DAY, (), WITH_DEPARTMENTS, THEIRS)

    by_day = choice((BUCKET,))
    assert by_day is not None
    assert {each.grain for each in by_day.spans.cells} == {Grain.DAY}
    assert choice((BUCKET, BY_OPTION)) is None
    assert choice((BY_OPTION,)) is not None
