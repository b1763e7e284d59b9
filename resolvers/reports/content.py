"""What versions keep of a report, and what differs between two of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from resolvers.language import LocalizedText
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.document import write_definition
from resolvers.report_definitions.references import Names
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import Referred
from resolvers.report_definitions.wording import (
    YES_OR_NO,
    dimension_words,
    filter_words,
    measure_words,
    period_words,
    plain,
    sort_words,
    time_words,
)
from resolvers.user_error import Path


@dataclass(frozen=True, slots=True)
class Content:
    """What a report says: the same content is no new version."""

    name: str
    description: str | None
    definition: ReportDefinition

    def says_the_same_as(self, other: "Content") -> bool:
        """Whether nothing differs. By the documents: to Python a flag, a number and an id may be equal."""
        return (self.name, self.description, write_definition(self.definition)) == (
            other.name,
            other.description,
            write_definition(other.definition),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One part that differs: where it is in the API, and in words what it was and is; ``None``: was or is not there."""

    path: Path
    before: LocalizedText | None
    after: LocalizedText | None


def changes(before: Content, after: Content, names: Names) -> list[Change]:
    """What differs, part by part, what is added last; things are called by their present names."""
    old, new = dict(_parts(before, names)), dict(_parts(after, names))
    return [
        Change(path, old.get(path), new.get(path))
        for path in dict.fromkeys([*old, *new])
        if old.get(path) != new.get(path)
    ]


def audited(content: Content, names: Names) -> dict[str, Any]:
    """The content as values of an audit entry: other objects by which they are and what they are called today."""
    definition: dict[str, Any] = _told(write_definition(content.definition), names)
    return {"name": content.name, "description": content.description, **definition}


def _parts(content: Content, names: Names) -> Iterator[tuple[Path, LocalizedText]]:
    definition = content.definition
    yield ("name",), plain(content.name)
    if content.description is not None:
        yield ("description",), plain(content.description)
    yield ("definition", "dataset"), definition.dataset.spec.within_sentence
    yield ("definition", "time"), time_words(definition.time, names)
    for place, measure in enumerate(definition.measures):
        yield ("definition", "measures", str(place)), measure_words(measure, names)
    for place, dimension in enumerate(definition.dimensions):
        yield ("definition", "dimensions", str(place)), dimension_words(dimension, names)
    if definition.filter.parts:
        yield ("definition", "filter"), filter_words(definition.filter, names)
    yield ("definition", "visualisation"), definition.visualisation.spec.within_sentence
    if definition.sort is not None:
        yield ("definition", "sort"), sort_words(definition.sort)
    if definition.limit is not None:
        yield ("definition", "limit"), plain(str(definition.limit))
    if definition.target is not None:
        yield ("definition", "target"), plain(f"{definition.target:f}")
    if definition.period is not None:
        yield ("definition", "period"), period_words(definition.period)
    yield ("definition", "risesWell"), YES_OR_NO[definition.higher_is_better]


def _told(value: Any, names: Names, type_: Referred | None = None) -> Any:
    if isinstance(value, list):
        return [_told(each, names, type_) for each in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    document = cast("dict[str, Any]", value)
    if type_ is not None and isinstance(id_ := document.get("id"), int):
        return {"ref": f"{type_.value}:{id_}", "name": names.of(type_, id_)}
    if "operator" in document:
        type_ = ReportAttribute(document["of"]["attribute"]).refers_to
    told = {_camel(key): _told(each, names, type_) for key, each in document.items()}
    if isinstance(field_id := document.get("field"), int):
        told["field"] = {"ref": f"CustomField:{field_id}", "name": names.field(field_id)}
    return told


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(other.capitalize() for other in others)
