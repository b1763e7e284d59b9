"""The rows of a population as SQL: what every scan and every drill-down selects from."""

from collections.abc import Iterable

from sqlalchemy import Integer, Select, SQLColumnExpression, Subquery, literal_column, select, union_all
from sqlalchemy.dialects.postgresql import distinct_on

from permissions.rows import VisibleRows
from resolvers.catalog.attribute import BUCKET, TIME, Attribute
from resolvers.catalog.population import Branch, Population
from resolvers.catalog.type_fields import SettingsShape


def visible_rows(whole_company: bool) -> VisibleRows:
    """The viewer's predicate, in the parameters every part has."""
    return VisibleRows("company", None if whole_company else "s_people")


def population_rows(
    population: Population,
    attributes: Iterable[Attribute],
    shape: SettingsShape,
    *,
    whole_company: bool,
    with_ordinal: bool = False,
) -> Subquery:
    """The population's visible rows: columns ``id``, ``at``, one by each attribute's key, and ``ordinal`` if wanted.

    The ordinal tells rows of the same record and time apart; it is 0 where there are no such rows.
    """
    wanted = sorted(set(attributes) - {TIME}, key=lambda a: (a == BUCKET, a.key))
    selects = [_branch(b, wanted, shape, whole_company, with_ordinal) for b in population.branches()]
    return (selects[0] if len(selects) == 1 else union_all(*selects)).subquery("r")


def _branch(
    branch: Branch, attributes: list[Attribute], shape: SettingsShape, whole_company: bool, with_ordinal: bool
) -> Select[*tuple[object, ...]]:
    dataset = branch.dataset
    columns: list[SQLColumnExpression[object]] = [dataset.record_id.label("id"), branch.at.label("at")]
    columns += [(branch.bucket if a == BUCKET else a.expression(dataset, shape)).label(a.key) for a in attributes]
    if with_ordinal:
        ordinal = literal_column("0", Integer()) if dataset.ordinal is None else dataset.ordinal
        columns.append(ordinal.label("ordinal"))
    source = branch.source
    if any(a.from_settings for a in attributes):
        fields = shape.fields_of(dataset)
        source = source.outerjoin(fields, fields.c.type_id == dataset.record_type_id)
    statement = select(*columns).select_from(source).where(dataset.visible(visible_rows(whole_company)), *branch.where)
    if branch.first_by:
        first = distinct_on(dataset.record_id)
        statement = statement.ext(first).order_by(dataset.record_id, *branch.first_by)
    return statement
