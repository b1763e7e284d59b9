"""What a definition may speak of: the attributes of rows by dataset and time, and what kind of value each has."""

from collections.abc import Collection
from dataclasses import dataclass

from tests.oracle.records import Records
from tests.oracle.reports.documents import Document, attribute

DATASETS = ["DEALS", "DEAL_TRANSITIONS", "ACTIVITIES", "CONTACTS", "COMMUNICATIONS"]
ENTERED = ["WON", "LOST", "CLOSED"]
AT_END = ["OPEN_AT_END", "WON_AT_END", "LOST_AT_END"]
ENTITY_OF = {"DEALS": "deal", "DEAL_TRANSITIONS": "deal", "ACTIVITIES": "activity", "CONTACTS": "contact"}

_EVERYWHERE = {
    "RESPONSIBLE": "id",
    "DEPARTMENT": "id",
    "GROUP": "id",
    "TIME": "instant",
}
_OF_DEALS = {
    "DEAL_TYPE": "id",
    "STAGE": "id",
    "OUTCOME": "key",
    "SOURCE": "id",
    "CONTACT": "id",
    "PRICE": "number",
    "IS_FIRST_OF_CONTACT": "flag",
}
_OF = {
    "DEALS": _OF_DEALS,
    "DEAL_TRANSITIONS": _OF_DEALS | {"DAYS_IN_STAGE": "number"},
    "ACTIVITIES": {"SOURCE": "id", "ACTIVITY_TYPE": "id", "CONTACT": "id"},
    "CONTACTS": {},
    "COMMUNICATIONS": {"CHANNEL": "key", "DIRECTION": "key", "ANSWERED": "flag", "CONTACT": "id"},
}
_KINDS = {"text": "text", "number": "number", "price": "number", "choice": "id", "date": "day", "flag": "flag"}

KEYS = {
    "OUTCOME": ["SUCCESS", "FAILURE", "OPEN"],
    "CHANNEL": ["call", "sms", "email", "form"],
    "DIRECTION": ["incoming", "outgoing"],
}
COUNTED_APART = {"RESPONSIBLE", "CONTACT", "DEAL_TYPE", "STAGE"}


@dataclass(frozen=True)
class Known:
    """An attribute, and the kind of its values: id, key, flag, number, day, instant, text."""

    of: Document
    kind: str

    @property
    def name(self) -> str:
        """The attribute's name."""
        return self.of["attribute"]

    @property
    def is_dimension(self) -> bool:
        """Whether numbers can be broken down by it."""
        return self.kind in ("id", "key", "flag", "instant")

    @property
    def is_counted_apart(self) -> bool:
        """Whether DISTINCT takes it."""
        return self.name in COUNTED_APART or (self.name == "FIELD" and self.kind == "id")


def times_of(dataset: str) -> list[str]:
    """The times that rows of a dataset may go by."""
    times = {
        "DEALS": ["CREATED", "EXISTING", "DATE_FIELD", *ENTERED, *AT_END],
        "DEAL_TRANSITIONS": ["CREATED"],
        "COMMUNICATIONS": ["CREATED", "EXISTING"],
    }
    return times.get(dataset, ["CREATED", "EXISTING", "DATE_FIELD"])


def known(records: Records, dataset: str, times: Collection[str]) -> list[Known]:
    """What all rows of a dataset by these times have."""
    names = _EVERYWHERE | _OF[dataset]
    if dataset in ("DEALS", "ACTIVITIES", "CONTACTS") and set(times) == {"EXISTING"}:
        names["IS_NEW"] = "flag"
    if dataset == "DEALS" and set(times) <= {"WON", "LOST"}:
        names["RETURNED"] = "flag"
    if dataset == "DEALS" and set(times) <= set(ENTERED):
        names["DAYS_TO_CLOSE"] = "number"
    if dataset == "DEALS" and set(times) <= set(AT_END):
        names["DAYS_IN_STAGE"] = "number"
    own = [
        Known(attribute("FIELD", field.external_id), _KINDS[field.kind])
        for field in records.fields.values()
        if field.entity == ENTITY_OF.get(dataset) and not field.archived
    ]
    return [*(Known(attribute(name), kind) for name, kind in names.items()), *own]


def ids_of(records: Records, dataset: str, of: Document) -> list[str]:
    """All that an attribute's values may be, of those that are named by an id."""
    name = of["attribute"]
    if name == "FIELD":
        return [option.external_id for option in records.options.values() if option.field == of["field"]]
    if name == "SOURCE":
        settings = records.settings
        chosen = settings.activity_source_fields if dataset == "ACTIVITIES" else settings.deal_source_fields
        return [option.external_id for option in records.options.values() if option.field in chosen]
    if name == "CONTACT":
        return [contact.external_id for contact in records.contacts.values() if not contact.deleted]
    by_name = {
        "DEAL_TYPE": records.deal_types,
        "STAGE": records.stages,
        "ACTIVITY_TYPE": records.activity_types,
        "RESPONSIBLE": records.users,
        "DEPARTMENT": records.departments,
        "GROUP": records.groups,
    }
    return list(by_name[name])
