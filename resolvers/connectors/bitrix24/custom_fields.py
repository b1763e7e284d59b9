"""Custom fields of Bitrix24 (api-reference/crm/deals/user-defined-fields/crm-deal-userfield-list.md and its siblings).

A list of one value becomes a choice, of several a text. Fields of files, of bindings to other things and of employees are left out.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, cast

from models import Entity, FieldKind
from resolvers.connectors.bitrix24.calling import call_pages
from resolvers.connectors.declaration import Record, Row
from resolvers.connectors.fields import field_rows
from resolvers.connectors.session import Session

FieldWords = Mapping[str, Any]
"""What is known of the fields of a kind of items, by their codes: ``id``, ``kind``, ``type``, and ``options`` by their ids."""

_KINDS: Final = {
    "string": FieldKind.TEXT,
    "url": FieldKind.TEXT,
    "address": FieldKind.TEXT,
    "integer": FieldKind.NUMBER,
    "double": FieldKind.NUMBER,
    "money": FieldKind.PRICE,
    "boolean": FieldKind.FLAG,
    "date": FieldKind.DATE,
    "datetime": FieldKind.DATE,
    "enumeration": FieldKind.CHOICE,
    "crm_status": FieldKind.CHOICE,
}
_TRUE: Final = frozenset({"Y", "1", "true", "True"})


async def read_fields(
    session: Session, type_: str, entity: Entity, statuses: Mapping[str, Mapping[str, str]]
) -> tuple[list[Row], FieldWords]:
    """The fields of a kind of items (``deal``, …): their rows and options, and what is known of them. ``statuses`` are the entries of
    the CRM's own lists, by list."""
    rows, words = list[Row](), dict[str, Any]()
    params = {"order": {"SORT": "ASC"}, "filter": {"LANG": session.language}}
    for place, field in enumerate(await call_pages(session, f"crm.{type_}.userfield.list", params)):
        kind = _KINDS.get(field["USER_TYPE_ID"])
        if kind is None:
            continue
        id_, code = f"{type_}-{field['FIELD_NAME']}", field["FIELD_NAME"]
        options: Mapping[str, str] = {str(each["ID"]): str(each["VALUE"]) for each in field.get("LIST") or ()}
        if field["USER_TYPE_ID"] == "crm_status":
            settings: Any = field.get("SETTINGS")
            # Settings that are empty are an empty list.
            options = statuses.get(str(settings["ENTITY_TYPE"]), {}) if settings else {}
        if field["MULTIPLE"] == "Y":
            kind = FieldKind.TEXT
        words[code] = {"id": id_, "kind": kind.value, "type": field["USER_TYPE_ID"], "options": options}
        label = field.get("EDIT_FORM_LABEL") or field.get("LIST_COLUMN_LABEL") or code
        rows += field_rows(id_, entity, kind, str(label), options_of(id_, options), position=place + 10)
    return rows, words


def options_of(field: str, options: Mapping[str, str]) -> list[Row]:
    """The options of a field, which are known by their ids within it."""
    return [{"external_id": f"{field}-{option}", "label": label or option} for option, label in options.items()]


def field_cells(item: Record, words: FieldWords) -> Iterator[tuple[str, Any]]:
    """The cells of an item's custom fields."""
    for code, field in words.items():
        if code in item:
            yield f"field:{field['id']}", _cell(item[code], field)


def _cell(value: Any, field: Mapping[str, Any]) -> Any:
    told: list[Any] = [*cast("list[Any]", value)] if isinstance(value, list) else [value]
    values = [each for each in told if each not in (None, "", False)]
    if field["kind"] == FieldKind.FLAG:
        return bool(values) and str(values[0]) in _TRUE
    if not values:
        return None
    match field["kind"]:
        case FieldKind.CHOICE:
            known = str(values[0])
            return f"{field['id']}-{known}" if known in field["options"] else None
        case FieldKind.DATE:
            # Of an instant the day, as the vendor's clock shows it.
            return str(values[0])[:10]
        case FieldKind.NUMBER:
            return values[0] if isinstance(values[0], int | Decimal) else str(values[0])
        case FieldKind.PRICE:
            return str(values[0]).partition("|")[0]
        case _:
            return ", ".join(_text(each, field) for each in values)


def _text(value: Any, field: Mapping[str, Any]) -> str:
    match field["type"]:
        case "enumeration" | "crm_status":
            return str(field["options"].get(str(value), value))
        case "money":
            return str(value).replace("|", " ")
        case _:
            return str(value)
