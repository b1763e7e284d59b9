"""The rows of a population from the tables of facts: what every drill-down selects from, and the scans that nothing else answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    SQLColumnExpression,
    Subquery,
    and_,
    case,
    column,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import distinct_on

from models import Deal, Transition
from permissions.rows import VisibleRows
from resolvers.catalog.attribute import BUCKET, OF_STAGE, STANDING_UNTIL, TIME, Attribute
from resolvers.catalog.dataset import (
    DEALS,
    OF_DEAL,
    STAGE_CHANGES,
    STAY,
    TRANSITIONS,
    UNSTAGED_CHANGES,
    UNSTAGED_DEALS,
    UNSTAGED_STAY,
    Dataset,
)
from resolvers.catalog.parameters import (
    AFTER_DAY,
    COMPANY,
    END,
    ENDS,
    FAILURE,
    FIRST_DAY,
    FIRST_DAYS,
    FIRST_END,
    STAGES,
    START,
    STARTS,
    STEP,
    SUCCESS,
    is_among,
)
from resolvers.catalog.population import CHANGES, Changed, Entered, Outcome, OverTime, Population, Standing
from resolvers.catalog.type_fields import SettingsShape
from resolvers.planner.one_person import PersonsDeals, PersonsMoves


def visible_rows(whole_company: bool, of_one_person: bool = False) -> VisibleRows:
    """The viewer's predicate, in the parameters every part has."""
    return VisibleRows("company", None if whole_company else "s_people", of_one=of_one_person)


@dataclass(frozen=True, slots=True, eq=False)
class _Branch:
    """Rows of one dataset: where from, under which conditions, the time each goes by, and the number of its bucket.

    ``first_by``: of several rows of a record only the first in this order counts; empty where there is one row a record anyway.
    ``is_seen``: the source has no rows but those that the viewer sees.
    """

    dataset: Dataset
    source: FromClause
    where: tuple[ColumnElement[bool], ...]
    at: SQLColumnExpression[datetime] | SQLColumnExpression[date]
    bucket: SQLColumnExpression[Any]
    first_by: tuple[SQLColumnExpression[Any], ...] = ()
    is_seen: bool = False


def base_rows(
    population: Population,
    attributes: Iterable[Attribute],
    shape: SettingsShape,
    *,
    whole_company: bool,
    of_one_person: bool = False,
    with_ordinal: bool = False,
) -> Subquery:
    """The population's visible rows: columns ``id``, ``at``, one by each attribute's key, and ``ordinal`` if wanted.

    The ordinal tells rows of the same record and time apart; it is 0 where there are no such rows. ``of_one_person`` says that the
    people who are not the whole company are a single one.
    """
    wanted = sorted(set(attributes) - {TIME}, key=lambda a: (a == BUCKET, a.key))
    visible = visible_rows(whole_company, of_one_person)
    branches = _branches(population, shape, wanted, of_one_person)
    selects = [_select(branch, wanted, shape, visible, with_ordinal) for branch in branches]
    return (selects[0] if len(selects) == 1 else union_all(*selects)).subquery("r")


def _select(
    branch: _Branch, attributes: list[Attribute], shape: SettingsShape, visible: VisibleRows, with_ordinal: bool
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
    seen = () if branch.is_seen else (dataset.visible(visible),)
    statement = select(*columns).select_from(source).where(*seen, *branch.where)
    if branch.first_by:
        first = distinct_on(dataset.record_id)
        statement = statement.ext(first).order_by(dataset.record_id, *branch.first_by)
    return statement


def _branches(
    population: Population, shape: SettingsShape, attributes: Iterable[Attribute], of_one_person: bool
) -> list[_Branch]:
    """The population in SQL: a branch for each dataset that has rows of it."""
    dataset = population.dataset
    if isinstance(population.predicate, Standing):
        return _standing(population, population.predicate.outcome, shape)
    if isinstance(population.predicate, Changed):
        return _changes(attributes, of_one_person)
    at = population.time.expression(dataset, shape)
    where = _within(population, at)
    own = _of_one_person(population) if of_one_person else None
    table, is_seen = own if own is not None else dataset.table, own is not None
    if not isinstance(population.predicate, Entered):
        return [_Branch(dataset, table, where, at, bucket_of(population, at), is_seen=is_seen)]
    entered = entered_by(Transition.from_stage_id, Transition.to_stage_id)
    first_by = (at, Transition.ordinal)
    return [_Branch(TRANSITIONS, table, (*entered, *where), at, bucket_of(population, at), first_by, is_seen)]


def _of_one_person(population: Population) -> FromClause | None:
    """What one person's rows are read from, if not from the table: of deals that were created in a period the index knows which they
    are."""
    if population.dataset is TRANSITIONS and population.over_time is OverTime.FLOW:
        return PersonsMoves()
    if population.dataset is DEALS and population.over_time is OverTime.CUMULATIVE:
        return PersonsDeals()
    return None


def entered_by(
    from_stage: SQLColumnExpression[Any], to_stage: SQLColumnExpression[Any]
) -> tuple[ColumnElement[bool], ...]:
    """Whether a move leads to the outcome's stages from outside them. These are compared with each, and so looked up in the index."""
    came_from_within = and_(from_stage.is_not(None), is_among(from_stage, STAGES))
    return to_stage == STAGES.any_(), not_(came_from_within)


def _within(population: Population, at: SQLColumnExpression[Any]) -> tuple[ColumnElement[bool], ...]:
    """Whether a time lies where the population wants it."""
    if population.is_by_day:
        return at >= FIRST_DAY, at < AFTER_DAY
    return (at < END,) if population.over_time is OverTime.CUMULATIVE else (at >= START, at < END)


def bucket_of(population: Population, at: SQLColumnExpression[Any]) -> SQLColumnExpression[Any]:
    """The bucket a time falls in; -1 before the first. Bounds come as instants or days, so no zone is needed here.

    Of changes it is how many of the ends they are not earlier than.
    """
    if population.is_of_changes:
        return func.width_bucket(at, ENDS)
    bucket = func.width_bucket(at, FIRST_DAYS if population.is_by_day else STARTS) - literal_column("1")
    if population.over_time is not OverTime.CUMULATIVE:
        return bucket
    # Nearly all that ever came lies before the first, and looking for its place costs more than reading it.
    return case((at < START, literal_column("-1", Integer())), else_=bucket)


def _standing(population: Population, outcome: Outcome, shape: SettingsShape) -> list[_Branch]:
    """Intermediate is told by the closed stages: everything else is open, also deals that stand on no stage yet."""
    on_stages = is_among(Transition.to_stage_id, STAGES)
    where = (
        not_(on_stages) if outcome is Outcome.OPEN else on_stages,
        Transition.occurred_at < END,
        Deal.created_at < END,
    )
    staged = _at_ends(population, population.dataset, where, shape)
    if outcome is not Outcome.OPEN:
        return [staged]
    # `is distinct from` costs no row (an empty interval stands nowhere) and is what the partial index knows.
    unstaged = (Deal.created_at < END, Deal.staged_at.is_distinct_from(Deal.created_at))
    return [staged, _at_ends(population, UNSTAGED_DEALS, unstaged, shape)]


def _at_ends(
    population: Population, dataset: Dataset, where: tuple[ColumnElement[bool], ...], shape: SettingsShape
) -> _Branch:
    """Rows with an interval ``[since, until)``, once for each of the instants ``s_ends`` at which they stand.

    At the instant E (exclusive) stands what began before E and ended at or after it. ``width_bucket`` counts the instants not later
    than a time, so these are the numbers from that of ``since`` up to, not including, that of ``until``.
    """
    since, until = (each.expression(dataset, shape) for each in (population.time, STANDING_UNTIL))
    first = func.width_bucket(since, ENDS)
    after = func.width_bucket(func.coalesce(until, literal_column("'infinity'::timestamptz")), ENDS)
    numbers = func.generate_series(first, after - literal_column("1")).table_valued(column("number", Integer))
    buckets = numbers.render_derived(name="buckets").lateral("buckets")
    source = dataset.table.join(buckets, literal_column("true"))
    return _Branch(dataset, source, (*where, or_(until.is_(None), until >= FIRST_END)), since, STEP)


def _changes(attributes: Iterable[Attribute], of_one_person: bool) -> list[_Branch]:
    """Changes of where deals stand that are not earlier than the first end, each with how many of the ends it is not earlier than.

    Nothing stands before its deal is created, so that is when an earlier change takes effect: few deals have any, and those are in
    the partial index of deals that are not staged as they are created, by when they first were both. Most moves change no outcome:
    where nothing else of the stage matters, they would only be added and taken away again.
    """
    existing: tuple[ColumnElement[bool], ...] = (Deal.created_at < END,)
    if OF_STAGE.isdisjoint(attributes):
        existing = (*existing, _changes_outcome())
    late = Transition.occurred_at >= FIRST_END
    not_at_once = Deal.staged_at.is_distinct_from(Deal.created_at)
    is_late = func.greatest(Deal.staged_at, Deal.created_at) >= FIRST_END
    before = (not_at_once, is_late, Deal.staged_at < FIRST_END, Deal.created_at >= FIRST_END)
    is_stay = STAY.c.stage_id.is_not(None)
    unstaged = (not_at_once, is_late, or_(Deal.staged_at.is_(None), Deal.staged_at > Deal.created_at))
    moves = earlier_moves = TRANSITIONS.table
    deals: FromClause = DEALS.table
    if of_one_person:
        moves, deals = PersonsMoves(), PersonsDeals()
        earlier_moves = deals.join(Transition.__table__, and_(OF_DEAL, Transition.company_id == COMPANY))
    is_late_change = UNSTAGED_STAY.c.at >= FIRST_END
    return [
        _change(STAGE_CHANGES, moves, STAY, *existing, late, is_stay, is_seen=of_one_person),
        _change(STAGE_CHANGES, earlier_moves, STAY, *existing, not_(late), *before, is_stay, is_seen=of_one_person),
        _change(
            UNSTAGED_CHANGES,
            deals,
            UNSTAGED_STAY,
            Deal.created_at < END,
            *unstaged,
            is_late_change,
            is_seen=of_one_person,
        ),
    ]


def _changes_outcome() -> ColumnElement[bool]:
    """Whether a row of the ledger is a deal's first, or leads from one outcome to another."""
    came_from, went_to = Transition.from_stage_id, Transition.to_stage_id
    return or_(
        came_from.is_(None),
        is_among(came_from, SUCCESS) != is_among(went_to, SUCCESS),
        is_among(came_from, FAILURE) != is_among(went_to, FAILURE),
    )


def _change(
    dataset: Dataset, source: FromClause, stay: FromClause, *where: ColumnElement[bool], is_seen: bool = False
) -> _Branch:
    """Rows of the source, each as its stay that ends and that which begins."""
    joined, bucket = source.join(stay, true()), bucket_of(CHANGES, dataset.at)
    return _Branch(dataset, joined, where, dataset.at, bucket, is_seen=is_seen)
