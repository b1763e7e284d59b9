"""What of an account is listed, and what it becomes."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Final

from models import FeedKind
from resolvers.connectors.amocrm.api import MOST, instant
from resolvers.connectors.amocrm.lists import CHANGED, fetched, fetched_leads, listed, listed_leads
from resolvers.connectors.amocrm.rows import NOTES, contact_rows, lead_rows, note_rows, rows_or_gone, task_rows
from resolvers.connectors.declaration import Entity, Record, Row
from resolvers.language import LocalizedText


def _changed_at(record: Record) -> str:
    return instant(record["updated_at"])


def _entity(
    key: str,
    label: LocalizedText,
    kind: FeedKind,
    prefix: str,
    rows: Callable[..., Iterable[Row]],
    path: str,
    more: Mapping[str, str] | None = None,
) -> Entity:
    """One whose list says everything."""
    return Entity(
        key=key,
        label=label,
        kinds=(kind,),
        prefix=prefix,
        list=partial(listed, path=path, order="id" if path == "tasks" else CHANGED, more=more or {}),
        fetch=partial(fetched, path=path, more=more or {}),
        changed_at=_changed_at,
        rows=partial(rows_or_gone, rows, kind, prefix),
        fetch_most=MOST,
    )


_NOTE_TYPES = {"filter[note_type]": ",".join(NOTES)}
_CALLS = LocalizedText("Calls and messages", "Звонки и сообщения")

ENTITIES: Final = (
    _entity(
        "companies",
        LocalizedText("Companies", "Компании"),
        FeedKind.CONTACT,
        "company-",
        partial(contact_rows, prefix="company"),
        "companies",
    ),
    _entity(
        "contacts",
        LocalizedText("Contacts", "Контакты"),
        FeedKind.CONTACT,
        "contact-",
        partial(contact_rows, prefix="contact"),
        "contacts",
    ),
    Entity(
        key="leads",
        label=LocalizedText("Leads", "Сделки"),
        kinds=(FeedKind.DEAL,),
        prefix="lead-",
        list=listed_leads,
        fetch=fetched_leads,
        glance=lambda session, cursor: listed(session, None, cursor, path="leads"),
        changed_at=_changed_at,
        rows=partial(rows_or_gone, lead_rows, FeedKind.DEAL, "lead-"),
        fetch_most=50,
    ),
    _entity("tasks", LocalizedText("Tasks", "Задачи"), FeedKind.ACTIVITY, "task-", task_rows, "tasks"),
    *(
        _entity(
            f"{path}/notes",
            _CALLS,
            FeedKind.COMMUNICATION,
            f"{of}-note-",
            partial(note_rows, of=of),
            f"{path}/notes",
            _NOTE_TYPES,
        )
        for path, of in (("contacts", "contact"), ("companies", "company"), ("leads", "lead"))
    ),
)
