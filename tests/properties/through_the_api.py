"""Doing things through the API's mutations."""

from typing import Any

from sqlalchemy import text

from schema.node import global_id
from tests.properties.mirror import Named
from tests.properties.people import ADMIN
from tests.properties.settled_company import SettledCompany
from tests.properties.steps import Kind, Step

Input = dict[str, Any]

_TYPES = {
    "User": "users",
    "DealType": "deal_types",
    "Stage": "stages",
    "ActivityType": "activity_types",
    "CustomField": "custom_fields",
    "FieldOption": "field_options",
    "Deal": "deals",
}

_OPERATIONS = {
    Kind.CREATE_DEAL: "createDeal",
    Kind.MOVE: "moveDeal",
    Kind.MOVE_TO_TYPE: "moveDeal",
    Kind.SET_PRICE: "updateDeal",
    Kind.SET_SOURCE: "updateDeal",
    Kind.HAND_OVER: "handOverDeal",
    Kind.DELETE: "deleteDeal",
    Kind.RESTORE: "restoreDeal",
    Kind.CREATE_CONTACT: "createContact",
    Kind.CREATE_ACTIVITY: "createActivity",
    Kind.RECORD_COMMUNICATION: "recordCommunication",
}


class ThroughTheApi:
    """An administrator who does what the steps say."""

    def __init__(self, settled: SettledCompany, ids: dict[str, dict[str, str]]) -> None:
        self._settled = settled
        self._ids = ids

    @classmethod
    async def of(cls, settled: SettledCompany) -> "ThroughTheApi":
        """With the ids of everything that the company has."""
        ids: dict[str, dict[str, str]] = {}
        async with settled.engine.connect() as connection:
            for name, table in _TYPES.items():
                asked = text(f"SELECT external_id, id FROM {table} WHERE company_id = :company")
                rows = await connection.execute(asked, {"company": settled.id})
                ids[name] = {external_id: global_id(name, id_) for external_id, id_ in rows}
        return cls(settled, ids)

    async def take(self, step: Step, named: Named) -> bool:
        """Does it; False when the API says that something was wrong with it."""
        operation = _OPERATIONS[step.kind]
        input_type = operation[0].upper() + operation[1:] + "Input!"
        created = "deal { id }" if step.kind is Kind.CREATE_DEAL else ""
        document = (
            f"mutation Do($input: {input_type}) {{"
            f" outcome: {operation}(input: $input) {{ {created} userErrors {{ field code message }} }} }}"
        )
        answer = await self._settled.ask(ADMIN, document, {"input": self.input(step, named)}, now=step.now)
        outcome = answer["outcome"]
        if created and outcome["deal"]:
            self._ids["Deal"][named.record] = outcome["deal"]["id"]
        return not outcome["userErrors"]

    def input(self, step: Step, named: Named) -> Input:
        """The mutation's input."""
        when = step.when and step.when.isoformat()
        match step.kind:
            case Kind.CREATE_DEAL:
                deal_type, stage = self._id("DealType", named.record_type), self._id("Stage", named.stage)
                return self._new(named) | {"dealType": deal_type, "stage": stage, "createdAt": when}
            case Kind.CREATE_CONTACT:
                return self._new(named) | {"createdAt": when}
            case Kind.CREATE_ACTIVITY:
                activity_type = self._id("ActivityType", named.record_type)
                return self._new(named) | {"activityType": activity_type, "createdAt": when}
            case Kind.RECORD_COMMUNICATION:
                about = {"channel": "CALL", "direction": "INCOMING", "answered": False, "occurredAt": when}
                new = self._new(named)
                return about | {key: new[key] for key in ("externalId", "responsible")}
            case Kind.SET_PRICE:
                price = None if step.price is None else format(step.price, "f")
                return self._deal(named) | {
                    "fields": [{"field": self._id("CustomField", named.field), "number": price}]
                }
            case Kind.SET_SOURCE:
                option = self._id("FieldOption", named.option)
                return self._deal(named) | {
                    "fields": [{"field": self._id("CustomField", named.field), "option": option}]
                }
            case Kind.MOVE:
                return self._deal(named) | {"toStage": self._id("Stage", named.stage), "occurredAt": when}
            case Kind.MOVE_TO_TYPE:
                return self._deal(named) | {"dealType": self._id("DealType", named.record_type), "occurredAt": when}
            case Kind.HAND_OVER:
                return self._deal(named) | {"to": self._id("User", named.person)}
            case Kind.DELETE | Kind.RESTORE:
                return self._deal(named)

    def _new(self, named: Named) -> Input:
        return {"name": named.record, "externalId": named.record, "responsible": self._id("User", named.person)}

    def _deal(self, named: Named) -> Input:
        return {"deal": self._id("Deal", named.record)}

    def _id(self, type_name: str, name: str | None) -> str | None:
        return None if name is None else self._ids[type_name][name]
