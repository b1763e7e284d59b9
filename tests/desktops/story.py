"""What people of the demo company did in the days before the golden desktops are looked at; all of it in April."""

from datetime import datetime
from typing import Any

from tests.http_api import HttpApi

NOW = datetime.fromisoformat("2026-04-10T09:30:00+02:00")

ADMIN = "admin@demo.example"
USER = "user@demo.example"
LEAD = "lead@demo.example"

_IDS = """
query Ids { users(first: 100) { edges { node { id email } } } dealTypes { id externalId stages { id externalId } } }
"""


class Story:
    """Writes records in the name of people, each act at a time of its own."""

    def __init__(self, api: HttpApi, ids: dict[str, str]) -> None:
        self._api = api
        self._ids = ids

    async def act(self, when: str, who: str, mutation: str, **values: Any) -> str:
        """The id of the record that was written. What has an id of its own is named by it: a person, a type, a stage."""
        self._api.now = datetime.fromisoformat(f"2026-04-{when}+02:00")
        name = f"{mutation[0].upper()}{mutation[1:]}Input"
        record = next(kind for kind in ("contact", "activity", "deal") if kind in mutation.lower())
        text = f"mutation($input: {name}!) {{ done: {mutation}(input: $input) {{ {record} {{ id }} userErrors {{ message }} }} }}"
        input_ = {key: self._named(value) for key, value in values.items()}
        done = (await self._api.ask(who, text, {"input": input_}))["done"]
        assert done["userErrors"] == [], done["userErrors"]
        return done[record]["id"] if done[record] else ""

    def _named(self, value: Any) -> Any:
        return [self._named(each) for each in value] if isinstance(value, list) else self._ids.get(value, value)


async def tell(api: HttpApi) -> None:
    """A deal that the administrator creates for somebody goes its way, and a contact comes and goes."""
    found = await api.ask(ADMIN, _IDS)
    ids = {edge["node"]["email"]: edge["node"]["id"] for edge in found["users"]["edges"]}
    for deal_type in found["dealTypes"]:
        ids |= {each["externalId"]: each["id"] for each in (deal_type, *deal_type["stages"])}
    story = Story(api, ids)

    # Before the administrator's feed begins, which is seven days before the first visit.
    await story.act("02T10:00", USER, "createContact", name="Long ago", mentions=[ADMIN])
    deal = await story.act("06T10:00", ADMIN, "createDeal", name="Trial", dealType="training", responsible=USER)
    await story.act("07T11:20", USER, "moveDeal", deal=deal, toStage="training.programme")
    await story.act("07T11:30", USER, "updateDeal", deal=deal, name="Trial lesson")
    await story.act("08T16:05", LEAD, "handOverDeal", deal=deal, to=LEAD)
    contact = await story.act("08T17:00", LEAD, "createContact", name="Passing by", responsible=USER, mentions=[ADMIN])
    await story.act("08T17:01", LEAD, "deleteContact", contact=contact)
    await story.act("09T08:15", LEAD, "updateDeal", deal=deal, mentions=[ADMIN, USER])
    api.now = NOW
