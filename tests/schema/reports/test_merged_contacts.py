"""Reports that name a contact which was merged into another one since."""

from typing import Any

import pytest

from tests.schema.reports.reports import DEALS, Json, Reports

_MERGE = """mutation($input: MergeContactsInput!) {
  mergeContacts(input: $input) { merge { id } userErrors { message } } }"""
_UNDO = "mutation($input: UndoContactMergeInput!) { undoContactMerge(input: $input) { userErrors { message } } }"
_SHOWN = "widget { ... on MetricWidget { total { value records { totalCount } } } }"


@pytest.mark.parametrize("operator", ["IS_ONE_OF", "IS_NONE_OF"])
async def test_a_filter_by_a_merged_contact_means_the_one_that_it_is_now(reports: Reports, operator: str) -> None:
    kept, other, third = [
        (await reports.write("seller", "createContact", name=name))["record"]["id"] for name in ("Ann", "Anna", "Bob")
    ]
    for contact in (kept, other, other, third):
        await reports.create_deal(contact=contact)

    async def counted(*contacts: str) -> int:
        condition = {
            "of": {"attribute": "CONTACT"},
            "operator": operator,
            "values": [{"id": each} for each in contacts],
        }
        name = f"Deals {len(await reports.names('admin'))}"
        report = await reports.saved(name, {**DEALS, "filter": {"condition": condition}})
        return await shown(report)

    async def shown(report: Json) -> int:
        found: Any = await reports.read(report, shown=_SHOWN)
        total = found["widget"]["total"]
        assert int(total["value"]) == total["records"]["totalCount"]
        return int(total["value"])

    condition = {"of": {"attribute": "CONTACT"}, "operator": operator, "values": [{"id": other}]}
    saved = await reports.saved("Anna", {**DEALS, "filter": {"condition": condition}})
    is_one = operator == "IS_ONE_OF"
    assert await shown(saved) == 2
    merged = (await reports.ask("seller", _MERGE, input={"keep": kept, "others": [other]}))["mergeContacts"]
    assert await shown(saved) == (3 if is_one else 1)
    assert await counted(other, kept) == (3 if is_one else 1)
    assert await counted(other, third) == (4 if is_one else 0)
    await reports.ask("seller", _UNDO, input={"id": merged["merge"]["id"]})
    assert await shown(saved) == 2
