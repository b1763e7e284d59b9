"""The API of the settings as a client of the office sees it."""

from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncEngine

from models import CustomField
from schema.node import global_id
from tests.resolvers.records.office import NOW, Office
from tests.schema.records.api import Api

MARCH = {"from": "2026-03-01", "to": "2026-03-31"}

UPDATE = """mutation($input: ReportFieldSettingsInput!) { payload: updateReportFieldSettings(input: $input) { ...Payload } }"""
RESTORE = """mutation($input: RestoreReportFieldSettingsInput!) {
  payload: restoreReportFieldSettings(input: $input) { ...Payload }
}"""
CREATE = """mutation($input: CreateSourceFieldInput!) {
  payload: createSourceField(input: $input) {
    customField { id name kind entity dealType { name } activityType { name } options { label } }
    reportFieldSettings { ...Settings } userErrors { field code message } warnings { code dealType }
  }
}"""
SETTINGS = """fragment Settings on ReportFieldSettings {
  version activitySourceFields { name } dealSourceFields { name }
  dealTypes { dealType { name } priceFields { name } successfulStages { name } unsuccessfulStages { name } }
}"""
PAYLOAD = """fragment Payload on UpdateReportFieldSettingsPayload {
  reportFieldSettings { ...Settings } userErrors { field code message } warnings { code text dealType customField }
}"""
VERSIONS = """query($first: Int! = 20, $after: String) {
  versions: reportFieldSettingsVersions(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { version savedAt isCurrent author { name } diff settings { ...Settings } } }
  }
}"""

# Fields that the office of other tests has no use for.
MORE_FIELDS = ("toll", "bygone", "channel", "medium", "origin", "former")


class SettingsApi(Api):
    """Besides the office's things there are price fields (`toll`: of service, `bygone`: archived), choice fields of activities
    (`channel`, `medium`: of meetings) and of deals (`origin`: of service, `former`: archived)."""

    def __init__(self, engine: AsyncEngine, office: Office, more: dict[str, int]) -> None:
        super().__init__(engine, office)
        self.more = more

    def id(self, name: str) -> str:
        """The id of a thing of the office."""
        return global_id("CustomField", self.more[name]) if name in self.more else super().id(name)

    def ids(self, *names: str) -> list[str]:
        """The ids of several."""
        return [self.id(name) for name in names]

    def of(self, deal_type: str, **lists: list[str]) -> dict[str, Any]:
        """The input of one deal type, with names instead of ids."""
        return {"dealType": self.id(deal_type), **{key: self.ids(*names) for key, names in lists.items()}}

    async def version(self) -> int:
        """The version in force."""
        return (await self.ask("admin", "{ reportFieldSettings { version } }"))["reportFieldSettings"]["version"]

    async def update(self, base: int | None = None, **values: Any) -> dict[str, Any]:
        """The payload of a change, upon the version in force if no other is given."""
        input_ = {"baseVersion": await self.version() if base is None else base, **values}
        return (await self.ask("admin", UPDATE + PAYLOAD + SETTINGS, input=input_))["payload"]

    async def restore(self, version: int) -> dict[str, Any]:
        """The payload of going back to a version."""
        input_ = {"baseVersion": await self.version(), "version": version}
        return (await self.ask("admin", RESTORE + PAYLOAD + SETTINGS, input=input_))["payload"]

    async def create_source(self, **values: Any) -> dict[str, Any]:
        """The payload of creating a field of sources."""
        return (await self.ask("admin", CREATE + SETTINGS, input=values))["payload"]

    async def versions(self, **variables: Any) -> dict[str, Any]:
        """A page of versions."""
        return (await self.ask("admin", VERSIONS + SETTINGS, **variables))["versions"]

    async def execute(self, sql: str, **values: Any) -> None:
        """Changes what no operation of the tests changes."""
        async with self.engine.begin() as connection:
            await connection.execute(text(sql), values)

    async def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the company; the statement names it ``:company``."""
        async with self.engine.connect() as connection:
            found = await connection.execute(text(sql), {"company": self.office.company_id})
            return [tuple(row) for row in found]


async def open_settings(engine: AsyncEngine, office: Office) -> SettingsApi:
    """The office with the fields that choices are made of."""
    service, meeting = {"deal_type_id": office["service"]}, {"activity_type_id": office["meeting"]}
    archived = {"archived_at": NOW}
    more: dict[str, int] = {}
    async with engine.begin() as connection:
        for name, entity, kind, values in (
            ("toll", "deal", "price", service),
            ("bygone", "deal", "price", archived),
            ("channel", "activity", "choice", {}),
            ("medium", "activity", "choice", meeting),
            ("origin", "deal", "choice", service),
            ("former", "deal", "choice", archived),
        ):
            row = {"company_id": office.company_id, "name": name, "entity": entity, "kind": kind, **values}
            more[name] = (
                await connection.execute(insert(CustomField).values(row).returning(CustomField.id))
            ).scalar_one()
    return SettingsApi(engine, office, more)
