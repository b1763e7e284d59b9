"""The directory of a Bitrix24: departments, employees, funnels, stages, custom fields and the entries of lists.

api-reference/departments/department-get.md, api-reference/user/user-get.md, api-reference/crm/universal/category/crm-category-list.md,
api-reference/crm/status/crm-status-list.md, tutorials/crm/how-to-get-lists/how-to-get-stages-with-semantics.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from models import Entity, FieldKind
from resolvers.connectors.bitrix24 import words
from resolvers.connectors.bitrix24.calling import call, call_pages
from resolvers.connectors.bitrix24.custom_fields import options_of, read_fields
from resolvers.connectors.declaration import Choices, Directory, Record, Row, TypeChoices
from resolvers.connectors.fields import field_rows
from resolvers.connectors.people import PEOPLE, unreachable
from resolvers.connectors.session import Session
from resolvers.language import Language

DEAL_TYPE: Final = 2
_STAGES: Final = "DEAL_STAGE"
_SOURCES: Final = "SOURCE"


async def read_directory(session: Session) -> Directory:
    """Everything that records refer to."""
    departments = await call_pages(session, "department.get", {"sort": "ID", "order": "ASC"})
    users = await call_pages(session, "user.get", {"sort": "ID", "order": "ASC", "ADMIN_MODE": True})
    categories = (await call(session, "crm.category.list", {"entityTypeId": DEAL_TYPE}))["result"]["categories"]
    statuses = await call_pages(session, "crm.status.list", {"order": {"SORT": "ASC"}})
    lists = dict[str, dict[str, str]]()
    for each in statuses:
        lists.setdefault(each["ENTITY_ID"], {})[str(each["STATUS_ID"])] = str(each["NAME"])
    sources = lists.get(_SOURCES, {})
    deals, deal_words = await read_fields(session, "deal", Entity.DEAL, lists)
    contacts, contact_words = await read_fields(session, "contact", Entity.CONTACT, lists)
    companies, company_words = await read_fields(session, "company", Entity.CONTACT, lists)
    stages = [*_stages(categories, statuses)]
    rows = [
        *_departments(departments),
        *(_person(session, each, {str(department["ID"]) for department in departments}) for each in users),
        *(_category(each, place) for place, each in enumerate(categories)),
        *stages,
        *_activity_types(session),
        *_own_fields(session.language, sources),
        *deals,
        *contacts,
        *companies,
    ]
    known = {
        PEOPLE: [str(each["ID"]) for each in users],
        "categories": [str(each["id"]) for each in categories],
        "stages": [each["external_id"].removeprefix("stage-") for each in stages],
        "sources": [*sources],
        "fields": {"deal": deal_words, "contact": contact_words, "company": company_words},
    }
    return Directory(rows, known, _choices(categories, statuses))


def _own_fields(language: Language, sources: Mapping[str, str]) -> Iterator[Row]:
    """What is no custom field there."""
    yield from field_rows("deal-amount", Entity.DEAL, FieldKind.PRICE, words.AMOUNT.of(language), position=0)
    yield from _source("deal-source", Entity.DEAL, language, sources, 1)
    yield from field_rows("contact-phone", Entity.CONTACT, FieldKind.TEXT, words.PHONE.of(language), position=0)
    yield from field_rows("contact-email", Entity.CONTACT, FieldKind.TEXT, words.EMAIL.of(language), position=1)
    yield from _source("contact-source", Entity.CONTACT, language, sources, 2)


def _source(id_: str, entity: Entity, language: Language, sources: Mapping[str, str], position: int) -> Iterator[Row]:
    options = options_of(id_, sources)
    return field_rows(id_, entity, FieldKind.CHOICE, words.SOURCE.of(language), options, position=position)


def _choices(categories: Iterable[Record], statuses: Iterable[Record]) -> Choices:
    """What counts as won and lost: `SEMANTICS` of a stage is S or F, and nothing where deals go on."""
    entities = _entities_of(categories)
    outcomes = {
        outcome: [
            (entities[each["ENTITY_ID"]], f"stage-{each['STATUS_ID']}")
            for each in statuses
            if each["ENTITY_ID"] in entities and each.get("SEMANTICS") == outcome
        ]
        for outcome in ("S", "F")
    }
    types = {
        f"category-{category}": TypeChoices(
            ("deal-amount",), *([stage for of, stage in outcomes[outcome] if of == category] for outcome in ("S", "F"))
        )
        for category in entities.values()
    }
    return Choices(types, ("deal-source",))


def stage_row(
    category: str, id_: str, name: str, position: int, color: str | None, *, is_archived: bool = False
) -> Row:
    """A stage of a funnel."""
    return {
        "kind": "stage",
        "external_id": f"stage-{id_}",
        "deal_type": f"category-{category}",
        "name": name or id_,
        "position": position,
        "color": color or None,
        "archived": is_archived,
    }


def _departments(departments: Iterable[Record]) -> Iterator[Row]:
    known = {str(each["ID"]) for each in departments}
    for each in departments:
        parent, head = str(each.get("PARENT") or ""), str(each.get("UF_HEAD") or "0")
        yield {
            "kind": "department",
            "external_id": f"department-{each['ID']}",
            "name": each["NAME"],
            "parent": f"department-{parent}" if parent in known else None,
            **({"head": f"user-{head}"} if head != "0" else {}),
        }


def _person(session: Session, user: Record, departments: set[str]) -> Row:
    name = " ".join(part for part in (user.get("NAME"), user.get("LAST_NAME")) if part)
    own = [str(each) for each in user.get("UF_DEPARTMENT") or () if str(each) in departments]
    is_active = str(user["ACTIVE"]) in {"True", "true", "Y", "1"}
    department = f"department-{own[0]}" if own else None
    own_id, email = f"user-{user['ID']}", str(user.get("EMAIL") or "")
    return {
        "kind": "person",
        "external_id": own_id,
        "email": email or unreachable(session, own_id, "Bitrix24"),
        "name": name or email or f"Bitrix24 {user['ID']}",
        "role": "user",
        "status": "active" if is_active else "dismissed",
        "department": department,
    }


def _category(category: Record, place: int) -> Row:
    return {
        "kind": "deal_type",
        "external_id": f"category-{category['id']}",
        "name": category["name"],
        "position": place,
    }


def _entities_of(categories: Iterable[Record]) -> Mapping[str, str]:
    """Funnels, by the names of the lists of their stages."""
    return {_STAGES if str(each["id"]) == "0" else f"{_STAGES}_{each['id']}": str(each["id"]) for each in categories}


def _stages(categories: Iterable[Record], statuses: Iterable[Record]) -> Iterator[Row]:
    entities = _entities_of(categories)
    places: dict[str, int] = {}
    for each in statuses:
        category = entities.get(each["ENTITY_ID"])
        if category is not None:
            place = places[category] = places.get(category, -1) + 1
            color = each.get("COLOR")
            yield stage_row(category, str(each["STATUS_ID"]), str(each["NAME"]), place, _color(color))


def _color(color: Any) -> str | None:
    return str(color).lower() if isinstance(color, str) and len(color) == 7 and color.startswith("#") else None


def _activity_types(session: Session) -> Iterator[Row]:
    for place, (id_, name) in enumerate(words.ACTIVITY_TYPES.items()):
        told: Mapping[str, Any] = {"external_id": f"activity-type-{id_}", "name": name.of(session.language)}
        yield {"kind": "activity_type", **told, "position": place}
