"""The report field settings as a small relation, joined where a price or a source is needed.

One row a record type; the columns ``price_1``, ``price_2``… and ``source_1``… hold the keys of its custom fields, so that any settings
are the same SQL with other parameters, as long as no type has more price or source fields than before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sqlalchemy import ARRAY, BigInteger, Text, bindparam, column, func
from sqlalchemy.sql.selectable import TableValuedAlias

from models import RecordKind
from models.time_zone import TimeZone
from resolvers.catalog.dataset import Dataset
from resolvers.catalog.parameters import RANKS
from resolvers.configuration import Configuration, DealTypeConfig
from resolvers.statement import SentAgain
from resolvers.zone_offsets import offsets_of


@dataclass(frozen=True, slots=True)
class SettingsShape:
    """How many columns the relations have: what of the settings changes the SQL's text."""

    prices: int
    deal_sources: int
    activity_sources: int

    def deal_fields(self) -> TableValuedAlias:
        """Deal types with the keys of their price and source fields."""
        return _relation("deal", prices=self.prices, sources=self.deal_sources)

    def activity_fields(self) -> TableValuedAlias:
        """Activity types with the keys of their source fields."""
        return _relation("activity", prices=0, sources=self.activity_sources)

    def fields_of(self, dataset: Dataset) -> TableValuedAlias:
        """The relation that belongs to a dataset's rows."""
        if dataset.record is RecordKind.DEAL:
            return self.deal_fields()
        if dataset.record is RecordKind.ACTIVITY:
            return self.activity_fields()
        raise LookupError(f"{dataset.key} have no fields in the report field settings")


@lru_cache
def _relation(prefix: str, *, prices: int, sources: int) -> TableValuedAlias:
    """One object for one shape, so that all of a statement's expressions mean the same join."""
    names = [*(f"price_{n}" for n in range(1, prices + 1)), *(f"source_{n}" for n in range(1, sources + 1))]
    return (
        func.unnest(
            bindparam(f"{prefix}_types", type_=ARRAY(BigInteger)),
            *(bindparam(f"{prefix}_{name}", type_=ARRAY(Text)) for name in names),
        )
        .table_valued(column("type_id", BigInteger), *(column(name, Text) for name in names))
        .render_derived(name=f"{prefix}_fields")
    )


def settings_shape(configuration: Configuration) -> SettingsShape:
    """The shape of a company's settings."""
    return SettingsShape(
        prices=max((len(t.report_fields.price_field_ids) for t in configuration.deal_types.values()), default=0) or 1,
        deal_sources=len(configuration.deal_source_field_ids) or 1,
        activity_sources=len(configuration.activity_source_field_ids) or 1,
    )


def settings_params(configuration: Configuration) -> Mapping[str, object]:
    """What the relations hold for a company, its successful and unsuccessful stages, and the offsets of its time zone."""
    shape = settings_shape(configuration)
    deal_types = list(configuration.deal_types.values())
    activity_types = list(configuration.activity_types.values())
    params: dict[str, object] = {
        **_offsets(configuration.zone),
        "success": list(configuration.success_stage_ids),
        "failure": list(configuration.failure_stage_ids),
        "deal_types": list(configuration.deal_types),
        "activity_types": list(configuration.activity_types),
        **_ranks(deal_types),
    }
    for n in range(shape.prices):
        params[f"deal_price_{n + 1}"] = _nth(n, map(configuration.price_fields_of, deal_types))
    for n in range(shape.deal_sources):
        params[f"deal_source_{n + 1}"] = _nth(n, map(configuration.source_fields_of, deal_types))
    for n in range(shape.activity_sources):
        params[f"activity_source_{n + 1}"] = _nth(n, map(configuration.source_fields_of, activity_types))
    return params


# All companies of a zone have the same, of hundreds of years.
@cache
def _offsets(zone: TimeZone) -> Mapping[str, object]:
    of = offsets_of(zone)
    return SentAgain.all_of({"offset_changes": list(of.changes), "offsets": list(of.offsets)})


def _ranks(deal_types: Iterable[DealTypeConfig]) -> dict[str, object]:
    """See `resolvers.catalog.parameters.stage_ranks`."""
    ranked: list[tuple[int, int, int | None]] = []
    for each in deal_types:
        ranks = {stage.id: rank for rank, stage in enumerate(each.way)}
        ranked += [(stage.id, each.id, ranks.get(stage.id)) for stage in each.stages]
    return {name: [row[place] for row in ranked] for place, name in enumerate(RANKS)}


def _nth(n: int, fields: Iterable[tuple[int, ...]]) -> list[str | None]:
    """The key of each type's n-th field, if it has so many."""
    return [str(ids[n]) if n < len(ids) else None for ids in fields]
