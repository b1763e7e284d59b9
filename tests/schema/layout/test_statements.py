"""Audiences, defaults and arrangements cost a desktop no statement."""

from tests.conftest import CountStatements
from tests.schema.layout.desktops import Desktops, hide, move
from tests.schema.layout.test_defaults import arrange

EVERYTHING = """{ dashboard {
  revision can { hide } defaultLayout { kind name }
  widgets { key isNew can { hide } placement { row } phone: placement(breakpoint: PHONE) { row } status { code }
    ... on MetricWidget { metric { value records { totalCount } } } ... on FeedWidget { unreadCount events { totalCount } } }
  hiddenWidgets { key } widget(key: "revenue") { status { code } } } }"""


async def test_a_governed_and_arranged_desktop_takes_as_many_statements_as_a_bare_one(
    desktops: Desktops, count_statements: CountStatements
) -> None:
    async def count() -> int:
        with count_statements(desktops.engine) as statements:
            await desktops.ask("seller", EVERYTHING)
        return len(statements)

    bare = await count()
    # Signing in is one more.
    assert bare == 4  # the desktop, figures with the feed, that it was seen, rows
    for group in ("alpha", "beta"):
        await desktops.join("seller", group)
        await arrange(desktops, {"group": desktops.group(group)}, move("calls", 1, 50))
    await arrange(desktops, {"company": True}, move("sms", 1, 50))
    await arrange(desktops, {"department": desktops.api.id("sales")}, move("sms", 1, 50))
    await desktops.audience("revenue", groups=[desktops.group("alpha")])
    await desktops.audience("deals", departments=[{"department": desktops.api.id("sales")}])
    await desktops.settings(pinnedWidgets=["contacts", "revenue"])
    await desktops.save("seller", hide("sms"), move("forms", 2, 70), move("forms", 0, 70, "PHONE"))
    assert await count() == bare
