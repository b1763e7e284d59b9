"""The statements by which matched ledger rows are put in order and written. They share the parameters ``company`` and ``now``."""

# The order of a deal's rows at one time: the file says in which its own stand, and an imported row that it does not name stays behind
# the row that it was behind; what people did here goes last. Ordinals are given anew only where that order is another one.
ORDER_EQUAL_TIMES = """
with crowded as (
    select deal_id, occurred_at
    from import_ledger
    where not is_replaced and exists (select from import_ledger where kept_ordinal is not null)
    group by deal_id, occurred_at
    having count(*) > 1 and count(kept_ordinal) > 0
), followed as (
    select id, deal_id, occurred_at, line, kept_ordinal,
           case when line is null and not imported then recorded_at end as done_here_at,
           coalesce(line, max(line) over (partition by deal_id, occurred_at order by kept_ordinal), 0) as behind_line
    from import_ledger
    join crowded using (deal_id, occurred_at)
    where not is_replaced
), placed as (
    select id, line, kept_ordinal, deal_id, occurred_at,
           row_number() over (instant order by done_here_at nulls first, behind_line, line nulls last, kept_ordinal) as place,
           row_number() over (instant order by kept_ordinal) as kept_place,
           bool_and(line is not null) over instant as is_of_file
    from followed
    window instant as (partition by deal_id, occurred_at)
), disordered as (
    select deal_id, occurred_at
    from placed
    group by deal_id, occurred_at
    having bool_or(kept_ordinal is null or place <> kept_place)
)
update import_ledger as ledger
set ordinal = case when is_of_file then placed.line else place end
from placed
join disordered using (deal_id, occurred_at)
where ledger.id = placed.id
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
    where not ledger.is_replaced
    window in_order as (partition by ledger.deal_id order by ledger.occurred_at, ledger.ordinal)
)
select *,
       (deal_id, to_stage_id, occurred_at, ordinal, from_deal_type_id, from_stage_id, left_at, actor_id, external_id)
       is distinct from (
           stored_deal_id, stored_to_stage_id, stored_occurred_at, stored_ordinal, stored_from_deal_type_id,
           stored_from_stage_id, stored_left_at, stored_actor_id, stored_external_id
       ) as is_changed
from neighbours
"""

# What is replaced goes. Of rows that stay, the facts stay; what is kept beside them is written anew.
TAKE_CHANGED_ROWS = """
delete from transitions
using (
    select stored_deal_id, stored_occurred_at, stored_ordinal from import_moves where is_changed
    union all
    select stored_deal_id, stored_occurred_at, stored_ordinal from import_ledger where is_replaced
) as taken
where transitions.company_id = :company
    and transitions.deal_id = taken.stored_deal_id
    and transitions.occurred_at = taken.stored_occurred_at
    and transitions.ordinal = taken.stored_ordinal
"""

WRITE_CHANGED_ROWS = """
insert into transitions (
    company_id, deal_id, occurred_at, ordinal, deal_type_id, to_stage_id, from_deal_type_id, from_stage_id, left_at,
    recorded_at, actor_id, imported, external_id, heeded
)
select :company, deal_id, occurred_at, ordinal, deal_type_id, to_stage_id, from_deal_type_id, from_stage_id, left_at,
       coalesce(recorded_at, :now), actor_id, imported, external_id, true
from import_moves
where is_changed
order by deal_id, occurred_at, ordinal
"""

# The last row of each deal, whether it is of what people did here alone, the times of the first and the last, and the stages that all
# led to, each once, in the order of the last time.
FIND_STANDING = """
create temporary table import_standing on commit drop as
with marked as (
    select *, row_number() over (partition by deal_id, to_stage_id order by occurred_at desc, ordinal desc) = 1 as is_latest
    from import_moves
)
select deal_id,
       max(to_stage_id) filter (where left_at is null) as to_stage_id,
       max(deal_type_id) filter (where left_at is null) as deal_type_id,
       max(line) filter (where left_at is null) as line,
       bool_or(line is null and not imported) filter (where left_at is null) as is_own,
       min(occurred_at) filter (where from_stage_id is null) as staged_at,
       max(occurred_at) as moved_at,
       array_agg(to_stage_id order by occurred_at, ordinal) filter (where is_latest) as trail
from marked
group by deal_id
"""

# Who moved a deal to another type here has the last word on its type.
KEEP_OWN_TYPES = """
with kept as (
    update import_named_deals as named
    set deal_type_id = standing.deal_type_id
    from import_standing as standing
    where standing.deal_id = named.id and standing.is_own and named.deal_type_id <> standing.deal_type_id
    returning named.external_id, standing.deal_type_id
)
update import_deals as staged
set deal_type_id = kept.deal_type_id
from kept
where staged.external_id = kept.external_id
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
    and not standing.is_own
    and (standing.line is null or staged.deal_type_id = standing.deal_type_id)
order by standing.line, deals.line
limit :limit
"""

# Deals that the database has: where they stand now, and their type with it, because a stage is one of its type.
PLACE_DEALS = """
update deals
set deal_type_id = named.deal_type_id, stage_id = standing.to_stage_id, staged_at = standing.staged_at,
    trail = coalesce(standing.trail, '{}'), moved_at = standing.moved_at
from import_named_deals as named
left join import_standing as standing on standing.deal_id = named.id
where deals.company_id = :company
    and deals.id = named.id
    and named.is_touched
    and (deals.deal_type_id, deals.stage_id, deals.staged_at, deals.trail, deals.moved_at)
        is distinct from (
            named.deal_type_id, standing.to_stage_id, standing.staged_at, coalesce(standing.trail, '{}'), standing.moved_at
        )
"""
