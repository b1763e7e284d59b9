"""Whatever is merged, undone and written in between: figures are those of a company in which the records had been one from the start,
worked out by a mirror that shares nothing with the product."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.cells.rebuilding import rebuild
from tests.resolvers.cells.folded import check_folded
from tests.resolvers.records.office import Office
from tests.schema.administration.administration import Administration

PEOPLE = ("admin", "boss", "seller", "other")
SEES = {"admin": set(PEOPLE), "boss": {"boss", "seller"}, "seller": {"seller"}, "other": {"other"}}

_FIGURES = """
{ dashboard(period: {preset: THIS_MONTH}) { widgets { key ... on MetricWidget { metric { value secondary { value } } } } } }
"""
_BY_CONTACT = """
{ previewReport(period: {preset: THIS_MONTH}, definition: {dataset: DEALS, visualisation: TABLE, time: {time: CREATED}, limit: 50,
  measures: [{aggregate: COUNT}], dimensions: [{of: {attribute: CONTACT}}]}) {
  userErrors { message } widget { ... on TableWidget { rows { categories { label } values { value } } } } } }
"""
_MERGE = """
mutation($input: MergeContactsInput!) { payload: mergeContacts(input: $input) { merge { id } userErrors { code } } }
"""
_UNDO = """
mutation($input: UndoContactMergeInput!) { payload: undoContactMerge(input: $input) { warnings userErrors { code } } }
"""


@dataclass
class Mirror:
    """Who has which contact, and with which contact which deal is: of records that had been one from the start."""

    owner: dict[str, str] = field(default_factory=dict[str, str])
    deals: dict[str, str] = field(default_factory=dict[str, str])
    merges: list[tuple[str, str, list[str], dict[str, str], dict[str, str]]] = field(default_factory=list[Any])
    """By id: the kept one, the others, whose they were, and which deals were with which of them."""

    def merge(self, id_: str, keep: str, others: list[str]) -> None:
        moved = {deal: on for deal, on in self.deals.items() if on in others}
        self.merges.append((id_, keep, others, {each: self.owner.pop(each) for each in others}, moved))
        self.deals |= dict.fromkeys(moved, keep)

    def undo(self) -> None:
        _, keep, _, owners, moved = self.merges.pop()
        self.owner |= owners
        self.deals |= {deal: on for deal, on in moved.items() if self.deals[deal] == keep}

    def contacts_of(self, who: str) -> int:
        return sum(1 for owner in self.owner.values() if owner in SEES[who])

    def deals_by_contact(self) -> Counter[int]:
        """How many contacts have so many deals."""
        return Counter(Counter(self.deals.values()).values())


class Company:
    """The office, and its mirror."""

    def __init__(self, api: Administration, random: Random) -> None:
        self.api, self.random, self.mirror = api, random, Mirror()

    async def step(self) -> None:
        mirror, random = self.mirror, self.random
        kind = random.choice(("contact", "deal", "deal", "merge", "merge", "undo", "rewire"))
        contacts = sorted(mirror.owner)
        if kind == "contact" or len(contacts) < 3:
            who = random.choice(PEOPLE)
            made = await self.api.write(who, "createContact", name=f"Contact {len(contacts)}")
            mirror.owner[made["record"]["id"]] = who
        elif kind == "deal":
            on = random.choice(contacts)
            deal = await self.api.create_deal("admin", contact=on, responsible=self.api.id("seller"))
            mirror.deals[deal] = on
        elif kind == "merge":
            keep, *others = random.sample(contacts, random.choice((2, 2, 3)))
            done = await self.api.ask("admin", _MERGE, input={"keep": keep, "others": others})
            assert done["payload"]["userErrors"] == []
            mirror.merge(done["payload"]["merge"]["id"], keep, others)
        elif kind == "undo" and mirror.merges:
            done = await self.api.ask("admin", _UNDO, input={"id": mirror.merges[-1][0]})
            assert done["payload"]["userErrors"] == []
            mirror.undo()
        elif kind == "rewire" and mirror.deals:
            deal, on = random.choice(sorted(mirror.deals)), random.choice(contacts)
            await self.api.write("admin", "updateDeal", deal=deal, contact=on)
            mirror.deals[deal] = on

    async def figures(self, who: str) -> Any:
        widgets = (await self.api.ask(who, _FIGURES))["dashboard"]["widgets"]
        return {each["key"]: each.get("metric") for each in widgets}

    async def check(self) -> None:
        for who in PEOPLE:
            found = (await self.figures(who))["contacts"]
            count = str(self.mirror.contacts_of(who))
            assert (found["value"], [each["value"] for each in found["secondary"]]) == (count, [count]), who
        shown = (await self.api.ask("admin", _BY_CONTACT))["previewReport"]["widget"]["rows"]
        found_deals = Counter(int(row["values"][0]["value"]) for row in shown)
        assert found_deals == self.mirror.deals_by_contact()


@pytest.mark.parametrize("seed", range(4))
async def test_figures_are_those_of_records_that_had_been_one_from_the_start(
    engine: AsyncEngine, office: Office, seed: int
) -> None:
    company = Company(Administration(engine, office), Random(seed))
    for _ in range(8):
        await company.step()
    await rebuild(engine, office.company_id, lambda _: None)
    for _ in range(24):
        await company.step()
        await company.check()
    await check_folded(engine, office.company_id)


@pytest.mark.parametrize("seed", range(4))
async def test_all_figures_are_as_before_once_all_is_undone(engine: AsyncEngine, office: Office, seed: int) -> None:
    random = Random(seed)
    company = Company(Administration(engine, office), random)
    for _ in range(12):
        await company.step()
    while company.mirror.merges:
        await company.api.ask("admin", _UNDO, input={"id": company.mirror.merges[-1][0]})
        company.mirror.undo()
    before = [await company.figures(who) for who in PEOPLE]
    merged: list[str] = []
    for _ in range(3):
        alive = sorted(company.mirror.owner)
        if len(alive) < 2:
            break
        keep, other = random.sample(alive, 2)
        done = await company.api.ask("admin", _MERGE, input={"keep": keep, "others": [other]})
        merged.append(done["payload"]["merge"]["id"])
        company.mirror.owner.pop(other)
    assert merged
    assert [await company.figures(who) for who in PEOPLE] != before
    for each in reversed(merged):
        undone = (await company.api.ask("admin", _UNDO, input={"id": each}))["payload"]
        assert undone == {"warnings": [], "userErrors": []}
    assert [await company.figures(who) for who in PEOPLE] == before
