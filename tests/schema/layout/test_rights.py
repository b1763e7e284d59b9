"""What only administrators do."""

from typing import Any

import pytest

from tests.schema.layout.desktops import Desktops, move, widget

COMPANY = {"company": True}
ASKED: dict[str, tuple[str, dict[str, Any]]] = {
    "desktopSettings": ("{ desktopSettings { allowUsersToHide } }", {}),
    "previewAudience": ("{ previewAudience(audience: { everyone: true }) { headCount } }", {}),
    "widgetVisibility": ("query($input: ID!) { widgetVisibility(user: $input) { key } }", {"input": "someone"}),
    "defaultLayout": ("{ defaultLayout(for: { company: true }) { revision } }", {}),
    "previewCopyLayout": (
        "query($input: CopyLayoutInput!) { previewCopyLayout(input: $input) { receiving { count } } }",
        {"input": {"from": COMPANY, "to": {"everyone": True}}},
    ),
    "copyLayout": (
        "mutation($input: CopyLayoutInput!) { copyLayout(input: $input) { receiving { count } } }",
        {"input": {"from": COMPANY, "to": {"everyone": True}}},
    ),
    "setWidgetAudience": (
        "mutation($input: SetWidgetAudienceInput!) { setWidgetAudience(input: $input) { userErrors { code } } }",
        {"input": {"widget": widget("sms"), "audience": {}}},
    ),
    "updateDesktopSettings": (
        "mutation($input: UpdateDesktopSettingsInput!) { updateDesktopSettings(input: $input) { userErrors { code } } }",
        {"input": {"allowUsersToHide": False}},
    ),
    "saveDefaultLayout": (
        "mutation($input: SaveDefaultLayoutInput!) { saveDefaultLayout(input: $input) { userErrors { code } } }",
        {"input": {"for": COMPANY, "baseRevision": 0, "operations": [move("sms", 0, 0)]}},
    ),
    "restoreDefaultLayout": (
        "mutation($input: RestoreDefaultLayoutInput!) { restoreDefaultLayout(input: $input) { userErrors { code } } }",
        {"input": {"for": COMPANY, "to": {"default": True}}},
    ),
}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("who", ["boss", "seller", None])
async def test_everybody_else_is_refused_and_nothing_changes(desktops: Desktops, who: str | None, name: str) -> None:
    operation, asked = ASKED[name]
    variables: dict[str, Any] = {**asked}
    if variables.get("input") == "someone":
        variables = {"input": desktops.api.id("seller")}
    before = await desktops.desktop("other")
    refused = await desktops.api.send(who, operation, **variables)
    assert refused.errors is not None
    code = "FORBIDDEN" if who else "UNAUTHENTICATED"
    assert [(error.extensions or {}).get("code") for error in refused.errors] == [code]
    assert await desktops.desktop("other") == before


@pytest.mark.parametrize("operation", ["mutation { saveLayout(input: { baseRevision: 0, operations: [] }) { userErrors { code } } }",
    "mutation { restoreLayout(input: { default: true }) { userErrors { code } } }", "{ layoutRevisions { totalCount } }"])  # fmt: skip
async def test_nobody_who_is_not_signed_in_has_a_desktop(desktops: Desktops, operation: str) -> None:
    refused = await desktops.api.send(None, operation)
    assert refused.errors is not None
    assert (refused.errors[0].extensions or {})["code"] == "UNAUTHENTICATED"


async def test_another_companys_administrator_changes_nothing_here(desktops: Desktops) -> None:
    before = await desktops.desktop("seller")
    for name in ("setWidgetAudience", "updateDesktopSettings", "saveDefaultLayout", "copyLayout"):
        operation, variables = ASKED[name]
        await desktops.ask("stranger", operation, **variables)
    assert await desktops.desktop("seller") == before


@pytest.mark.parametrize(
    "operation",
    [
        "mutation { restoreLayout(input: { default: false }) { userErrors { code } } }",
        "mutation { saveLayout(input: { baseRevision: 0, operations: [{ reset: { all: false } }] }) { userErrors { code } } }",
        "{ defaultLayout(for: { company: false }) { revision } }",
        "mutation { restoreDefaultLayout(input: { for: { company: true }, to: { default: false } }) { userErrors { code } } }",
        "{ previewCopyLayout(input: { from: { company: false }, to: {} }) { receiving { count } } }",
    ],
)
async def test_a_choice_that_means_nothing_is_refused(desktops: Desktops, operation: str) -> None:
    refused = await desktops.api.send("admin", operation)
    assert refused.errors is not None
    assert (refused.errors[0].extensions or {})["code"] == "BAD_USER_INPUT"
