"""What the database holds, in the words of the import format."""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Base

LEDGER = """
select d.external_id as deal, f.external_id as from_stage, s.external_id as to_stage, t.occurred_at, t.left_at,
       ft.external_id as from_type, st.external_id as type
from transitions t
join companies c on c.id = t.company_id
join deals d on d.company_id = t.company_id and d.id = t.deal_id
join stages s on s.company_id = t.company_id and s.id = t.to_stage_id
join deal_types st on st.company_id = t.company_id and st.id = t.deal_type_id
left join stages f on f.company_id = t.company_id and f.id = t.from_stage_id
left join deal_types ft on ft.company_id = t.company_id and ft.id = t.from_deal_type_id
where c.external_id = :company
order by d.external_id, t.occurred_at, t.ordinal
"""


async def rows(engine: AsyncEngine, query: str, **parameters: Any) -> list[tuple[Any, ...]]:
    """The rows of a query."""
    async with engine.connect() as connection:
        return [tuple(row) for row in await connection.execute(text(query), parameters)]


async def value(engine: AsyncEngine, query: str, **parameters: Any) -> Any:
    """The only value of a query."""
    ((only,),) = await rows(engine, query, **parameters)
    return only


async def path_of(engine: AsyncEngine, deal: str, company: str = "acme") -> list[str]:
    """The stages a deal went through, in order."""
    ledger = await rows(engine, LEDGER, company=company)
    return [row[2] for row in ledger if row[0] == deal]


async def everything(engine: AsyncEngine) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, each with where it lies and who wrote it: rows that were written anew are not the same."""
    return {
        name: await rows(engine, f"select t::text, ctid::text, xmin::text from {name} t order by ctid, t::text")
        for name in Base.metadata.tables
    }


async def fingerprint(engine: AsyncEngine) -> dict[str, tuple[Any, ...]]:
    """The same in a number a table, for tables too long to be looked at."""
    row_hash = "hashtextextended(t::text || ctid::text || xmin::text, 0)::numeric"
    return {
        name: (await rows(engine, f"select count(*), sum({row_hash}) from {name} t"))[0]
        for name in Base.metadata.tables
    }


async def check_ledger(engine: AsyncEngine, company: str | None = None) -> None:
    """Asserts what must hold of every ledger, or of those of one company, worked out anew from the order of its rows."""
    wrong_rows = await rows(
        engine,
        """
        select * from (
            select t.*,
                   lag(to_stage_id) over w as lag_stage, lag(deal_type_id) over w as lag_type, lead(occurred_at) over w as lead_time
            from transitions t
            window w as (partition by company_id, deal_id order by occurred_at, ordinal)
        ) t
        where (from_stage_id, from_deal_type_id, left_at) is distinct from (lag_stage, lag_type, lead_time)
            and company_id in (select id from companies where external_id = coalesce(:company, external_id))
        """,
        company=company,
    )
    assert wrong_rows == []
    wrong_deals = await rows(
        engine,
        """
        select d.external_id
        from deals d
        left join lateral (
            select to_stage_id, deal_type_id from transitions t where t.company_id = d.company_id and t.deal_id = d.id
            order by occurred_at desc, ordinal desc limit 1
        ) last on true
        left join lateral (
            select min(occurred_at) as first_at from transitions t where t.company_id = d.company_id and t.deal_id = d.id
        ) first on true
        left join lateral (
            select array_agg(to_stage_id order by occurred_at, ordinal) as stages
            from transitions t
            where t.company_id = d.company_id and t.deal_id = d.id
                and not exists (
                    select from transitions again
                    where again.company_id = t.company_id and again.deal_id = t.deal_id and again.to_stage_id = t.to_stage_id
                        and (again.occurred_at, again.ordinal) > (t.occurred_at, t.ordinal)
                )
        ) reached on true
        where d.company_id in (select id from companies where external_id = coalesce(:company, external_id))
            and (
                (d.stage_id, d.staged_at) is distinct from (last.to_stage_id, first.first_at)
                or d.deal_type_id <> last.deal_type_id
                or d.trail <> coalesce(reached.stages, '{}')
                or exists (
                    select from transitions t
                    where t.company_id = d.company_id and t.deal_id = d.id and t.heeded and t.occurred_at > d.moved_at
                )
            )
        """,
        company=company,
    )
    assert wrong_deals == []
