"""The API as a client of the office sees it."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine
from strawberry.types import ExecutionResult

from resolvers.language import Language
from schema.context import Context
from schema.node import global_id
from schema.schema import schema
from tests.resolvers.records.office import NOW, Office

# The types of the objects that the office has names for.
_TYPES = {
    "User": ("admin", "boss", "seller", "gone", "other", "stranger"),
    "Department": ("sales", "north", "support"),
    "DealType": ("retail", "service", "bare", "retired", "foreign_type"),
    "Stage": ("new", "offer", "won", "lost", "start", "done", "old", "end", "after", "foreign_stage"),
    "ActivityType": ("meeting", "telegram", "foreign_activity"),
    "CustomField": (
        "price",
        "fee",
        "score",
        "note",
        "source",
        "due",
        "urgent",
        "fax",
        "hours",
        "city",
        "rating",
        "foreign_field",
    ),
    "FieldOption": ("web", "radio"),
}
_TYPE_OF = {name: type_ for type_, names in _TYPES.items() for name in names}


class Api:
    """Sends operations on behalf of people of the office."""

    def __init__(self, engine: AsyncEngine, office: Office) -> None:
        self.engine = engine
        self.office = office

    def id(self, name: str) -> str:
        """The id of a person, type, stage, field or option of the office."""
        return global_id(_TYPE_OF[name], self.office[name])

    async def send(
        self, who: str | None, operation: str, language: Language = "en", **variables: Any
    ) -> ExecutionResult:
        """The whole result of an operation; of nobody signed in, if ``who`` is None."""
        viewer = self.office.viewer(who) if who else None
        context = Context(engine=self.engine, now=NOW, viewer=viewer, language=language)
        return await schema.execute(operation, variable_values=variables, context_value=context)

    async def ask(self, who: str, operation: str, **variables: Any) -> dict[str, Any]:
        """The data of an operation that must succeed."""
        result = await self.send(who, operation, **variables)
        assert result.errors is None, result.errors
        assert result.data is not None
        return result.data

    async def write(self, who: str, mutation: str, selection: str = "id", **values: Any) -> dict[str, Any]:
        """The payload of a mutation of records, with ``selection`` of the object under ``record``."""
        kind = next(kind for kind in ("Contact", "Activity", "Deal", "Communication") if kind in mutation)
        name = f"{mutation[0].upper()}{mutation[1:]}Input"
        text = (
            f"mutation($input: {name}!) {{ payload: {mutation}(input: $input)"
            f" {{ record: {kind.lower()} {{ {selection} }} userErrors {{ field code message }} }} }}"
        )
        payload: dict[str, Any] = (await self.ask(who, text, input=values))["payload"]
        return payload

    async def create_deal(self, who: str = "seller", **values: Any) -> str:
        """The id of a new deal."""
        given = {"name": "A boat", "dealType": self.id("retail"), **values}
        return (await self.write(who, "createDeal", **given))["record"]["id"]


def codes(payload: dict[str, Any]) -> list[tuple[str, str]]:
    """The mistakes of a payload: path and code."""
    return [(".".join(error["field"]), error["code"]) for error in payload["userErrors"]]
