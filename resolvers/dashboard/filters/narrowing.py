"""What becomes of the filters of a desktop for the rows of one dataset."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from resolvers.catalog.condition import RowTest
from resolvers.catalog.report import Need
from resolvers.configuration import Configuration
from resolvers.dashboard.filters.desktop_filter import DesktopFilter
from resolvers.dashboard.filters.sources import all_of_sources
from resolvers.report_definitions.filters import FilterCompiler
from resolvers.report_definitions.situation import Situation
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.time import ReportTime


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters that rows of a dataset go by, as tests of them, and those that cannot be held against such rows."""

    tests: tuple[RowTest, ...] = ()
    applied: tuple[DesktopFilter, ...] = ()
    left_out: tuple[DesktopFilter, ...] = ()


def narrowing_of(filters: Sequence[DesktopFilter], dataset: ReportDataset, situation: Situation) -> Narrowing:
    """Rows that have no such value at all are not narrowed by it: contacts have no deal type. Nor are those of which nobody has
    settled what it is.
    """
    applied = tuple(each for each in filters if _is_of(each, dataset, situation))
    if not applied:
        return Narrowing(left_out=tuple(filters))
    # Ids are held against rows in the same way whatever the time these go by.
    rows, compiler = ReportTime.CREATED.spec.population(dataset, 0), FilterCompiler(situation, dataset)
    tests = tuple(compiler.test(all_of_sources(each, situation.configuration).group, rows) for each in applied)
    return Narrowing(tests, applied, tuple(each for each in filters if each not in applied))


def _is_of(filter_: DesktopFilter, dataset: ReportDataset, situation: Situation) -> bool:
    spec, configuration = situation.spec_of(filter_.of), situation.configuration
    return bool(spec.rows.get(dataset)) and all(
        _SOURCE_FIELDS[need](configuration) for need in spec.needs.get(dataset, ()) if need in _SOURCE_FIELDS
    )


_SOURCE_FIELDS: Mapping[Need, Callable[[Configuration], Sequence[int]]] = {
    Need.DEAL_SOURCE_FIELD: lambda configuration: configuration.deal_source_field_ids,
    Need.ACTIVITY_SOURCE_FIELD: lambda configuration: configuration.activity_source_field_ids,
}
