"""Saved reports as their page sees them."""

from typing import Any

from schema.node import global_id, number_of
from tests.schema.administration.administration import Administration

Json = dict[str, Any]

REPORT = """
  id name description version isArchived isPublished isPinned widgetId folder { name }
  definition { dataset visualisation } can { edit publish archive }
"""

WON_DEALS: Json = {"dataset": "DEALS", "visualisation": "NUMBER", "time": {"time": "WON"}}
DEALS: Json = {"dataset": "DEALS", "visualisation": "NUMBER"}


class Reports(Administration):
    """What people of the office do with saved reports."""

    async def saved(self, name: str = "Deals", definition: Json = DEALS, **values: Any) -> Json:
        """A new report."""
        payload = await self.change(
            "createReport", f"report {{ {REPORT} }}", name=name, definition=definition, **values
        )
        assert payload["userErrors"] == [], payload
        return payload["report"]

    async def published(self, name: str = "Deals", *, audience: Json | None = None, **values: Any) -> Json:
        """A new report on the desktops of everybody, unless somebody else is named."""
        report = await self.saved(name)
        await self.publish(report, audience=audience or {"everyone": True}, **values)
        return report

    async def publish(self, report: Json, **values: Any) -> Json:
        """The payload of putting a report on desktops."""
        return await self.change("publishReport", f"report {{ {REPORT} }}", report=report["id"], **values)

    async def act(self, mutation: str, report: Json, *, who: str = "admin", **values: Any) -> Json:
        """The payload of a mutation of a report."""
        return await self.change(mutation, f"report {{ {REPORT} }}", who=who, report=report["id"], **values)

    async def read(self, report: Json, who: str = "admin", shown: str = REPORT) -> Json | None:
        """The report as somebody reads it; nothing, if it is not for them."""
        return (await self.ask(who, f"query($id: ID!) {{ report(id: $id) {{ {shown} }} }}", id=report["id"]))["report"]

    async def names(self, who: str, **arguments: Any) -> list[str]:
        """The names of the reports that somebody finds."""
        asked = """query($first: Int! = 20, $after: String, $folder: ID, $search: String! = "", $archived: Boolean! = false,
          $published: Boolean! = false) { reports(first: $first, after: $after, folder: $folder, search: $search,
          includeArchived: $archived, publishedOnly: $published) { totalCount edges { node { name } } } }"""
        found = (await self.ask(who, asked, **arguments))["reports"]
        assert found["totalCount"] >= len(found["edges"])
        return [edge["node"]["name"] for edge in found["edges"]]

    async def audience(self, report: Json, **audience: Any) -> list[Json]:
        """The mistakes of deciding who a report is for."""
        given = {"widget": report["widgetId"], "audience": audience}
        return (await self.change("setWidgetAudience", "widget { key }", **given))["userErrors"]

    async def folder(self, name: str) -> str:
        """The id of a new folder."""
        return (await self.change("createReportFolder", "folder { id }", name=name))["folder"]["id"]

    async def versions(self, report: Json) -> list[Json]:
        """The versions of a report, newest first."""
        shown = """versions { totalCount edges { node { version name author { name } definition { dataset }
          changes { path before after } } } }"""
        found = await self.read(report, shown=shown)
        assert found is not None
        return [edge["node"] for edge in found["versions"]["edges"]]

    async def desktop(self, who: str) -> list[str]:
        """The keys of what somebody has on their desktop."""
        found = await self.ask(who, "{ dashboard { widgets { key } } }")
        return [widget["key"] for widget in found["dashboard"]["widgets"]]

    async def refusals(self, mutation: str, who: str = "admin", **values: Any) -> list[str]:
        """The codes of the errors that a mutation is refused with as a whole."""
        document = (
            f"mutation($input: {self.input_type(mutation)}) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}"
        )
        return await self.refused(who, document, input=values)


def key(report: Json) -> str:
    """The key of a report's widget."""
    return f"report:{number_of('Report', report['id'])}"


def no_report() -> Json:
    """A report that never was."""
    return {"id": global_id("Report", 2**40)}
