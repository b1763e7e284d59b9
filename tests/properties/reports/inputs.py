"""Definitions as the API takes them."""

from collections.abc import Callable
from typing import Any

from tests.oracle.reports.documents import Document, Value

# The id that something is known by to the API: of the type of object, and its external id.
IdOf = Callable[[str, str], str]
Input = dict[str, Any]

TYPE_OF = {
    "DEAL_TYPE": "DealType",
    "STAGE": "Stage",
    "SOURCE": "FieldOption",
    "FIELD": "FieldOption",
    "ACTIVITY_TYPE": "ActivityType",
    "RESPONSIBLE": "User",
    "DEPARTMENT": "Department",
    "GROUP": "Group",
    "CONTACT": "Contact",
}


def definition_input(document: Document, id_of: IdOf) -> Input:
    """The whole definition; what it leaves out is left out."""
    period, sort = document["period"], document["sort"]
    whole = {
        "dataset": document["dataset"],
        "visualisation": document["visualisation"],
        "measures": [_measure(each, id_of) for each in document["measures"]],
        "time": _time(document["time"], id_of),
        "dimensions": [
            _given({"of": _attribute(each["of"], id_of), "step": each["step"]}) for each in document["dimensions"]
        ],
        "filter": _filter(document["filter"], id_of),
        "sort": sort and {"by": sort["by"], "measure": sort["measure"], "isDescending": sort["is_descending"]},
        "limit": document["limit"],
        "target": document["target"],
        "period": period and _given({"preset": period["preset"], "from": period["first"], "to": period["last"]}),
        "risesWell": document["rises_well"],
    }
    return _given(whole)


def _measure(measure: Document, id_of: IdOf) -> Input:
    parts = [_measure(each, id_of) for each in measure["parts"]]
    return _given(
        {
            "aggregate": measure["aggregate"],
            "label": measure["label"],
            "of": measure["of"] and _attribute(measure["of"], id_of),
            "time": measure["time"] and _time(measure["time"], id_of),
            "filter": _filter(measure["filter"], id_of),
            **dict(zip(("numerator", "denominator"), parts, strict=False)),
        }
    )


def _attribute(of: Document, id_of: IdOf) -> Input:
    return _given({"attribute": of["attribute"], "field": of["field"] and id_of("CustomField", of["field"])})


def _time(time: Document, id_of: IdOf) -> Input:
    return _given({"time": time["time"], "field": time["field"] and id_of("CustomField", time["field"])})


def _filter(part: Document, id_of: IdOf) -> Input | None:
    """The outermost group; of no tests it is left out."""
    return _part(part, id_of) if part["parts"] else None


def _part(part: Document, id_of: IdOf) -> Input:
    if "junction" in part:
        return {part["junction"].lower(): [_part(each, id_of) for each in part["parts"]]}
    of = part["of"]
    values = [_value(value, TYPE_OF.get(of["attribute"], ""), id_of) for value in part["values"]]
    return {"condition": {"of": _attribute(of, id_of), "operator": part["operator"], "values": values}}


def _value(value: Value, type_name: str, id_of: IdOf) -> Input:
    match value:
        case {"id": name}:
            return {"id": id_of(type_name, name)}
        case {"unit": unit, "offset": offset}:
            return {"relativeDay": {"unit": unit, "offset": offset}}
        case _:
            return dict(value)


def _given(values: Input) -> Input:
    return {name: value for name, value in values.items() if value is not None}
