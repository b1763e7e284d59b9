"""Reading the configuration: one part of a statement."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from models import Entity, FieldKind
from resolvers.configuration.configuration import (
    ActivityTypeConfig,
    Configuration,
    CustomFieldConfig,
    DealTypeConfig,
    FieldOptionConfig,
    NamedDealTypes,
    ReportFields,
    StageConfig,
)
from resolvers.statement import Part, read_parts

_TYPE = """json_build_array(t.id, t.external_id, t.name, t.position, t.archived_at IS NOT NULL,
      f.price_field_ids, f.success_stage_ids, f.failure_stage_ids)"""
_TYPES = """deal_types t LEFT JOIN deal_type_report_fields f ON f.company_id = %(company)s::bigint AND f.deal_type_id = t.id
    WHERE t.company_id = %(company)s::bigint"""
_STAGES = """(SELECT json_agg(json_build_array(id, external_id, deal_type_id, name, position, color, archived_at IS NOT NULL)
      ORDER BY position, id) FROM stages WHERE company_id = %(company)s::bigint"""
_CONFIGURATION = f"""
SELECT json_build_object(
  'deal_types', (SELECT json_agg({_TYPE} ORDER BY t.position, t.id) FROM {_TYPES}),
  'stages', {_STAGES}),
  'activity_types', (SELECT json_agg(json_build_array(id, external_id, name, position, archived_at IS NOT NULL)
      ORDER BY position, id) FROM activity_types WHERE company_id = %(company)s),
  'fields', (SELECT json_agg(json_build_array(id, external_id, entity, coalesce(deal_type_id, activity_type_id), kind, name, position,
      archived_at IS NOT NULL) ORDER BY position, id) FROM custom_fields WHERE company_id = %(company)s),
  'options', (SELECT json_agg(json_build_array(id, external_id, field_id, label, position, archived_at IS NOT NULL)
      ORDER BY position, id) FROM field_options WHERE company_id = %(company)s),
  'sources', (SELECT json_build_array(activity_source_field_ids, deal_source_field_ids, version,
      activity_facet_field_ids, deal_facet_field_ids)
    FROM report_field_settings WHERE company_id = %(company)s),
  'members', (SELECT json_agg(json_build_array(department_id, ids)) FROM (
    SELECT department_id, array_agg(person_id ORDER BY person_id) AS ids FROM cell_members
    WHERE company_id = %(company)s AND department_id IS NOT NULL GROUP BY department_id) AS member),
  'timezone', (SELECT json_build_array(timezone, cells_timezone, currencies, cells_success_stage_ids, cells_failure_stage_ids,
      cells_stage_ids)
    FROM companies WHERE id = %(company)s))
"""  # noqa: S608 - from constants of this file
_NAMED_TYPES = f"""
SELECT {_TYPE}, {_STAGES} AND deal_type_id = t.id)
FROM {_TYPES} AND (t.id = %(deal_type)s::bigint OR t.id = (
    SELECT deal_type_id FROM stages WHERE company_id = %(company)s::bigint AND id = %(stage)s::bigint))
ORDER BY t.position, t.id"""  # noqa: S608 - from constants of this file


def configuration_part() -> Part:
    """The part that reads the configuration of the company in the shared parameter ``company``."""
    return Part(_CONFIGURATION, {}, is_text=True)


# Companies whose configuration is kept as it was read last.
_MOST_KEPT = 100
_kept: OrderedDict[int, tuple[str, Configuration]] = OrderedDict()


def read_configuration(company_id: int, text: str) -> Configuration:
    """The configuration out of the part's value: the same object as the last time, if it is written the same."""
    before = _kept.pop(company_id, None)
    found = before if before is not None and before[0] == text else (text, _read(company_id, json.loads(text)))
    _kept[company_id] = found
    if len(_kept) > _MOST_KEPT:
        _kept.popitem(last=False)
    return found[1]


def deal_types_named(company_id: int, deal_type_id: int | None, stage_id: int | None) -> tuple[str, dict[str, object]]:
    """The statement, with its parameters, of the deal type that somebody names, and that of the stage they name, for
    `read_deal_types`: for who needs no more of the configuration."""
    return _NAMED_TYPES, {"company": company_id, "deal_type": deal_type_id, "stage": stage_id}


def read_deal_types(rows: Sequence[Sequence[Any]]) -> NamedDealTypes:
    """The types out of the statement's rows."""
    types = (_read_type(row, [StageConfig(*stage) for stage in stages or ()]) for row, stages in rows)
    return NamedDealTypes({deal_type.id: deal_type for deal_type in types})


def _read_type(row: Sequence[Any], stages: Iterable[StageConfig]) -> DealTypeConfig:
    id_, external_id, name, position, archived, prices, success, failure = row
    chosen = ReportFields(tuple(prices or ()), tuple(success or ()), tuple(failure or ()))
    return DealTypeConfig(id_, external_id, name, position, archived, tuple(stages), chosen)


def _read(company_id: int, document: dict[str, Any]) -> Configuration:
    stages: dict[int, list[StageConfig]] = {}
    for row in document["stages"] or ():
        stages.setdefault(row[2], []).append(StageConfig(*row))
    options: dict[int, list[FieldOptionConfig]] = {}
    for row in document["options"] or ():
        options.setdefault(row[2], []).append(FieldOptionConfig(*row))
    timezone, cells_timezone, currencies, *outcomes = document["timezone"]
    of_success, of_failure, in_order = (None if ids is None else tuple(ids) for ids in outcomes)
    activity_sources, deal_sources, version, *facets = document["sources"] or ((), (), 0, (), ())
    return Configuration(
        company_id=company_id,
        deal_types={row[0]: _read_type(row, stages.get(row[0], ())) for row in document["deal_types"] or ()},
        activity_types={row[0]: ActivityTypeConfig(*row) for row in document["activity_types"] or ()},
        custom_fields={
            id_: CustomFieldConfig(
                id_,
                external_id,
                Entity(entity),
                type_id,
                FieldKind(kind),
                name,
                position,
                archived,
                tuple(options.get(id_, ())),
            )
            for id_, external_id, entity, type_id, kind, name, position, archived in document["fields"] or ()
        },
        activity_source_field_ids=tuple(activity_sources),
        deal_source_field_ids=tuple(deal_sources),
        version=version,
        timezone=timezone,
        cells_timezone=cells_timezone,
        currencies=tuple(currencies),
        activity_facet_field_ids=tuple(facets[0]),
        deal_facet_field_ids=tuple(facets[1]),
        cell_success_stage_ids=of_success,
        cell_failure_stage_ids=of_failure,
        cell_stage_ids=in_order,
        cell_members={department: tuple(ids) for department, ids in document["members"] or ()},
    )


async def load_configuration(engine: AsyncEngine, company_id: int) -> Configuration:
    """The company's configuration now. One statement."""
    [text] = await read_parts(engine, [configuration_part()], {"company": company_id})
    return read_configuration(company_id, text)
