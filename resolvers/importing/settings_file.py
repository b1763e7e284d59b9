"""`report_field_settings.json`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models import DealTypeReportFields, Entity, FieldKind, ReportFieldSettings
from resolvers.importing.dictionary import Dictionaries, Dictionary, Entry
from resolvers.importing.folder import SourceFile
from resolvers.importing.json_source import OBJECT, TEXTS, JsonSource
from resolvers.importing.problem import ProblemLog, shown

_KEYS = {"activity_source_fields": TEXTS, "deal_source_fields": TEXTS, "deal_types": OBJECT}
_TYPE_KEYS = {"price_fields": TEXTS, "success_stages": TEXTS, "failure_stages": TEXTS}

# What is wrong with a choice, and what was expected; ``None`` if it is sound.
Objection = Callable[[Entry], str | None]


@dataclass(frozen=True, slots=True)
class ChosenFields:
    """What the file chooses, by ids: columns of the company's settings, and of those of each deal type."""

    of_company: Mapping[str, Sequence[int]] = field(default_factory=dict[str, Sequence[int]])
    of_deal_types: Mapping[int, Mapping[str, Sequence[int]]] = field(
        default_factory=dict[int, Mapping[str, Sequence[int]]]
    )


def read_settings(source: SourceFile, dictionaries: Dictionaries, problems: ProblemLog) -> ChosenFields:
    """What the file chooses. Notes what the settings of a company must not be: see the validation in the semantics."""
    return _SettingsReader(JsonSource(source, problems), dictionaries, problems).read()


async def write_settings(connection: AsyncConnection, company_id: int, chosen: ChosenFields) -> None:
    """Writes what is chosen differently. What the file says nothing about stays: a list of sources, a deal type."""
    row = await _find(connection, select(ReportFieldSettings).filter_by(company_id=company_id))
    if row is None:
        await connection.execute(insert(ReportFieldSettings).values(company_id=company_id, **chosen.of_company))
    changed = row is not None and any(row[key] != value for key, value in chosen.of_company.items())
    for deal_type_id, values in chosen.of_deal_types.items():
        own = {"company_id": company_id, "deal_type_id": deal_type_id}
        old = await _find(connection, select(DealTypeReportFields).filter_by(**own))
        if old is None:
            await connection.execute(insert(DealTypeReportFields).values(**own, **values))
            changed = True
        elif any(old[key] != value for key, value in values.items()):
            await connection.execute(update(DealTypeReportFields).filter_by(**own).values(**values))
            changed = True
    if row is not None and changed:
        # Whoever is editing the settings learns that they are others now.
        newer = update(ReportFieldSettings).filter_by(company_id=company_id)
        await connection.execute(newer.values(version=ReportFieldSettings.version + 1, **chosen.of_company))


async def _find(connection: AsyncConnection, asked: Select[Any]) -> Mapping[str, Any] | None:
    row = (await connection.execute(asked)).mappings().first()
    return None if row is None else {str(key): value for key, value in row.items()}


class _SettingsReader:
    def __init__(self, file: JsonSource, dictionaries: Dictionaries, problems: ProblemLog) -> None:
        self._file = file
        self._fields, self._stages = dictionaries["fields"], dictionaries["stages"]
        self._deal_types = dictionaries["deal_types"]
        self._unreadable = problems.unreadable

    def read(self) -> ChosenFields:
        content = self._file.check(self._file.read() or {}, _KEYS)
        sources = {
            f"{entity}_source_field_ids": self._choose(key, content[key], self._fields, _is_no_source_of(entity))
            for entity in (Entity.ACTIVITY, Entity.DEAL)
            if (key := f"{entity}_source_fields") in content
        }
        of_deal_types: dict[int, Mapping[str, Sequence[int]]] = {}
        for name, choices in content.get("deal_types", {}).items():
            path = f"deal_types.{name}"
            deal_type = self._find("deal_types", name, self._deal_types)
            if not OBJECT.fits(choices):
                self._file.add(path, f"is not an object; expected {OBJECT.expected}")
            else:
                chosen = self._of_deal_type(path, choices, deal_type)
                if deal_type is not None:
                    of_deal_types[deal_type.id] = chosen
        return ChosenFields(sources, of_deal_types)

    def _of_deal_type(
        self, path: str, choices: Mapping[str, Any], deal_type: Entry | None
    ) -> Mapping[str, Sequence[int]]:
        lists = self._file.check(choices, _TYPE_KEYS, f"{path}.")
        success = self._choose(
            f"{path}.success_stages", lists.get("success_stages", []), self._stages, _is_not_of(deal_type)
        )

        def is_no_failure(stage: Entry) -> str | None:
            if stage.id in success:
                return "is among the success stages too; expected it in one of the two lists"
            return _is_not_of(deal_type)(stage)

        return {
            "price_field_ids": self._choose(
                f"{path}.price_fields", lists.get("price_fields", []), self._fields, _is_no_price_of(deal_type)
            ),
            "success_stage_ids": success,
            "failure_stage_ids": self._choose(
                f"{path}.failure_stages", lists.get("failure_stages", []), self._stages, is_no_failure
            ),
        }

    def _choose(self, path: str, names: Sequence[str], dictionary: Dictionary, object_to: Objection) -> list[int]:
        chosen: list[int] = []
        for name in names:
            entry = self._find(path, name, dictionary)
            if entry is None:
                continue
            objection = "is there twice; expected it once" if entry.id in chosen else object_to(entry)
            if objection:
                self._file.add(path, f"{shown(name)} {objection}")
            chosen.append(entry.id)
        return chosen

    def _find(self, path: str, name: str, dictionary: Dictionary) -> Entry | None:
        entry = dictionary.entries.get(name)
        if entry is None and dictionary.format.name not in self._unreadable:
            expected = f"the external_id of a row of {dictionary.format.file}, or of an earlier import"
            self._file.add(path, f"{shown(name)} is unknown; expected {expected}")
        return entry


def _is_no_source_of(entity: Entity) -> Objection:
    def object_to(chosen: Entry) -> str | None:
        if chosen.values["entity"] not in (None, entity):
            return f"is a field of entity {chosen.values['entity']}; expected one of entity {entity}"
        if chosen.values["kind"] not in (None, FieldKind.CHOICE):
            return f"is of kind {chosen.values['kind']}; expected a field of kind {FieldKind.CHOICE}"
        return None

    return object_to


def _is_no_price_of(deal_type: Entry | None) -> Objection:
    def object_to(chosen: Entry) -> str | None:
        values = chosen.values
        if values["entity"] not in (None, Entity.DEAL):
            return f"is a field of entity {values['entity']}; expected one of entity {Entity.DEAL}"
        if values["kind"] not in (None, FieldKind.PRICE):
            return f"is of kind {values['kind']}; expected a field of kind {FieldKind.PRICE}"
        if values["deal_type_id"] and deal_type and values["deal_type_id"] != deal_type.id:
            return "is a field of another deal type; expected one of this deal type or of all"
        return None

    return object_to


def _is_not_of(deal_type: Entry | None) -> Objection:
    def object_to(stage: Entry) -> str | None:
        if deal_type and stage.values["deal_type_id"] not in (None, deal_type.id):
            return "is a stage of another deal type; expected one of this deal type"
        return None

    return object_to
