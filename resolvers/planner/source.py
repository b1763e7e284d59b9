"""Where a scan reads from: the one place that decides."""

from sqlalchemy import Subquery

from resolvers.planner.base_rows import base_rows
from resolvers.planner.cell_rows import cell_rows
from resolvers.planner.scan_shape import ScanShape


def source_of(scan: ScanShape) -> Subquery:
    """The rows that a scan groups and aggregates: a column by the key of each of its attributes.

    Those of cells where they have what is asked for (`resolvers.planner.cell_choice`), of the base tables otherwise. The rows behind a
    number are not asked for here: whatever a figure was read from, they are those of the base tables.
    """
    if scan.from_cells is not None:
        return cell_rows(scan)
    return base_rows(
        scan.population,
        scan.attributes,
        scan.settings,
        whole_company=scan.whole_company,
        of_one_person=scan.of_one_person,
    )
