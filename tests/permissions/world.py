"""The two companies in a database, after something has happened in both."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import rebuild
from resolvers.importing import import_folder
from schema.node import global_id
from tests.http_api import HttpApi
from tests.permissions.two_companies import COMPANIES, PEOPLE, Viewer, marker, write_company

NOW = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
EARLIER = datetime(2026, 3, 31, 9, 0, tzinfo=UTC)
MARCH = {"period": {"from": "2026-03-01", "to": "2026-03-31"}}


@dataclass(frozen=True)
class Row:
    """A record that there is, deleted or not."""

    id: str
    company: str
    owner: str
    external_id: str
    is_deleted: bool

    @property
    def marker(self) -> str:
        """What its texts contain."""
        return marker(self.company, self.owner)


class World:
    """Both companies, and all that is in them by plain SQL, which asks nobody who may see it."""

    def __init__(self, api: HttpApi) -> None:
        self.api = api
        self.rows: list[Row] = []
        self.users: dict[tuple[str, str], str] = {}
        self.departments: dict[tuple[str, str], str] = {}

    async def look(self) -> None:
        """Finds out what there is."""
        async with self.api.engine.connect() as connection:
            for kind, table, deleted in (
                ("Contact", "contacts", "r.deleted_at IS NOT NULL"),
                ("Activity", "activities", "r.deleted_at IS NOT NULL"),
                ("Deal", "deals", "r.deleted_at IS NOT NULL"),
                ("Communication", "communications", "false"),
            ):
                found = await connection.execute(
                    text(
                        f"SELECT r.id, c.external_id, coalesce(u.external_id, 'nobody'), r.external_id, {deleted}"
                        f" FROM {table} r JOIN companies c ON c.id = r.company_id"
                        " LEFT JOIN users u ON u.company_id = r.company_id AND u.id = r.responsible_id"
                    )
                )
                self.rows += [Row(global_id(kind, number), *rest) for number, *rest in found]
            for kind, table, found_ids in (
                ("User", "users", self.users),
                ("Department", "departments", self.departments),
            ):
                rows = await connection.execute(
                    text(
                        f"SELECT t.id, c.external_id, t.external_id FROM {table} t JOIN companies c ON c.id = t.company_id"
                    )
                )
                found_ids.update({(company, name): global_id(kind, number) for number, company, name in rows})


async def build_world(engine: AsyncEngine, folder: Path) -> World:
    """Imports both companies, deletes a deal of everybody's, and has the administrators mention everybody in every record."""
    imported = [await import_folder(engine, write_company(each, folder / each), now=NOW) for each in COMPANIES]
    async with engine.begin() as connection:
        await connection.execute(text("UPDATE deals SET deleted_at = now() WHERE external_id LIKE 'deleted-%'"))
    for each in imported:
        # Cells do not hear of what is said to the database by hand.
        await rebuild(engine, each.company_id, lambda _: None)
    world = World(HttpApi(engine, EARLIER))
    await world.look()
    await _spread_news(world)
    world.api.now = NOW
    return world


async def _spread_news(world: World) -> None:
    """Everybody is mentioned in everybody's deal, and a deal of `other` is handed to `junior` and taken away again."""
    for company in COMPANIES:
        admin = Viewer("admin", company)
        people = [world.users[company, name] for name in PEOPLE if name != "gone"]
        for row in [row for row in world.rows if row.company == company and row.external_id.startswith("new-")]:
            operation = "mutation($input: UpdateDealInput!) { updateDeal(input: $input) { userErrors { message } } }"
            done = await world.api.ask(admin.email, operation, {"input": {"deal": row.id, "mentions": people}})
            assert done["updateDeal"]["userErrors"] == []
        [taken] = [row for row in world.rows if row.company == company and row.external_id == "lost-other"]
        for receiver in ("junior", "other"):
            operation = (
                "mutation($input: HandOverDealInput!) { handOverDeal(input: $input) { userErrors { message } } }"
            )
            input_ = {"deal": taken.id, "to": world.users[company, receiver]}
            done = await world.api.ask(admin.email, operation, {"input": input_})
            assert done["handOverDeal"]["userErrors"] == []
