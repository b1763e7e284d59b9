"""Where a scan reads from: the one place that decides."""

from sqlalchemy import Subquery

from resolvers.planner.base_rows import base_rows
from resolvers.planner.scan_shape import ScanShape


def source_of(scan: ScanShape) -> Subquery:
    """The rows that a scan groups and aggregates: a column by the key of each of its attributes.

    Always those of the base tables. What holds some figures ready would be chosen here: the shape tells which rows are counted (by the
    population's dataset, time and predicate, and how it goes over time), by which attributes, and by which measures under which
    conditions. The rows behind a number are not asked for here: whatever a figure was read from, they are those of the base tables.
    """
    return base_rows(
        scan.population,
        scan.attributes,
        scan.settings,
        whole_company=scan.whole_company,
        of_one_person=scan.of_one_person,
    )
