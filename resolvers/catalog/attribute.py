"""Attributes: the named values of a dataset's rows that figures filter, group and add up by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Numeric,
    SQLColumnExpression,
    Text,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    literal_column,
    not_,
    null,
    or_,
    select,
)
from sqlalchemy.orm import aliased
from sqlalchemy.types import TypeEngine

from models import Activity, Communication, Deal, Stage, Transition
from resolvers.catalog.dataset import ACTIVITIES, COMMUNICATIONS, CONTACTS, DEALS, TRANSITIONS, Dataset
from resolvers.catalog.parameters import COMPANY, END, FAILURE, STAGES, START
from resolvers.catalog.type_fields import SettingsShape

SqlType = TypeEngine[Any]
Expression = Callable[[SettingsShape], SQLColumnExpression[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """A value each row of some datasets has, or is empty in.

    ``of`` gives its SQL by dataset; ``from_settings`` says that it reads the relation of report field settings.
    """

    key: str
    type: SqlType
    of: Mapping[Dataset, Expression]
    from_settings: bool = False

    def expression(self, dataset: Dataset, shape: SettingsShape) -> SQLColumnExpression[Any]:
        """The SQL for rows of this dataset. Raises LookupError where they have no such value."""
        if dataset not in self.of:
            raise LookupError(f"{dataset.key} have no {self.key}")
        return self.of[dataset](shape)


def _column(expression: SQLColumnExpression[Any]) -> Expression:
    return lambda _shape: expression


def _price(shape: SettingsShape) -> SQLColumnExpression[Any]:
    """The sum of the fields chosen for the deal's type; empty when all of them are."""
    fields = shape.deal_fields()
    values = [cast(Deal.fields[fields.c[f"price_{n}"]], Numeric) for n in range(1, shape.prices + 1)]
    if len(values) == 1:
        return values[0]
    total = func.coalesce(values[0], literal_column("0"))
    for value in values[1:]:
        total = total + func.coalesce(value, literal_column("0"))
    return case((func.coalesce(*values).is_not(None), total), else_=null())


def _deal_source(shape: SettingsShape) -> SQLColumnExpression[Any]:
    fields = shape.deal_fields()
    return func.coalesce(
        *(cast(Deal.fields[fields.c[f"source_{n}"]], BigInteger) for n in range(1, shape.deal_sources + 1))
    )


def _activity_source(shape: SettingsShape) -> SQLColumnExpression[Any]:
    fields = shape.activity_fields()
    return func.coalesce(
        *(cast(Activity.fields[fields.c[f"source_{n}"]], BigInteger) for n in range(1, shape.activity_sources + 1))
    )


def _returned(_shape: SettingsShape) -> SQLColumnExpression[Any]:
    """Whether a deal that entered an outcome's stages in the period stands on none of them at its end.

    Most have not moved on since, which the ledger row itself says; only the others are looked up.
    """
    later = aliased(Transition)
    stands = exists().where(
        later.company_id == COMPANY,
        later.deal_id == Transition.deal_id,
        later.occurred_at < END,
        or_(later.left_at.is_(None), later.left_at >= END),
        later.to_stage_id == STAGES.any_(),
    )
    return case((or_(Transition.left_at.is_(None), Transition.left_at >= END), false()), else_=not_(stands))


def _furthest_stage(_shape: SettingsShape) -> SQLColumnExpression[Any]:
    """The furthest stage a deal ever reached in its type of today, by (position, id), unsuccessful ones aside."""
    moved = aliased(Transition)
    return (
        select(Stage.id)
        .select_from(moved)
        .join(Stage, and_(Stage.company_id == COMPANY, Stage.id == moved.to_stage_id))
        .where(
            moved.company_id == COMPANY,
            moved.deal_id == Deal.id,
            moved.deal_type_id == Deal.deal_type_id,
            moved.to_stage_id != FAILURE.all_(),
        )
        .order_by(Stage.position.desc(), Stage.id.desc())
        .limit(literal_column("1"))
        .correlate(Deal.__table__)
        .scalar_subquery()
    )


def _is_lost() -> ColumnElement[bool]:
    return Deal.stage_id == FAILURE.any_()


def _lost_from(_shape: SettingsShape) -> SQLColumnExpression[Any]:
    """For a deal that is lost now: the stage it stood on before, if it was one of the same type."""
    before = aliased(Transition)
    stage = (
        select(case((before.deal_type_id == Deal.deal_type_id, before.to_stage_id), else_=null()))
        .where(
            before.company_id == COMPANY,
            before.deal_id == Deal.id,
            not_(and_(before.to_stage_id == FAILURE.any_(), before.deal_type_id == Deal.deal_type_id)),
        )
        .order_by(before.occurred_at.desc(), before.ordinal.desc())
        .limit(literal_column("1"))
        .correlate(Deal.__table__)
        .scalar_subquery()
    )
    return case((_is_lost(), stage), else_=null())


def _is_new(at: SQLColumnExpression[Any]) -> Expression:
    return _column(at >= START)


DEAL_TYPE = Attribute(
    "deal_type", BigInteger(), {DEALS: _column(Deal.deal_type_id), TRANSITIONS: _column(Transition.deal_type_id)}
)
PRICE = Attribute("price", Numeric(), {DEALS: _price, TRANSITIONS: _price}, from_settings=True)
SOURCE = Attribute(
    "source",
    BigInteger(),
    {DEALS: _deal_source, TRANSITIONS: _deal_source, ACTIVITIES: _activity_source},
    from_settings=True,
)
ACTIVITY_TYPE = Attribute("activity_type", BigInteger(), {ACTIVITIES: _column(Activity.activity_type_id)})
CHANNEL = Attribute("channel", Text(), {COMMUNICATIONS: _column(Communication.channel)})
DIRECTION = Attribute("direction", Text(), {COMMUNICATIONS: _column(Communication.direction)})
ANSWERED = Attribute("answered", Boolean(), {COMMUNICATIONS: _column(Communication.answered)})
RETURNED = Attribute("returned", Boolean(), {TRANSITIONS: _returned})
IS_NEW = Attribute("is_new", Boolean(), {d: _is_new(d.at) for d in (CONTACTS, ACTIVITIES, DEALS)})
FURTHEST_STAGE = Attribute("furthest_stage", BigInteger(), {DEALS: _furthest_stage})
LOST_STAGE = Attribute("lost_stage", BigInteger(), {DEALS: _column(case((_is_lost(), Deal.stage_id), else_=null()))})
LOST_FROM = Attribute("lost_from", BigInteger(), {DEALS: _lost_from})

ATTRIBUTES = {
    a.key: a
    for a in (
        DEAL_TYPE,
        PRICE,
        SOURCE,
        ACTIVITY_TYPE,
        CHANNEL,
        DIRECTION,
        ANSWERED,
        RETURNED,
        IS_NEW,
        FURTHEST_STAGE,
        LOST_STAGE,
        LOST_FROM,
    )
}
