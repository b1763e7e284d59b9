"""Definitions as JSON documents, in which they are stored, and back."""

from datetime import date
from decimal import Decimal
from typing import Any

from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.report import Sort, SortBy
from resolvers.catalog.visualisation import Visualisation
from resolvers.granularity import Granularity
from resolvers.period import PeriodDefinition, PeriodPreset
from resolvers.report_definitions.definition import (
    EVERYTHING,
    AttributeDefinition,
    ConditionDefinition,
    DimensionDefinition,
    FilterGroup,
    FilterValue,
    Junction,
    MeasureDefinition,
    RelativeDate,
    ReportDefinition,
    TimeDefinition,
    Viewer,
)
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.operator import FilterOperator
from resolvers.report_definitions.vocabulary.time import ReportTime

Document = dict[str, Any]


def write_definition(definition: ReportDefinition) -> Document:
    """The definition as JSON. Ids are numbers, decimals and days strings; what is left out is null or an empty list."""
    return {
        "dataset": definition.dataset,
        "visualisation": definition.visualisation,
        "measures": [_write_measure(measure) for measure in definition.measures],
        "time": _write_time(definition.time),
        "dimensions": [{"of": _write_attribute(d.of), "step": d.step} for d in definition.dimensions],
        "filter": _write_filter(definition.filter),
        "sort": None
        if definition.sort is None
        else {
            "by": definition.sort.by,
            "measure": definition.sort.measure,
            "is_descending": definition.sort.is_descending,
        },
        "limit": definition.limit,
        "target": None if definition.target is None else str(definition.target),
        "period": None
        if definition.period is None
        else {
            "preset": definition.period.preset,
            "first": None if definition.period.first is None else definition.period.first.isoformat(),
            "last": None if definition.period.last is None else definition.period.last.isoformat(),
        },
        "rises_well": definition.higher_is_better,
    }


def read_definition(document: Document) -> ReportDefinition:
    """The definition that was written as this document."""
    sort, period, target = document["sort"], document["period"], document["target"]
    return ReportDefinition(
        dataset=ReportDataset(document["dataset"]),
        visualisation=Visualisation(document["visualisation"]),
        measures=tuple(_read_measure(each) for each in document["measures"]),
        time=_read_time(document["time"]),
        dimensions=tuple(
            DimensionDefinition(_read_attribute(each["of"]), _granularity(each["step"]))
            for each in document["dimensions"]
        ),
        filter=_read_group(document["filter"]),
        sort=None if sort is None else Sort(SortBy(sort["by"]), sort["measure"], sort["is_descending"]),
        limit=document["limit"],
        target=None if target is None else Decimal(target),
        period=None
        if period is None
        else PeriodDefinition(
            None if period["preset"] is None else PeriodPreset(period["preset"]),
            _day(period["first"]),
            _day(period["last"]),
        ),
        higher_is_better=document["rises_well"],
    )


def _write_attribute(of: AttributeDefinition) -> Document:
    return {"attribute": of.attribute, "field": of.field_id}


def _read_attribute(document: Document) -> AttributeDefinition:
    return AttributeDefinition(ReportAttribute(document["attribute"]), document["field"])


def _write_time(time: TimeDefinition) -> Document:
    return {"time": time.time, "field": time.field_id}


def _read_time(document: Document) -> TimeDefinition:
    return TimeDefinition(ReportTime(document["time"]), document["field"])


def _write_measure(measure: MeasureDefinition) -> Document:
    return {
        "aggregate": measure.aggregate,
        "label": measure.label,
        "of": None if measure.of is None else _write_attribute(measure.of),
        "time": None if measure.time is None else _write_time(measure.time),
        "filter": _write_filter(measure.filter),
        "parts": [_write_measure(part) for part in measure.parts],
    }


def _read_measure(document: Document) -> MeasureDefinition:
    return MeasureDefinition(
        Aggregate(document["aggregate"]),
        document["label"],
        None if document["of"] is None else _read_attribute(document["of"]),
        None if document["time"] is None else _read_time(document["time"]),
        _read_group(document["filter"]),
        tuple(_read_measure(part) for part in document["parts"]),
    )


def _write_filter(part: ConditionDefinition | FilterGroup) -> Document:
    if isinstance(part, FilterGroup):
        return {"junction": part.junction, "parts": [_write_filter(each) for each in part.parts]}
    return {
        "of": _write_attribute(part.of),
        "operator": part.operator,
        "values": [_write_value(value) for value in part.values],
    }


def _read_filter(document: Document) -> ConditionDefinition | FilterGroup:
    if "junction" in document:
        return _read_group(document)
    return ConditionDefinition(
        _read_attribute(document["of"]),
        FilterOperator(document["operator"]),
        tuple(_read_value(value) for value in document["values"]),
    )


def _read_group(document: Document) -> FilterGroup:
    parts = tuple(_read_filter(part) for part in document["parts"])
    return FilterGroup(Junction(document["junction"]), parts) if parts else EVERYTHING


def _write_value(value: FilterValue) -> Document:
    match value:
        case bool():
            return {"flag": value}
        case int():
            return {"id": value}
        case Decimal():
            return {"number": str(value)}
        case str():
            return {"text": value}
        case RelativeDate():
            return {"unit": value.unit, "offset": value.offset}
        case Viewer():
            return {"viewer": True}
        case date():
            return {"day": value.isoformat()}


def _read_value(document: Document) -> FilterValue:
    match document:
        case {"flag": flag}:
            return bool(flag)
        case {"id": id_}:
            return int(id_)
        case {"number": number}:
            return Decimal(number)
        case {"text": text}:
            return str(text)
        case {"unit": unit, "offset": offset}:
            return RelativeDate(Granularity(unit), offset)
        case {"viewer": True}:
            return Viewer()
        case _:
            return date.fromisoformat(document["day"])


def _granularity(name: str | None) -> Granularity | None:
    return None if name is None else Granularity(name)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
