"""A company in the database, and its people at their desktops."""

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from permissions.viewer import Credential
from resolvers.authentication import create_token, find_person, find_viewer
from resolvers.cells.rebuilding import rebuild
from resolvers.importing import import_folder
from schema.context import Context
from schema.schema import schema
from tests.oracle.records import Records
from tests.properties.document import DESKTOP
from tests.properties.write_folder import email_of, write_folder

# When everything was imported, and tokens were made: nothing depends on it.
IMPORTED_AT = datetime(2025, 1, 1, tzinfo=UTC)

# What the import format has no words for.
_ARCHIVE = "UPDATE {table} SET archived_at = now() WHERE company_id = :company AND external_id = ANY(:names)"
_DELETE = "UPDATE {table} SET deleted_at = now() WHERE company_id = :company AND external_id = ANY(:names)"


class RefusedError(Exception):
    """The API refused a request; its text begins with the code."""


@dataclass(frozen=True)
class SettledCompany:
    """A company that was imported."""

    engine: AsyncEngine
    id: int
    records: Records
    external_id: str = ""
    """If it is not that of the records."""
    _tokens: dict[str, str] = field(default_factory=dict[str, str])

    async def ask(
        self, person: str, document: str, variables: dict[str, Any] | None = None, *, now: datetime
    ) -> dict[str, Any]:
        """What the API answers to somebody who comes with a token. Raises RefusedError if there is an error in it."""
        if person not in self._tokens:
            company = self.external_id or self.records.company.external_id
            employed = await find_person(self.engine, email_of(person, self.records), company)
            self._tokens[person] = (await create_token(self.engine, employed)).text
        viewer = await find_viewer(self.engine, self._tokens[person], Credential.TOKEN, now)
        assert viewer is not None
        context = Context(engine=self.engine, now=now, viewer=viewer)
        result = await schema.execute(document, variable_values=variables, context_value=context)
        for error in result.errors or ():
            raise RefusedError(f"{(error.extensions or {}).get('code')}: {error.message}")
        assert result.data is not None
        return result.data

    async def desktop(
        self,
        person: str,
        variables: dict[str, Any],
        *,
        now: datetime,
        scope: dict[str, list[str]] | None = None,
        document: str = DESKTOP,
    ) -> dict[str, Any]:
        """Everything on somebody's desktop; what is behind each point of trends only where the document gives details."""
        more = {"pointRecords": document is not DESKTOP, "scope": scope}
        return await self.ask(person, document, variables | more, now=now)


async def settle(engine: AsyncEngine, records: Records) -> SettledCompany:
    """Imports a company; what the format cannot say is said to the database."""
    with tempfile.TemporaryDirectory() as folder:
        summary = await import_folder(engine, write_folder(records, Path(folder)), now=IMPORTED_AT)
    archived = {
        "deal_types": [each.external_id for each in records.deal_types.values() if each.archived],
        "custom_fields": [each.external_id for each in records.fields.values() if each.archived],
    }
    deleted = {
        "contacts": [each.external_id for each in records.contacts.values() if each.deleted],
        "activities": [each.external_id for each in records.activities.values() if each.deleted],
        "deals": [each.external_id for each in records.deals.values() if each.deleted],
    }
    async with engine.begin() as connection:
        for statement, names_by_table in ((_ARCHIVE, archived), (_DELETE, deleted)):
            for table, names in names_by_table.items():
                if names:
                    params = {"company": summary.company_id, "names": names}
                    await connection.execute(text(statement.format(table=table)), params)
    # What was said to the database by hand, cells have not heard of.
    await rebuild(engine, summary.company_id, lambda _: None)
    return SettledCompany(engine, summary.company_id, records)
