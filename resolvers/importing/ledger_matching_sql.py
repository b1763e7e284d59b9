"""The statements by which ledger rows are matched with those that are there. They share the parameter ``company``."""

# Moves of these deals through the API wait until the end, and then find the rows that are added here.
LOCK_DEALS = """
insert into import_held
select id from deals
where company_id = :company
    and (
        external_id in (select external_id from import_deals union all select deal_id from import_transitions)
        or id in (
            select transitions.deal_id
            from transitions
            join import_transitions as staged on staged.external_id = transitions.external_id
            where transitions.company_id = :company
        )
    )
order by id
for no key update
"""

# Every deal that the folder names, in deals.csv (`line`) or in the ledger, or whose ledger loses a row to another deal; new ones get
# their numbers here. The ledger may change if the folder has rows of it, and the stage also if the deal type is another one.
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
    select deal_id as external_id from import_transitions where deal_id is not null
    union
    select deals.external_id
    from import_transitions as staged
    join transitions on transitions.company_id = :company and transitions.external_id = staged.external_id
    join deals on deals.company_id = :company and deals.id = transitions.deal_id
) as moved on moved.external_id = filed.external_id
left join deals on deals.company_id = :company and deals.external_id = coalesce(filed.external_id, moved.external_id)
where filed.line is not null or deals.id is not null
order by filed.line
"""

# The rows of the file. One without an external id that repeats the row before it says nothing.
READ_LINES = """
create temporary table import_filed on commit drop as
select deal_id, to_stage_id, occurred_at, line, actor_id, external_id,
       row_number() over (partition by deal_id, to_stage_id, occurred_at order by line) as occurrence
from (
    select deals.id as deal_id, staged.to_stage_id, staged.occurred_at, staged.line, staged.actor_id, staged.external_id,
           staged.external_id is null and staged.to_stage_id = lag(staged.to_stage_id) over (
               partition by deals.id, staged.occurred_at order by staged.line
           ) as is_repeated
    from import_transitions as staged
    join import_named_deals as deals on deals.external_id = staged.deal_id
    where staged.to_stage_id is not null and staged.occurred_at is not null
) as lines
where is_repeated is not true
"""

# The rows that are there of the deals whose ledger may change. Rows without an external id are the whole of what is imported of their
# deal (`is_told_whole`).
READ_STORED = """
create temporary table import_stored on commit drop as
select transitions.*,
       told_whole.deal_id is not null as is_told_whole,
       called.external_id is not null as is_called,
       row_number() over (
           partition by transitions.deal_id, transitions.to_stage_id, transitions.occurred_at, imported order by ordinal
       ) as occurrence
from transitions
join import_named_deals as deals on deals.id = transitions.deal_id and deals.is_touched
left join (select distinct deal_id from import_filed where external_id is null) as told_whole
    on told_whole.deal_id = transitions.deal_id
left join import_filed as called on called.external_id = transitions.external_id
where transitions.company_id = :company
"""

# Both together, those that both have once.
# A row of the file is the same as what people did here if both say the same of deal, stage and time (`own_facts`); then it says
# nothing new. Or else it is the same as the imported row of its external id (`called`), or as an imported row that says the same,
# as often as both say it. Of deals that are told whole, other imported rows go.
# `stored_*` is what the database has; a row that stays at its time keeps its ordinal for now.
GATHER_ROWS = """
create temporary table import_ledger on commit drop as
with own_facts as (
    select filed.line, stored.deal_id, stored.occurred_at, stored.ordinal
    from import_filed as filed
    join import_stored as stored using (deal_id, to_stage_id, occurred_at, occurrence)
    where not stored.imported
), called as (
    select filed.line, stored.deal_id, stored.occurred_at, stored.ordinal
    from import_filed as filed
    join import_stored as stored on stored.external_id = filed.external_id
    where not exists (select from own_facts where own_facts.line = filed.line)
), known as (
    table own_facts union all table called
), new_facts as (
    select line, deal_id, to_stage_id, occurred_at,
           row_number() over (partition by deal_id, to_stage_id, occurred_at order by line) as occurrence
    from import_filed as filed
    where not exists (select from known where known.line = filed.line)
), old_facts as (
    select deal_id, to_stage_id, occurred_at, ordinal,
           row_number() over (
               partition by deal_id, to_stage_id, occurred_at order by external_id nulls first, ordinal
           ) as occurrence
    from import_stored
    where imported and not is_called and (external_id is null or is_told_whole)
), same as (
    table known
    union all
    select new.line, old.deal_id, old.occurred_at, old.ordinal
    from new_facts as new
    join old_facts as old using (deal_id, to_stage_id, occurred_at, occurrence)
)
select row_number() over () as id,
       filed.line,
       coalesce(filed.deal_id, stored.deal_id) as deal_id,
       coalesce(filed.to_stage_id, stored.to_stage_id) as to_stage_id,
       coalesce(filed.occurred_at, stored.occurred_at) as occurred_at,
       placed.kept_ordinal,
       coalesce(placed.kept_ordinal, filed.line) as ordinal,
       case when filed.line is null or not stored.imported or not cast(:has_actors as boolean) then stored.actor_id
           else filed.actor_id end as actor_id,
       case when stored.imported is false then null when filed.line is null then stored.external_id
           else filed.external_id end as external_id,
       coalesce(stored.imported, true) as imported,
       filed.line is null and stored.imported and (stored.is_told_whole or stored.is_called) as is_replaced,
       stored.deal_id as stored_deal_id,
       stored.to_stage_id as stored_to_stage_id,
       stored.occurred_at as stored_occurred_at,
       stored.ordinal as stored_ordinal,
       stored.from_deal_type_id as stored_from_deal_type_id,
       stored.from_stage_id as stored_from_stage_id,
       stored.left_at as stored_left_at,
       stored.actor_id as stored_actor_id,
       stored.external_id as stored_external_id,
       stored.recorded_at
from import_filed as filed
left join same on same.line = filed.line
full join import_stored as stored on stored.deal_id = same.deal_id
    and stored.occurred_at = same.occurred_at
    and stored.ordinal = same.ordinal
cross join lateral (
    select case
        when filed.line is null or (filed.deal_id, filed.occurred_at) = (stored.deal_id, stored.occurred_at) then stored.ordinal
    end as kept_ordinal
) as placed
"""
