"""What of an account is listed, and what it becomes."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final

from models import FeedKind
from resolvers.connectors.declaration import Entity, Row
from resolvers.connectors.hubspot.api import MOST, MOST_WITH_HISTORY, read
from resolvers.connectors.hubspot.directory import ACTIVITY_TYPES
from resolvers.connectors.hubspot.lists import glanced, listed
from resolvers.connectors.hubspot.rows import (
    OWNERS,
    STAGE,
    call_rows,
    company_rows,
    contact_rows,
    deal_rows,
    email_rows,
    errand_rows,
)
from resolvers.language import LocalizedText


def _entity(
    kind: str,
    label: LocalizedText,
    becomes: FeedKind,
    prefix: str,
    rows: Callable[..., Iterable[Row]],
    associated: Sequence[str] = (),
    with_history: Sequence[str] = (),
) -> Entity:
    most = MOST_WITH_HISTORY if with_history else MOST
    return Entity(
        key=kind,
        label=label,
        kinds=(becomes,),
        prefix=f"{prefix}-",
        list=partial(listed, kind=kind, most=most, associated=associated, with_history=with_history),
        fetch=lambda session, ids: read(session, kind, ids, associated, with_history),
        glance=partial(glanced, kind=kind),
        changed_at=lambda record: record["updatedAt"],
        rows=rows,
        fetch_most=most,
    )


ENTITIES: Final = (
    _entity("companies", LocalizedText("Companies", "Компании"), FeedKind.CONTACT, "company", company_rows),
    _entity("contacts", LocalizedText("Contacts", "Контакты"), FeedKind.CONTACT, "contact", contact_rows),
    _entity("deals", LocalizedText("Deals", "Сделки"), FeedKind.DEAL, "deal", deal_rows, OWNERS, (STAGE,)),
    *(
        _entity(kind, name, FeedKind.ACTIVITY, kind, partial(errand_rows, kind=kind), OWNERS)
        for kind, name in ACTIVITY_TYPES.items()
    ),
    _entity("calls", LocalizedText("Calls", "Звонки"), FeedKind.COMMUNICATION, "calls", call_rows, OWNERS),
    _entity("emails", LocalizedText("Letters", "Письма"), FeedKind.COMMUNICATION, "emails", email_rows, OWNERS),
)
