"""The statements by which ledger rows are merged. They share the parameters ``company`` and ``now``."""

# Moves of these deals through the API wait until the end, and then find the rows that are added here.
LOCK_DEALS = """
select count(*) from (
    select from deals
    where company_id = :company
        and external_id in (select external_id from import_deals union all select deal_id from import_transitions)
    order by id
    for no key update
) as locked
"""

# Every deal that the folder names, in deals.csv (`line`) or in the ledger; new ones get their numbers here.
# The ledger may change if the folder has rows of it, and the stage also if the deal type is another one.
NAME_DEALS = """
create temporary table import_named_deals on commit drop as
select coalesce(filed.external_id, moved.external_id) as external_id,
       filed.line,
       coalesce(deals.id, nextval(pg_get_serial_sequence('deals', 'id'))) as id,
       coalesce(filed.deal_type_id, deals.deal_type_id) as deal_type_id,
       moved.external_id is not null or deals.deal_type_id <> filed.deal_type_id as is_touched
from (
    select external_id, min(line) as line, min(deal_type_id) as deal_type_id
    from import_deals
    where external_id is not null
    group by external_id
) as filed
full join (
    select distinct deal_id as external_id from import_transitions where deal_id is not null
) as moved on moved.external_id = filed.external_id
left join deals on deals.company_id = :company and deals.external_id = coalesce(filed.external_id, moved.external_id)
where filed.line is not null or deals.id is not null
order by filed.line
"""

# All rows of the deals whose ledger may change: those of the file, those of the database, and where both have the same
# (deal, stage, time) one row out of the two. The same row twice in the file is one too, its first line counts.
# `stored_*` is what the database has; a row of the database keeps its ordinal for now.
GATHER_ROWS = """
create temporary table import_ledger on commit drop as
with filed as (
    select distinct on (deals.id, staged.to_stage_id, staged.occurred_at)
           deals.id as deal_id, staged.to_stage_id, staged.occurred_at, staged.line, staged.actor_id
    from import_transitions as staged
    join import_named_deals as deals on deals.external_id = staged.deal_id
    where staged.to_stage_id is not null and staged.occurred_at is not null
    order by deals.id, staged.to_stage_id, staged.occurred_at, staged.line
), stored as (
    select transitions.*
    from transitions
    join import_named_deals as deals on deals.id = transitions.deal_id and deals.is_touched
    where transitions.company_id = :company
)
select coalesce(filed.deal_id, stored.deal_id) as deal_id,
       coalesce(filed.to_stage_id, stored.to_stage_id) as to_stage_id,
       coalesce(filed.occurred_at, stored.occurred_at) as occurred_at,
       coalesce(stored.ordinal, filed.line) as ordinal,
       filed.line,
       case when filed.line is not null and cast(:has_actors as boolean) then filed.actor_id else stored.actor_id end as actor_id,
       stored.ordinal as stored_ordinal,
       stored.from_deal_type_id as stored_from_deal_type_id,
       stored.from_stage_id as stored_from_stage_id,
       stored.left_at as stored_left_at,
       stored.actor_id as stored_actor_id,
       stored.recorded_at
from filed
full join stored on stored.deal_id = filed.deal_id
    and stored.to_stage_id = filed.to_stage_id
    and stored.occurred_at = filed.occurred_at
"""

# Rows of one deal at one time, of which the database had some: the file says in which order its own stand, and a row that it
# does not name stays behind the row that it was behind. Ordinals are given anew only where that order is another one.
ORDER_EQUAL_TIMES = """
with crowded as (
    select deal_id, occurred_at
    from import_ledger
    group by deal_id, occurred_at
    having count(*) > 1 and count(stored_ordinal) > 0
), followed as (
    select ledger.*,
           coalesce(line, max(line) over (partition by deal_id, occurred_at order by stored_ordinal), 0) as behind_line
    from import_ledger as ledger
    join crowded using (deal_id, occurred_at)
), placed as (
    select deal_id, occurred_at, to_stage_id, line, ordinal, stored_ordinal,
           row_number() over (instant order by behind_line, line nulls last, stored_ordinal) as place,
           row_number() over (instant order by stored_ordinal) as stored_place,
           bool_and(line is not null) over instant as is_whole
    from followed
    window instant as (partition by deal_id, occurred_at)
), moved as (
    select deal_id, occurred_at
    from placed
    group by deal_id, occurred_at
    having bool_or(stored_ordinal is null or place <> stored_place)
)
update import_ledger as ledger
set ordinal = case when placed.is_whole then placed.line else placed.place end
from placed
join moved using (deal_id, occurred_at)
where (ledger.deal_id, ledger.occurred_at, ledger.to_stage_id) = (placed.deal_id, placed.occurred_at, placed.to_stage_id)
"""

# What follows from the order, and whether anything about a row is new.
DERIVE_ROWS = """
create temporary table import_moves on commit drop as
with neighbours as (
    select ledger.*, stages.deal_type_id,
           lag(stages.deal_type_id) over in_order as from_deal_type_id,
           lag(ledger.to_stage_id) over in_order as from_stage_id,
           lead(ledger.occurred_at) over in_order as left_at
    from import_ledger as ledger
    join import_stages as stages on stages.id = ledger.to_stage_id
    window in_order as (partition by ledger.deal_id order by ledger.occurred_at, ledger.ordinal)
)
select *,
       (ordinal, from_deal_type_id, from_stage_id, left_at, actor_id) is distinct from (
           stored_ordinal, stored_from_deal_type_id, stored_from_stage_id, stored_left_at, stored_actor_id
       ) as is_changed
from neighbours
"""

# The facts stay; what is kept beside them is written anew.
TAKE_CHANGED_ROWS = """
delete from transitions
using import_moves as moves
where transitions.company_id = :company
    and moves.is_changed
    and transitions.deal_id = moves.deal_id
    and transitions.occurred_at = moves.occurred_at
    and transitions.ordinal = moves.stored_ordinal
"""

WRITE_CHANGED_ROWS = """
insert into transitions (
    company_id, deal_id, occurred_at, ordinal, deal_type_id, to_stage_id, from_deal_type_id, from_stage_id, left_at,
    recorded_at, actor_id
)
select :company, deal_id, occurred_at, ordinal, deal_type_id, to_stage_id, from_deal_type_id, from_stage_id, left_at,
       coalesce(recorded_at, :now), actor_id
from import_moves
where is_changed
order by deal_id, occurred_at, ordinal
"""

# The last row of each deal, and the time of its first.
FIND_STANDING = """
create temporary table import_standing on commit drop as
select last.deal_id, last.to_stage_id, last.deal_type_id, last.line, first.occurred_at as staged_at
from import_moves as last
join import_moves as first on first.deal_id = last.deal_id and first.from_stage_id is null
where last.left_at is null
"""

# Ledger rows with a stage of another deal type than the row's own, or than the deal's if the row names none.
FIND_FOREIGN_STAGES = """
select staged.line, staged.to_stage_id, stages.deal_type_id, deals.deal_type_id,
       staged.deal_type_id, count(*) over ()
from import_transitions as staged
join import_stages as stages on stages.id = staged.to_stage_id
left join import_named_deals as deals on deals.external_id = staged.deal_id
where stages.deal_type_id <> coalesce(staged.deal_type_id, deals.deal_type_id)
order by staged.line
limit :limit
"""

# Deals whose last row is of another type than the deal. Rows that were found above are not called wrong once more.
FIND_OTHER_TYPES = """
select standing.line, deals.line, standing.deal_type_id, deals.deal_type_id, count(*) over ()
from import_standing as standing
join import_named_deals as deals on deals.id = standing.deal_id
left join import_transitions as staged on staged.line = standing.line
where standing.deal_type_id <> deals.deal_type_id
    and (standing.line is null or staged.deal_type_id = standing.deal_type_id)
order by standing.line, deals.line
limit :limit
"""

# Deals that the database has: where they stand now, and their type with it, because a stage is one of its type.
PLACE_DEALS = """
update deals
set deal_type_id = named.deal_type_id, stage_id = standing.to_stage_id, staged_at = standing.staged_at
from import_named_deals as named
left join import_standing as standing on standing.deal_id = named.id
where deals.company_id = :company
    and deals.id = named.id
    and named.is_touched
    and (deals.deal_type_id, deals.stage_id, deals.staged_at)
        is distinct from (named.deal_type_id, standing.to_stage_id, standing.staged_at)
"""
