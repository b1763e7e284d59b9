"""Desktops of the office, asked for and arranged over the API."""

from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import Group, GroupMember
from schema.node import global_id
from tests.resolvers.records.office import Office
from tests.schema.records.api import Api

Json = dict[str, Any]

_DESKTOP = """
fragment Arranged on Dashboard {
  revision
  can { hide rearrange narrowScope }
  defaultLayout { kind name }
  widgets {
    key isNew
    can { hide move resize }
    placement { column row width height }
    tablet: placement(breakpoint: TABLET) { column row width height }
    phone: placement(breakpoint: PHONE) { column row width height }
  }
  hiddenWidgets { key }
}
"""
_PREVIEW = """query($operations: [LayoutOperationInput!]!, $for: DefaultLayoutOwnerInput) {
  layoutPreview(operations: $operations, for: $for) { key isHidden
    placement { column row width height }
    tablet: placement(breakpoint: TABLET) { column row width height }
    phone: placement(breakpoint: PHONE) { column row width height } } }"""
_SAVED = """{
  dashboard { ...Arranged }
  conflict { revision widgets theirs { revision savedBy { name } operations { text } } yours { text } }
  userErrors { field code message }
}"""


class Desktops:
    """What people of the office do to their desktops."""

    def __init__(self, engine: AsyncEngine, office: Office, groups: dict[str, int]) -> None:
        self.api = Api(engine, office)
        self.engine = engine
        self.office = office
        self.groups = groups

    async def ask(self, who: str, operation: str, **variables: Any) -> Json:
        """The data of an operation that must succeed."""
        return await self.api.ask(who, operation, **variables)

    async def desktop(self, who: str, as_user: str | None = None) -> Json:
        """Somebody's desktop."""
        asked = "query($as: ID) { dashboard(asUser: $as) { ...Arranged } }" + _DESKTOP
        return (await self.ask(who, asked, **{"as": self.api.id(as_user) if as_user else None}))["dashboard"]

    async def keys(self, who: str) -> list[str]:
        """What somebody has on their desktop, in reading order."""
        return [widget["key"] for widget in (await self.desktop(who))["widgets"]]

    async def places(self, who: str, breakpoint_: str = "placement") -> dict[str, tuple[int, int, int, int]]:
        """Where somebody's widgets stand."""
        return {widget["key"]: cells(widget[breakpoint_]) for widget in (await self.desktop(who))["widgets"]}

    async def save(self, who: str, *operations: Json, base: int | None = None, key: str | None = None) -> Json:
        """The payload of a save, upon what is there if no base is given."""
        if base is None:
            base = (await self.desktop(who))["revision"]
        asked = f"mutation($input: SaveLayoutInput!) {{ saved: saveLayout(input: $input) {_SAVED} }} {_DESKTOP}"
        values = {"baseRevision": base, "idempotencyKey": key, "operations": list(operations)}
        return (await self.ask(who, asked, input=values))["saved"]

    async def preview(self, who: str, *operations: Json, default: Json | None = None) -> list[Json]:
        """Where the widgets would stand after the operations: on somebody's own desktop, or in a default."""
        return (await self.ask(who, _PREVIEW, operations=list(operations), **{"for": default}))["layoutPreview"]

    async def refused_preview(
        self, who: str, *operations: Json, default: Json | None = None
    ) -> tuple[str, list[str] | None]:
        """Why there is none: the code, and the field."""
        variables: dict[str, Any] = {"operations": list(operations), "for": default}
        result = await self.api.send(who, _PREVIEW, **variables)
        [error] = result.errors or []
        told = error.extensions or {}
        return told["code"], told.get("field")

    async def restore(self, who: str, **to: Any) -> Json:
        """The payload of going back."""
        asked = f"mutation($input: RestoreLayoutInput!) {{ saved: restoreLayout(input: $input) {_SAVED} }} {_DESKTOP}"
        return (await self.ask(who, asked, input=to))["saved"]

    async def audience(self, widget_key: str, *, who: str = "admin", **audience: Any) -> Json:
        """The payload of deciding who a block is for."""
        asked = """mutation($input: SetWidgetAudienceInput!) { saved: setWidgetAudience(input: $input) {
          widget { key headCount isPinned audience { everyone users { name } groups { name }
            departments { department { name } includeSubdepartments } exceptUsers { name } exceptGroups { name }
            exceptDepartments { department { name } includeSubdepartments } } }
          userErrors { field code message } } }"""
        return (await self.ask(who, asked, input={"widget": widget(widget_key), "audience": audience}))["saved"]

    async def settings(self, *, who: str = "admin", **change: Any) -> Json:
        """The payload of changing switches and pins."""
        if "pinnedWidgets" in change:
            change["pinnedWidgets"] = [widget(key) for key in change["pinnedWidgets"]]
        asked = """mutation($input: UpdateDesktopSettingsInput!) { saved: updateDesktopSettings(input: $input) {
          desktopSettings { allowUsersToHide allowUsersToRearrange widgets { key isPinned } }
          userErrors { field code message } } }"""
        return (await self.ask(who, asked, input=change))["saved"]

    async def join(self, who: str, group: str) -> None:
        """Takes somebody into a group."""
        async with self.engine.begin() as connection:
            await connection.execute(insert(GroupMember).values(**self._membership(who, group)))

    async def leave(self, who: str, group: str) -> None:
        """Takes somebody out of a group."""
        async with self.engine.begin() as connection:
            await connection.execute(delete(GroupMember).filter_by(**self._membership(who, group)))

    def group(self, name: str) -> str:
        """The id of a group."""
        return global_id("Group", self.groups[name])

    def _membership(self, who: str, group: str) -> dict[str, int]:
        return {"company_id": self.office.company_id, "group_id": self.groups[group], "user_id": self.office[who]}


def widget(key: str) -> str:
    """The id of a widget."""
    return global_id("Widget", key)


def cells(placement: Json) -> tuple[int, int, int, int]:
    """A placement: column, row, width, height."""
    return placement["column"], placement["row"], placement["width"], placement["height"]


def move(key: str, column: int, row: int, breakpoint_: str = "DESKTOP") -> Json:
    return {"move": {"widget": widget(key), "breakpoint": breakpoint_, "column": column, "row": row}}


def resize(key: str, width: int, height: int, breakpoint_: str = "DESKTOP") -> Json:
    return {"resize": {"widget": widget(key), "breakpoint": breakpoint_, "width": width, "height": height}}


def hide(key: str) -> Json:
    return {"hide": {"widget": widget(key)}}


def show(key: str) -> Json:
    return {"show": {"widget": widget(key)}}


def reset(key: str | None = None) -> Json:
    return {"reset": {"widget": widget(key)} if key else {"all": True}}


def codes(payload: Json) -> list[tuple[str, str]]:
    """The mistakes of a payload: path and code."""
    return [(".".join(error["field"]), error["code"]) for error in payload["userErrors"]]


async def open_desktops(engine: AsyncEngine, office: Office) -> Desktops:
    """The office with two groups of nobody yet, Alpha and Beta."""
    groups: dict[str, int] = {}
    async with engine.begin() as connection:
        for name in ("alpha", "beta"):
            added = insert(Group).values(company_id=office.company_id, name=name.capitalize()).returning(Group.id)
            groups[name] = (await connection.execute(added)).scalar_one()
    return Desktops(engine, office, groups)
