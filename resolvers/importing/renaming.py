"""Documents that name things by their numbers, and the same by what things are called outside."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import Referred

Document = dict[str, Any]
Rename = Callable[[str, Any], Any]
"""The other name of a thing of a file of the format; ``None`` where there is none."""

REPORTS = "reports"
GONE = ""
"""What a definition calls things that are not there any more."""

_FILES: Mapping[Referred, str] = {
    Referred.DEAL_TYPE: "deal_types",
    Referred.STAGE: "stages",
    Referred.ACTIVITY_TYPE: "activity_types",
    Referred.OPTION: "field_options",
    Referred.USER: "users",
    Referred.DEPARTMENT: "departments",
    Referred.GROUP: "groups",
    Referred.CONTACT: "contacts",
}
_PRINCIPALS = {
    "users": "users",
    "groups": "groups",
    "departments": "departments",
    "departments_with_subs": "departments",
}
_REPORT = "report:"


def rename_definition(document: Any, rename: Rename, file: str | None = None) -> Any:
    """A report's definition (`resolvers.report_definitions.document`)."""
    if isinstance(document, list):
        return [rename_definition(each, rename, file) for each in cast("list[Any]", document)]
    if not isinstance(document, dict):
        return document
    members = cast("Document", document)
    if file is not None and "id" in members:
        return {"id": _or_gone(rename(file, members["id"]))}
    if "operator" in members:
        refers_to = ReportAttribute(members["of"]["attribute"]).refers_to
        file = None if refers_to is None else _FILES[refers_to]
    renamed = {name: rename_definition(each, rename, file) for name, each in members.items()}
    if members.get("field") is not None:
        renamed["field"] = _or_gone(rename("fields", members["field"]))
    return renamed


def _or_gone(name: Any) -> Any:
    return GONE if name is None else name


def rename_audience(document: Document, rename: Rename) -> Document:
    """An audience (`models.widget_setting`). Who is not there any more is left out."""
    renamed: Document = {}
    for name, value in document.items():
        file = _PRINCIPALS.get(name.removeprefix("except_"))
        if file is None:
            renamed[name] = value
        else:
            renamed[name] = [other for each in value if (other := rename(file, each)) is not None]
    return renamed


def rename_widget(key: str, rename: Rename) -> str | None:
    """The key of a widget; ``None`` for that of a report that is not there."""
    if not key.startswith(_REPORT):
        return key
    other = rename(REPORTS, key.removeprefix(_REPORT))
    return None if other is None else f"{_REPORT}{other}"


def rename_layout(document: Document, rename: Rename) -> Document:
    """An arrangement (`models.dashboard_state`). Widgets that are not there any more are left out."""

    def keys(listed: list[str]) -> list[str]:
        return [other for key in listed if (other := rename_widget(key, rename)) is not None]

    def placed(by_key: Document) -> Document:
        return {other: cells for key, cells in by_key.items() if (other := rename_widget(key, rename)) is not None}

    renamed: Document = {}
    for name, value in document.items():
        match name:
            case "hidden" | "known":
                renamed[name] = keys(value)
            case "pins":
                renamed[name] = placed(value)
            case "placements":
                renamed[name] = {screen: placed(by_key) for screen, by_key in value.items()}
            case "base":
                renamed[name] = {screen: keys(listed) for screen, listed in value.items()}
            case _:
                renamed[name] = value
    return renamed
