"""The administration as its page sees it."""

from typing import Any

from sqlalchemy import text

from schema.schema import schema
from tests.schema.records.api import Api

LOG = """query($first: Int! = 20, $after: String, $filter: AuditLogFilter) {
  auditLog(first: $first, after: $after, filter: $filter) {
    totalCount
    edges { cursor node { id action summary before after actor { name } subject { id: objectId type name } occurredAt } }
    pageInfo { hasNextPage endCursor }
  }
}"""


class Administration(Api):
    """Sends mutations of the administration, and reads their log."""

    async def change(self, mutation: str, shown: str = "", *, who: str = "admin", **values: Any) -> dict[str, Any]:
        """The payload of a mutation: ``shown`` of it, and its mistakes."""
        argument = f"{mutation}(input: $input)"
        field = self.input_type(mutation)
        document = (
            f"mutation($input: {field}) {{ payload: {argument} {{ {shown} userErrors {{ field code message }} }} }}"
        )
        payload: dict[str, Any] = (await self.ask(who, document, input=values))["payload"]
        return payload

    def input_type(self, mutation: str) -> str:
        """The type of a mutation's input."""

        mutations = schema._schema.mutation_type  # pyright: ignore[reportPrivateUsage]
        assert mutations is not None
        return str(mutations.fields[mutation].args["input"].type)

    async def group(self, name: str = "Friends", *members: str) -> str:
        """The id of a new group with these people."""
        group = (await self.change("createGroup", "group { id }", name=name))["group"]["id"]
        if members:
            await self.change("addGroupMembers", group=group, users=[self.id(member) for member in members])
        return group

    async def log(self, who: str = "admin", **variables: Any) -> list[dict[str, Any]]:
        """The entries of the audit log, newest first."""
        found = await self.ask(who, LOG, **variables)
        return [edge["node"] for edge in found["auditLog"]["edges"]]

    async def latest(self) -> tuple[str, str | None, Any, Any]:
        """Action, subject's name, before and after of the newest entry."""
        entry = (await self.log(first=1))[0]
        return entry["action"], entry["subject"]["name"], entry["before"], entry["after"]

    async def refused(self, who: str | None, document: str, **variables: Any) -> list[str]:
        """The codes of an operation's errors."""
        result = await self.send(who, document, **variables)
        return [(error.extensions or {})["code"] for error in result.errors or ()]

    async def rows(self, sql: str, **params: object) -> list[tuple[Any, ...]]:
        """Rows read by plain SQL, with the company as a parameter."""
        async with self.engine.connect() as connection:
            found = await connection.execute(text(sql), {"company": self.office.company_id, **params})
            return [tuple(row) for row in found]

    async def execute(self, sql: str, **params: object) -> None:
        """Plain SQL that changes something, with the company as a parameter."""
        async with self.engine.begin() as connection:
            await connection.execute(text(sql), {"company": self.office.company_id, **params})
