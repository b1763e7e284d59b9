"""Attributes: the named values of a dataset's rows that figures filter, group and add up by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Integer,
    Numeric,
    ScalarSelect,
    SQLColumnExpression,
    Text,
    and_,
    any_,
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
    true,
    tuple_,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import aliased
from sqlalchemy.types import TypeEngine

from models import Activity, Communication, Contact, Deal, Entity, FieldKind, Transition
from models.deal import CONVERTED, UNRATED
from resolvers.catalog.dataset import (
    ACTIVITIES,
    COMMUNICATIONS,
    CONTACTS,
    DATASETS,
    DEALS,
    OF_DEALS,
    STAGE_CHANGES,
    STAGED_DEALS,
    STAY,
    TRANSITIONS,
    UNSTAGED_CHANGES,
    UNSTAGED_DEALS,
    UNSTAGED_STAY,
    Dataset,
)
from resolvers.catalog.parameters import (
    COMPANY,
    END,
    FAILURE,
    NOW,
    STAGES,
    START,
    STEP_END,
    SUCCESS,
    is_among,
    local_day,
    stage_ranks,
)
from resolvers.catalog.type_fields import SettingsShape

SqlType = TypeEngine[Any]
Expression = Callable[[SettingsShape], SQLColumnExpression[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Attribute:
    """A value each row of some datasets has, or is empty in.

    ``of`` gives its SQL by dataset; ``from_settings`` says that it reads the relation of report field settings, ``is_open_ended``
    that nothing but the number of rows bounds how many different values there are. What ``follows_from`` other attributes, as
    ``follows`` says of their columns, is worked out of groups of rows rather than of each. ``is_amount``: a sum of price fields.
    ``choice_field_id``: the option chosen in this field. ``now`` gives, by the SQL of values that were given, which stand for those in
    the rows today, where these may be others. The key makes it what it is: two of the same key are the same.
    """

    key: str
    type: SqlType
    of: Mapping[Dataset, Expression]
    from_settings: bool = False
    is_open_ended: bool = False
    follows_from: "tuple[Attribute, ...]" = ()
    follows: "Callable[[Columns], SQLColumnExpression[Any]] | None" = None
    is_amount: bool = False
    choice_field_id: int | None = None
    now: "Callable[[SQLColumnExpression[Any]], ScalarSelect[Any]] | None" = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Attribute) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def expression(self, dataset: Dataset, shape: SettingsShape) -> SQLColumnExpression[Any]:
        """The SQL for rows of this dataset. Raises LookupError where they have no such value."""
        if dataset not in self.of:
            raise LookupError(f"{dataset.key} have no {self.key}")
        return self.of[dataset](shape)


Columns = Callable[[Attribute], SQLColumnExpression[Any]]


def _of_trail(key: str, follows: Callable[[Columns], SQLColumnExpression[Any]]) -> Attribute:
    """What the stages say that a deal has stood on, as of today's settings."""

    def of(shape: SettingsShape) -> SQLColumnExpression[Any]:
        return follows(lambda attribute: attribute.expression(DEALS, shape))

    return Attribute(key, BigInteger(), {DEALS: of}, follows_from=(DEAL_TYPE, TRAIL), follows=follows)


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


def _mark(key: str) -> SQLColumnExpression[Any]:
    """Of a deal in another currency: a number in its fields, as a price is (`models.deal`)."""
    return cast(Deal.fields.op("->", return_type=JSONB())(literal_column(f"'{key}'", Text())), Numeric)


def _has_price_settings(shape: SettingsShape) -> SQLColumnExpression[Any]:
    """Whether it is known which fields are the price of the deal's type."""
    return shape.deal_fields().c.price_1.is_not(None)


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

    Most have not moved on since, which the ledger row itself says; only the others are looked up: each by its deal, which the offset
    sees to, or else the database reads the whole ledger to know of every deal.
    """
    later = aliased(Transition)
    found = select(true()).where(
        later.company_id == COMPANY,
        later.deal_id == Transition.deal_id,
        later.occurred_at < END,
        or_(later.left_at.is_(None), later.left_at >= END),
        is_among(later.to_stage_id, STAGES),
    )
    stands = exists(found.offset(literal_column("0")))
    return case((or_(Transition.left_at.is_(None), Transition.left_at >= END), false()), else_=not_(stands))


def _furthest_stage(columns: Columns) -> SQLColumnExpression[Any]:
    """The furthest stage a deal ever reached in its type of today, unsuccessful ones aside."""
    stages = stage_ranks()
    return (
        select(stages.c.stage_id)
        .where(
            stages.c.type_id == columns(DEAL_TYPE),
            stages.c.rank.is_not(None),
            stages.c.stage_id == columns(TRAIL).any_(),
        )
        .order_by(stages.c.rank.desc())
        .limit(literal_column("1"))
        .correlate_except(stages)
        .scalar_subquery()
    )


def _lost_stage(columns: Columns) -> SQLColumnExpression[Any]:
    """For a deal that is lost now: the stage it stands on."""
    trail = columns(TRAIL)
    stage = trail[func.cardinality(trail)]
    return case((is_among(stage, FAILURE), stage), else_=null())


def _lost_from(columns: Columns) -> SQLColumnExpression[Any]:
    """For a deal that is lost now: the stage it stood on before, if it was one of the same type."""
    stages = stage_ranks()
    passed = func.unnest(columns(TRAIL)).table_valued("stage_id", with_ordinality="place").render_derived(name="passed")
    is_of_type = stages.c.type_id == columns(DEAL_TYPE)
    before = (
        select(case((is_of_type, stages.c.stage_id), else_=null()))
        .select_from(passed.join(stages, stages.c.stage_id == passed.c.stage_id))
        .where(not_(and_(stages.c.rank.is_(None), is_of_type)))
        .order_by(passed.c.place.desc())
        .limit(literal_column("1"))
        .correlate_except(stages, passed)
        .scalar_subquery()
    )
    return case((_lost_stage(columns).is_not(None), before), else_=null())


def _is_new(at: SQLColumnExpression[Any]) -> Expression:
    return _column(at >= START)


def _of_deals(of: Expression) -> dict[Dataset, Expression]:
    """The same of a deal, however its rows are found."""
    return dict.fromkeys(OF_DEALS, of)


def _of_moves(of: Expression) -> dict[Dataset, Expression]:
    """The same of a row of the ledger, whatever it is there for."""
    return {TRANSITIONS: of, STAGED_DEALS: of}


def _word(word: str) -> SQLColumnExpression[str]:
    return literal_column(f"'{word}'", Text())


def _outcome(stage: SQLColumnExpression[Any]) -> Expression:
    won, lost = (is_among(stage, SUCCESS), _word("SUCCESS")), (is_among(stage, FAILURE), _word("FAILURE"))
    return _column(case(won, lost, else_=_word("OPEN")))


def _stands_among(stages: SQLColumnExpression[Any]) -> dict[Dataset, Expression]:
    """Whether a deal stands on one of these stages, as of today or as a change of that says; false of one on no stage yet."""
    stage = {DEALS: Deal.stage_id, STAGE_CHANGES: STAY.c.stage_id}
    of = {dataset: _column(is_among(each, stages).is_(true())) for dataset, each in stage.items()}
    return {**of, UNSTAGED_CHANGES: _column(false())}


def _is_first_of_contact(_shape: SettingsShape) -> SQLColumnExpression[Any]:
    earlier = aliased(Deal)
    found = exists().where(
        earlier.company_id == COMPANY,
        earlier.contact_id == Deal.contact_id,
        earlier.deleted_at.is_(None),
        tuple_(earlier.created_at, earlier.id) < tuple_(Deal.created_at, Deal.id),
    )
    return case((Deal.contact_id.is_(None), null()), else_=not_(found))


def _days(since: SQLColumnExpression[Any], until: SQLColumnExpression[Any]) -> SQLColumnExpression[Any]:
    """Whole calendar days from one instant to another, on the company's clock; negative where the other came earlier."""
    return cast(local_day(until) - local_day(since), Numeric)


def _days_of_stay(since: SQLColumnExpression[Any], until: SQLColumnExpression[Any]) -> SQLColumnExpression[Any]:
    """Days between the two; 0 of a stay that is yet to begin."""
    return func.greatest(_days(since, until), literal_column("0"), type_=Numeric())


def _stands_until(left_at: SQLColumnExpression[Any], end: SQLColumnExpression[Any]) -> SQLColumnExpression[Any]:
    """The last instant that is known of a stay: its end, if it ended by then (the period's end, or a step's) and by now."""
    return func.least(left_at, end - literal_column("interval '1 microsecond'"), NOW)


_UNSTAGED: dict[Dataset, Expression] = dict.fromkeys(
    (UNSTAGED_DEALS, UNSTAGED_CHANGES), _column(literal_column("null::bigint"))
)

TIME = Attribute("at", DateTime(timezone=True), {})
"""The time a row goes by. Every population gives it itself."""
DAY = Attribute(TIME.key, Date(), {})
"""The same of populations that go by days."""
BUCKET = Attribute("bucket", Integer(), {})
"""The number of the step of time a row falls in; -1 before the first. Every population gives it itself."""
OWN_TIME = Attribute("own_time", DateTime(timezone=True), {d: _column(d.at) for d in DATASETS.values()})
"""The time a row has by itself: when it was created, or occurred."""
STANDING_SINCE = Attribute(
    "standing_since",
    DateTime(timezone=True),
    {
        STAGED_DEALS: _column(func.greatest(Transition.occurred_at, Deal.created_at)),
        UNSTAGED_DEALS: _column(Deal.created_at),
    },
)
STANDING_UNTIL = Attribute(
    "standing_until",
    DateTime(timezone=True),
    {STAGED_DEALS: _column(Transition.left_at), UNSTAGED_DEALS: _column(Deal.staged_at)},
)
"""Since when a deal stands where it does, and until when; empty while it still does."""
SIGN = Attribute(
    "sign", Integer(), {STAGE_CHANGES: _column(STAY.c.sign), UNSTAGED_CHANGES: _column(UNSTAGED_STAY.c.sign)}
)
"""What a change of where a deal stands adds to all instants before it: 1 where a stay ends, -1 where one begins."""
DEAL_TYPE = Attribute(
    "deal_type",
    BigInteger(),
    {
        **_of_deals(_column(Deal.deal_type_id)),
        **_of_moves(_column(Transition.deal_type_id)),
        STAGE_CHANGES: _column(STAY.c.deal_type_id),
    },
)
STAGE = Attribute(
    "stage",
    BigInteger(),
    {
        DEALS: _column(Deal.stage_id),
        **_of_moves(_column(Transition.to_stage_id)),
        STAGE_CHANGES: _column(STAY.c.stage_id),
        **_UNSTAGED,
    },
)
OUTCOME = Attribute(
    "outcome",
    Text(),
    {
        DEALS: _outcome(Deal.stage_id),
        **_of_moves(_outcome(Transition.to_stage_id)),
        STAGE_CHANGES: _outcome(STAY.c.stage_id),
        **dict.fromkeys((UNSTAGED_DEALS, UNSTAGED_CHANGES), _column(_word("OPEN"))),
    },
)
OF_STAGE = frozenset((DEAL_TYPE, STAGE, OUTCOME))
"""What a row of the ledger has of the stage it leads to; the rest is its deal's."""
IS_WON = Attribute("is_won", Boolean(), _stands_among(SUCCESS))
IS_LOST = Attribute("is_lost", Boolean(), _stands_among(FAILURE))
IS_CLOSED = Attribute("is_closed", Boolean(), _stands_among(SUCCESS + FAILURE))
"""What OUTCOME says, for those who need to know nothing else of it: no text is made and compared."""
PRICE = Attribute("price", Numeric(), _of_deals(_price), from_settings=True, is_amount=True)
IS_CONVERTED = Attribute("is_converted", Numeric(), _of_deals(_column(_mark(CONVERTED))), is_amount=True)
IS_UNRATED = Attribute("is_unrated", Numeric(), _of_deals(_column(_mark(UNRATED))), is_amount=True)
"""Filled of a deal whose amounts are converted, and of one for whose day there is no rate. Amounts, as cells know what is filled."""
HAS_PRICE_SETTINGS = Attribute("has_price_settings", Boolean(), _of_deals(_has_price_settings), from_settings=True)
SOURCE = Attribute(
    "source",
    BigInteger(),
    {**_of_deals(_deal_source), ACTIVITIES: _activity_source},
    from_settings=True,
)
RESPONSIBLE = Attribute(
    "responsible",
    BigInteger(),
    {
        **_of_deals(_column(Deal.responsible_id)),
        CONTACTS: _column(Contact.responsible_id),
        ACTIVITIES: _column(Activity.responsible_id),
        COMMUNICATIONS: _column(Communication.responsible_id),
    },
)


def _contacts_now(given: SQLColumnExpression[Any]) -> ScalarSelect[Any]:
    """What was merged is the contact that it is now: rows name no other."""
    named = aliased(Contact)
    chosen = select(func.array_agg(func.coalesce(named.merged_into_id, named.id), type_=ARRAY(BigInteger)))
    return chosen.where(named.company_id == COMPANY, named.id == any_(given)).scalar_subquery()


CONTACT = Attribute(
    "contact",
    BigInteger(),
    {
        **_of_deals(_column(Deal.contact_id)),
        ACTIVITIES: _column(Activity.contact_id),
        COMMUNICATIONS: _column(Communication.contact_id),
    },
    is_open_ended=True,
    now=_contacts_now,
)
IS_FIRST_OF_CONTACT = Attribute("is_first_of_contact", Boolean(), _of_deals(_is_first_of_contact))
DAYS_TO_CLOSE = Attribute(
    "days_to_close", Numeric(), {TRANSITIONS: _column(_days(Deal.created_at, Transition.occurred_at))}
)
DAYS_IN_STAGE = Attribute(
    "days_in_stage",
    Numeric(),
    {
        TRANSITIONS: _column(_days_of_stay(Transition.occurred_at, _stands_until(Transition.left_at, END))),
        STAGED_DEALS: _column(_days_of_stay(Transition.occurred_at, _stands_until(Transition.left_at, STEP_END))),
        UNSTAGED_DEALS: _column(_days_of_stay(Deal.created_at, _stands_until(Deal.staged_at, STEP_END))),
    },
)
ACTIVITY_TYPE = Attribute("activity_type", BigInteger(), {ACTIVITIES: _column(Activity.activity_type_id)})
CHANNEL = Attribute("channel", Text(), {COMMUNICATIONS: _column(Communication.channel)})
DIRECTION = Attribute("direction", Text(), {COMMUNICATIONS: _column(Communication.direction)})
ANSWERED = Attribute("answered", Boolean(), {COMMUNICATIONS: _column(Communication.answered)})
RETURNED = Attribute("returned", Boolean(), {TRANSITIONS: _returned})
IS_NEW = Attribute("is_new", Boolean(), {d: _is_new(d.at) for d in (CONTACTS, ACTIVITIES, DEALS)})
TRAIL = Attribute("trail", ARRAY(BigInteger), {DEALS: _column(Deal.trail)})
"""The stages a deal has stood on, each once, in the order of the last time it did."""
FURTHEST_STAGE = _of_trail("furthest_stage", _furthest_stage)
LOST_STAGE = _of_trail("lost_stage", _lost_stage)
LOST_FROM = _of_trail("lost_from", _lost_from)


@lru_cache(maxsize=4096)
def custom_field(field_id: int, entity: Entity, kind: FieldKind) -> Attribute:
    """A custom field. Its id stands in the SQL's text: it is the database's own number, and nothing a person typed."""
    key = literal_column(f"'{field_id:d}'", Text())
    columns = {Entity.CONTACT: Contact.fields, Entity.ACTIVITY: Activity.fields, Entity.DEAL: Deal.fields}
    document = columns[entity]
    # Text and days stand in JSON as strings; cast from JSON itself they would come with its quotes.
    is_string = kind in (FieldKind.TEXT, FieldKind.DATE)
    value = document.op("->>", return_type=Text())(key) if is_string else document.op("->", return_type=JSONB())(key)
    type_ = _TYPES[kind]
    of = _column(value if kind is FieldKind.TEXT else cast(value, type_))
    datasets = {Entity.CONTACT: {CONTACTS: of}, Entity.ACTIVITY: {ACTIVITIES: of}, Entity.DEAL: _of_deals(of)}
    return Attribute(
        f"{entity.value}_{kind.value}_{field_id}",
        type_,
        datasets[entity],
        is_amount=kind is FieldKind.PRICE,
        choice_field_id=field_id if kind is FieldKind.CHOICE else None,
    )


_TYPES: Mapping[FieldKind, SqlType] = {
    FieldKind.TEXT: Text(),
    FieldKind.NUMBER: Numeric(),
    FieldKind.PRICE: Numeric(),
    FieldKind.CHOICE: BigInteger(),
    FieldKind.DATE: Date(),
    FieldKind.FLAG: Boolean(),
}
