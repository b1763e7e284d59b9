"""The custom fields that cells know of: price fields, which are added up, and choice fields, which are facets, as sources are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from models import Entity, FieldKind
from models.cell import SOURCE_FACET
from models.deal import CONVERTED, UNRATED
from resolvers.sending import Rows, Statement

# Of a function, in PostgreSQL.
_MOST_ARGUMENTS = 100


@dataclass(frozen=True, slots=True)
class Fields:
    """So many ``prices`` and ``choices``, and as many fields of which a record's source is the first that is filled (``sources``).

    Which they are travels as parameters, so that companies of as many share statements. ``with_all``: the facet of sources beside all
    that there is; it alone otherwise.
    """

    prices: int = 0
    choices: int = 0
    sources: int = 0
    with_all: bool = True

    @property
    def sums(self) -> Sequence[str]:
        """The names of what the price fields add up to: empty where the field is."""
        return [f"sum_{number}" for number in range(self.prices)]

    def read(self, fields: str, record_type: str) -> list[str]:
        """What a record's fields hold, as columns; ``record_type`` is the SQL of its type."""
        amounts = (
            f"CASE WHEN jsonb_typeof({fields} -> {key}) = 'number' THEN ({fields} -> {key})::numeric END AS sum_{number}"
            for number, key in enumerate(self._keys)
        )
        options = (
            f"CASE WHEN {_is_number(fields, key)} THEN ({fields} -> {key})::bigint END AS option_{number}"
            for number in range(self.choices)
            for key in (f"%(choice_{number})s::text",)
        )
        sources = (
            f"CASE WHEN coalesce(%(source_type_{number})s::bigint, {record_type}) = {record_type} AND {_is_number(fields, key)}"
            f" THEN ({fields} -> {key})::bigint END"
            for number in range(self.sources)
            for key in (f"%(source_{number})s::text",)
        )
        return [*amounts, *options, *([f"coalesce({', '.join(sources)}) AS source"] if self.sources else [])]

    @property
    def options(self) -> Sequence[str]:
        """The names of what was chosen in the choice fields, and of the source."""
        return [*(f"option_{number}" for number in range(self.choices)), *(["source"] if self.sources else [])]

    @property
    def facets(self) -> str:
        """Joins each row once, and again for each choice field with an option."""
        facets = ["(0::bigint, NULL::bigint)"] if self.with_all else []
        facets += [f"(%(facet_{number})s::bigint, option_{number})" for number in range(self.choices)]
        facets += [f"({SOURCE_FACET}::bigint, source)"] if self.sources else []
        return f"""
JOIN LATERAL (VALUES {", ".join(facets)}) AS chosen (facet, option) ON facet = 0 OR option IS NOT NULL"""

    @property
    def source_facet(self) -> "Fields":
        """The facet of sources alone."""
        return replace(self, choices=0, with_all=False)

    def apart(self, params: Mapping[str, object]) -> "Iterable[tuple[Fields, Mapping[str, object]]]":
        """What there is without a facet, and each facet by itself, with its parameters: all at once are more than memory holds."""
        facets = [params[f"facet_{number}"] for number in range(self.choices)] + [SOURCE_FACET] * bool(self.sources)
        yield self.without_facets, {**params, "facets": facets}
        for number in range(self.choices):
            own = {f"{name}_0": params[f"{name}_{number}"] for name in ("choice", "facet")}
            yield replace(self, choices=1, sources=0, with_all=False), {**params, **own}
        if self.sources:
            yield self.source_facet, params

    @property
    def of_their_facet(self) -> str:
        """Which cells are of one of those that are `apart`, in SQL; what is of a facet that there is no more is of the first."""
        if self.with_all:
            return "facet <> ALL(%(facets)s::bigint[])"
        return f"facet = {'%(facet_0)s::bigint' if self.choices else SOURCE_FACET}"

    @property
    def without_facets(self) -> "Fields":
        """The price fields alone."""
        return replace(self, choices=0, sources=0)

    @property
    def of_cells(self) -> list[str]:
        """What a cell's fields hold, as columns."""
        amounts = (f"(cell.fields -> {key})::numeric AS sum_{number}" for number, key in enumerate(self._keys))
        return ["(cell.fields -> facet::text)::bigint AS option", *amounts]

    @property
    def kept(self) -> str:
        """The sums and the option as a cell keeps them, in ``fields``: without a facet there is no option."""
        pairs = [f"{key}, {amount}" for key, amount in zip(self._keys, self.sums, strict=True)] + [
            "facet::text, option"
        ]
        at_once = _MOST_ARGUMENTS // 2
        some = (", ".join(pairs[first : first + at_once]) for first in range(0, len(pairs), at_once))
        return " || ".join(f"jsonb_strip_nulls(jsonb_build_object({each}))" for each in some)

    @property
    def _keys(self) -> Iterable[str]:
        return [f"%(price_{number})s::text" for number in range(self.prices)]


def _is_number(fields: str, key: str) -> str:
    return f"jsonb_typeof({fields} -> {key}) = 'number'"


def fields_of(company_id: int, entity: Entity | None) -> Statement:
    """The statement of a company's fields, archived ones too, for `read_fields`: to be run when none of the records that matter has
    anything in fields that are made later."""
    return _FIELDS, {"company": company_id, "entity": entity and entity.value}


def read_fields(rows: Rows, sources: Sequence[int]) -> tuple[Fields, dict[str, object]]:
    """The fields out of the statement's rows, and the parameters of them; ``sources`` are the fields of the source."""
    prices, choices = (
        [id_ for id_, kind, _ in rows if kind == wanted] for wanted in (FieldKind.PRICE, FieldKind.CHOICE)
    )
    params: dict[str, object] = {f"price_{number}": str(id_) for number, id_ in enumerate(prices)}
    for number, id_ in enumerate(choices):
        params |= {f"choice_{number}": str(id_), f"facet_{number}": id_}
    types = {id_: type_ for id_, _, type_ in rows}
    for number, id_ in enumerate(sources):
        params |= {f"source_{number}": str(id_), f"source_type_{number}": types.get(id_)}
    return Fields(len(prices), len(choices), len(sources)), params


# Of deals, where some are in other currencies, whether they are converted as well: told as a price is, by what is filled.
_FIELDS = f"""
SELECT id, kind, coalesce(deal_type_id, activity_type_id) AS type FROM custom_fields
WHERE company_id = %(company)s::bigint AND entity = %(entity)s::text AND kind IN ('price', 'choice')
UNION ALL
SELECT marked.id, 'price', NULL FROM companies CROSS JOIN (VALUES ({CONVERTED}), ({UNRATED})) AS marked (id)
WHERE companies.id = %(company)s::bigint AND companies.currencies <> '{{}}' AND %(entity)s::text = 'deal'
ORDER BY id"""  # noqa: S608 - from constants
