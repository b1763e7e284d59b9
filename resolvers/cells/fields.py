"""The custom fields that cells know of: price fields, which are added up, and choice fields, which are facets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from models import Entity, FieldKind

# Of a function, in PostgreSQL.
_MOST_ARGUMENTS = 100


@dataclass(frozen=True, slots=True)
class Fields:
    """So many ``prices`` and ``choices``. Which they are travels as parameters, so that companies of as many share statements."""

    prices: int = 0
    choices: int = 0

    @property
    def sums(self) -> Sequence[str]:
        """The names of what the price fields add up to: empty where the field is."""
        return [f"sum_{number}" for number in range(self.prices)]

    def read(self, fields: str) -> list[str]:
        """What a record's fields hold, as columns."""
        amounts = (
            f"CASE WHEN jsonb_typeof({fields} -> {key}) = 'number' THEN ({fields} -> {key})::numeric END AS sum_{number}"
            for number, key in enumerate(self._keys)
        )
        options = (
            f"CASE WHEN jsonb_typeof({fields} -> {key}) = 'number' THEN ({fields} -> {key})::bigint END AS option_{number}"
            for number in range(self.choices)
            for key in (f"%(choice_{number})s::text",)
        )
        return [*amounts, *options]

    @property
    def options(self) -> Sequence[str]:
        """The names of what was chosen in the choice fields."""
        return [f"option_{number}" for number in range(self.choices)]

    @property
    def facets(self) -> str:
        """Joins each row once, and again for each choice field with an option."""
        facets = "".join(f", (%(facet_{number})s::bigint, {option})" for number, option in enumerate(self.options))
        return f"""
JOIN LATERAL (VALUES (0::bigint, NULL::bigint){facets}) AS chosen (facet, option) ON facet = 0 OR option IS NOT NULL"""

    def of_cells(self, cells: str) -> list[str]:
        """What a cell's fields hold, as columns."""
        amounts = (f"({cells}.fields -> {key})::numeric AS sum_{number}" for number, key in enumerate(self._keys))
        return [f"({cells}.fields -> {cells}.facet::text)::bigint AS option", *amounts]

    @property
    def kept(self) -> str:
        """The sums and the option as a cell keeps them, in ``fields``."""
        pairs = [f"{key}, {amount}" for key, amount in zip(self._keys, self.sums, strict=True)]
        at_once = _MOST_ARGUMENTS // 2
        some = (", ".join(pairs[first : first + at_once]) for first in range(0, len(pairs), at_once))
        objects = [f"jsonb_strip_nulls(jsonb_build_object({each}))" for each in some]
        objects.append("CASE WHEN facet = 0 THEN '{}' ELSE jsonb_build_object(facet::text, option) END")
        return " || ".join(objects)

    @property
    def _keys(self) -> Iterable[str]:
        return [f"%(price_{number})s::text" for number in range(self.prices)]


async def read_fields(
    connection: AsyncConnection, company_id: int, entity: Entity | None
) -> tuple[Fields, dict[str, object]]:
    """The fields of a company's records, archived ones too, and the parameters of them.

    To be read when none of the records that matter has anything in fields that are made later.
    """
    found = await connection.exec_driver_sql(_FIELDS, {"company": company_id, "entity": entity})
    rows = found.all()
    prices, choices = ([row.id for row in rows if row.kind == kind] for kind in (FieldKind.PRICE, FieldKind.CHOICE))
    params: dict[str, object] = {f"price_{number}": str(id_) for number, id_ in enumerate(prices)}
    for number, id_ in enumerate(choices):
        params |= {f"choice_{number}": str(id_), f"facet_{number}": id_}
    return Fields(len(prices), len(choices)), params


_FIELDS = """
SELECT id, kind FROM custom_fields
WHERE company_id = %(company)s::bigint AND entity = %(entity)s::text AND kind IN ('price', 'choice') ORDER BY id"""
