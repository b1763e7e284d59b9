"""What differs between two states of the settings: in words for people, and by the API's names for the audit log."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from resolvers.configuration import Configuration, ReportFields
from resolvers.language import LocalizedText
from resolvers.report_field_settings.chosen import ChosenSettings

Ids = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _List:
    key: str
    title: LocalizedText
    of: str
    is_ordered: bool = False

    def differs(self, before: Ids, after: Ids) -> bool:
        """Whether the lists mean something else."""
        return before != after if self.is_ordered else set(before) != set(after)


_ACTIVITY_SOURCES = _List(
    "activitySourceFields", LocalizedText("Activity source fields", "Поля источника активности"), "CustomField", True
)
_DEAL_SOURCES = _List(
    "dealSourceFields", LocalizedText("Deal source fields", "Поля источника сделки"), "CustomField", True
)
_PRICES = _List("priceFields", LocalizedText("price fields", "поля цены"), "CustomField")
_SUCCESS = _List("successfulStages", LocalizedText("successful stages", "успешные стадии"), "Stage")
_FAILURE = _List("unsuccessfulStages", LocalizedText("unsuccessful stages", "неуспешные стадии"), "Stage")


def differences(configuration: Configuration, before: ChosenSettings, after: ChosenSettings) -> list[LocalizedText]:
    """A line for each list that differs, with the names that things have now; in the order of the page."""
    names = _Names(configuration)
    lines: list[LocalizedText] = []
    for each, old, new in _company_lists(before, after):
        if each.differs(old, new):
            lines.append(_line(each.title, each, names.fields(old), names.fields(new)))
    for id_ in _in_order(configuration, before.types_that_differ(after)):
        name = names.deal_type(id_)
        for each, old, new in names.type_lists(before.of_deal_type(id_), after.of_deal_type(id_)):
            if set(old) != set(new):
                title = LocalizedText(f"“{name}”, {each.title.en}", f"«{name}», {each.title.ru}")
                lines.append(_line(title, each, old, new))
    return lines


def differing_values(
    configuration: Configuration, before: ChosenSettings, after: ChosenSettings
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Both states by the API's names, as values of an audit entry: which things, and what they are called; only lists that differ."""
    names = _Names(configuration)
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for each, old, new in _company_lists(before, after):
        if each.differs(old, new):
            was[each.key], now[each.key] = _told(each, names.fields(old)), _told(each, names.fields(new))
    types = _in_order(configuration, before.types_that_differ(after))
    if types:
        pairs = [_type_values(names, id_, before.of_deal_type(id_), after.of_deal_type(id_)) for id_ in types]
        was["dealTypes"], now["dealTypes"] = [old for old, _ in pairs], [new for _, new in pairs]
    return was, now


def _type_values(
    names: "_Names", id_: int, before: ReportFields, after: ReportFields
) -> tuple[dict[str, Any], dict[str, Any]]:
    deal_type = {"dealType": {"ref": f"DealType:{id_}", "name": names.deal_type(id_)}}
    was: dict[str, Any] = {**deal_type}
    now: dict[str, Any] = {**deal_type}
    for each, old, new in names.type_lists(before, after):
        if set(old) != set(new):
            was[each.key], now[each.key] = _told(each, old), _told(each, new)
    return was, now


def _told(list_: _List, names: Mapping[int, str]) -> list[dict[str, str]]:
    return [{"ref": f"{list_.of}:{id_}", "name": name} for id_, name in names.items()]


def _company_lists(before: ChosenSettings, after: ChosenSettings) -> Iterator[tuple[_List, Ids, Ids]]:
    yield _ACTIVITY_SOURCES, before.activity_source_field_ids, after.activity_source_field_ids
    yield _DEAL_SOURCES, before.deal_source_field_ids, after.deal_source_field_ids


class _Names:
    """What things are called now, by id; what is gone is called by its number."""

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration

    def deal_type(self, id_: int) -> str:
        found = self._configuration.deal_types.get(id_)
        return found.name if found else f"#{id_}"

    def fields(self, ids: Iterable[int]) -> Mapping[int, str]:
        found = self._configuration.custom_fields
        return {id_: found[id_].name if id_ in found else f"#{id_}" for id_ in ids}

    def stages(self, ids: Iterable[int]) -> Mapping[int, str]:
        found = self._configuration.stages
        return {id_: found[id_].name if id_ in found else f"#{id_}" for id_ in ids}

    def type_lists(
        self, before: ReportFields, after: ReportFields
    ) -> Iterator[tuple[_List, Mapping[int, str], Mapping[int, str]]]:
        yield _PRICES, self.fields(before.price_field_ids), self.fields(after.price_field_ids)
        yield _SUCCESS, self.stages(before.success_stage_ids), self.stages(after.success_stage_ids)
        yield _FAILURE, self.stages(before.failure_stage_ids), self.stages(after.failure_stage_ids)


def _in_order(configuration: Configuration, ids: list[int]) -> list[int]:
    """Deal types as they are shown; those that are gone at the end."""
    places = {id_: place for place, id_ in enumerate(configuration.deal_types)}
    return sorted(ids, key=lambda id_: (places.get(id_, len(places)), id_))


def _line(title: LocalizedText, list_: _List, before: Mapping[int, str], after: Mapping[int, str]) -> LocalizedText:
    added = [name for id_, name in after.items() if id_ not in before]
    removed = [name for id_, name in before.items() if id_ not in after]
    english: list[str] = []
    russian: list[str] = []
    if added:
        english.append("added " + ", ".join(f"“{name}”" for name in added))
        russian.append("добавлено " + ", ".join(f"«{name}»" for name in added))
    if removed:
        english.append("removed " + ", ".join(f"“{name}”" for name in removed))
        russian.append("убрано " + ", ".join(f"«{name}»" for name in removed))
    kept_before = [id_ for id_ in before if id_ in after]
    if list_.is_ordered and kept_before != [id_ for id_ in after if id_ in before]:
        english.append("now in the order " + ", ".join(f"“{name}”" for name in after.values()))
        russian.append("теперь в порядке " + ", ".join(f"«{name}»" for name in after.values()))
    return LocalizedText(f"{title.en}: {'; '.join(english)}.", f"{title.ru}: {'; '.join(russian)}.")
