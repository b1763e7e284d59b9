"""`report_field_settings.json`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from models import Entity, FieldKind
from resolvers.cells.rebuilding import keep_folding_out
from resolvers.commands import CompanyTransaction
from resolvers.configuration import ReportFields
from resolvers.importing.dictionary import Dictionaries, Dictionary, Entry
from resolvers.importing.folder import SourceFile
from resolvers.importing.json_source import OBJECT, TEXTS, JsonSource
from resolvers.importing.problem import ProblemLog, nearest, row_of, shown
from resolvers.report_field_settings import rules
from resolvers.report_field_settings.chosen import ChosenSettings, settings_in_force
from resolvers.report_field_settings.saving import hold_settings, save_settings

_KEYS = {"activity_source_fields": TEXTS, "deal_source_fields": TEXTS, "deal_types": OBJECT}
_TYPE_KEYS = {"price_fields": TEXTS, "success_stages": TEXTS, "failure_stages": TEXTS}

# What is wrong with a choice, and what was expected; ``None`` if it is sound.
Fault = tuple[str, str] | None
Objection = Callable[[Entry], Fault]


@dataclass(frozen=True, slots=True)
class ChosenFields:
    """What the file chooses, by ids; ``None``, and deal types it does not name: nothing, what there is stays."""

    activity_source_field_ids: tuple[int, ...] | None = None
    deal_source_field_ids: tuple[int, ...] | None = None
    deal_types: Mapping[int, ReportFields] = field(default_factory=dict[int, ReportFields])

    def over(self, now: ChosenSettings) -> ChosenSettings:
        """What is chosen then, if that is chosen now."""
        activities, deals = self.activity_source_field_ids, self.deal_source_field_ids
        return ChosenSettings(
            now.activity_source_field_ids if activities is None else activities,
            now.deal_source_field_ids if deals is None else deals,
            {**now.deal_types, **self.deal_types},
        )


def read_settings(source: SourceFile, dictionaries: Dictionaries, problems: ProblemLog) -> ChosenFields:
    """What the file chooses. Notes what the settings of a company must not be: see `docs/semantics.md`."""
    return _SettingsReader(JsonSource(source, problems), dictionaries, problems).read()


async def write_settings(transaction: CompanyTransaction, chosen: ChosenFields, now: datetime) -> None:
    """Puts in force what is chosen differently, as a version without an author. Whoever is editing the settings learns of it.

    Whoever builds cells holds the settings last; so nobody does until the transaction, which builds them at its end, is over.
    """
    await keep_folding_out(transaction.connection, transaction.company_id)
    held = await hold_settings(transaction)
    await save_settings(transaction, held, chosen.over(settings_in_force(held)), None, now)


class _SettingsReader:
    def __init__(self, file: JsonSource, dictionaries: Dictionaries, problems: ProblemLog) -> None:
        self._file = file
        self._fields, self._stages = dictionaries["fields"], dictionaries["stages"]
        self._deal_types = dictionaries["deal_types"]
        self._unreadable = problems.unreadable

    def read(self) -> ChosenFields:
        content = self._file.check(self._file.read() or {}, _KEYS)
        sources = {
            entity: self._choose(key, content[key], self._fields, _is_no_source_of(entity))
            for entity in (Entity.ACTIVITY, Entity.DEAL)
            if (key := f"{entity}_source_fields") in content
        }
        of_deal_types: dict[int, ReportFields] = {}
        for name, choices in content.get("deal_types", {}).items():
            path = f"deal_types.{name}"
            deal_type = self._find("deal_types", name, self._deal_types)
            if not OBJECT.fits(choices):
                self._file.add(path, "is not an object", OBJECT.expected)
            else:
                chosen = self._of_deal_type(path, choices, deal_type)
                if deal_type is not None:
                    of_deal_types[deal_type.id] = chosen
        return ChosenFields(sources.get(Entity.ACTIVITY), sources.get(Entity.DEAL), of_deal_types)

    def _of_deal_type(self, path: str, choices: Mapping[str, Any], deal_type: Entry | None) -> ReportFields:
        lists = self._file.check(choices, _TYPE_KEYS, f"{path}.")
        prices, success = lists.get("price_fields", []), lists.get("success_stages", [])
        failure = lists.get("failure_stages", [])
        is_no_price, is_no_stage = _is_no_price_of(deal_type), _is_not_of(deal_type)
        won = self._choose(f"{path}.success_stages", success, self._stages, is_no_stage)
        return ReportFields(
            self._choose(f"{path}.price_fields", prices, self._fields, is_no_price),
            won,
            self._choose(f"{path}.failure_stages", failure, self._stages, is_no_stage, opposite=won),
        )

    def _choose(
        self,
        path: str,
        names: Sequence[str],
        dictionary: Dictionary,
        object_to: Objection,
        opposite: tuple[int, ...] = (),
    ) -> tuple[int, ...]:
        chosen: list[int] = []
        for name in names:
            entry = self._find(path, name, dictionary)
            if entry is None:
                continue
            place = rules.object_to_place(entry.id, chosen, opposite)
            objection = object_to(entry) if place is None else _PLACES[place]
            if objection:
                wrong, expected = objection
                self._file.add(path, f"{shown(name)} {wrong}", expected)
            chosen.append(entry.id)
        return tuple(chosen)

    def _find(self, path: str, name: str, dictionary: Dictionary) -> Entry | None:
        entry = dictionary.entries.get(name)
        if entry is None and dictionary.format.name not in self._unreadable:
            expected = f"{row_of(dictionary.format.name)}{nearest(name, dictionary.entries)}"
            self._file.add(path, f"{shown(name)} is unknown", expected)
        return entry


def _is_no_source_of(entity: Entity) -> Objection:
    def object_to(chosen: Entry) -> Fault:
        return _field_fault(rules.object_to_source(_traits(chosen), entity), chosen, entity, FieldKind.CHOICE)

    return object_to


def _is_no_price_of(deal_type: Entry | None) -> Objection:
    def object_to(chosen: Entry) -> Fault:
        objection = rules.object_to_price(_traits(chosen), deal_type.id if deal_type else None)
        return _field_fault(objection, chosen, Entity.DEAL, FieldKind.PRICE)

    return object_to


def _is_not_of(deal_type: Entry | None) -> Objection:
    def object_to(stage: Entry) -> Fault:
        wrong = rules.object_to_stage(stage.values["deal_type_id"], deal_type.id if deal_type else None)
        return ("is a stage of another deal type", "one of this deal type") if wrong else None

    return object_to


def _traits(field: Entry) -> rules.FieldTraits:
    return rules.FieldTraits(field.values["entity"], field.values["kind"], field.values["deal_type_id"])


def _field_fault(objection: rules.Objection | None, chosen: Entry, entity: Entity, kind: FieldKind) -> Fault:
    if objection is None:
        return None
    if objection is rules.Objection.OTHER_ENTITY:
        return f"is a field of entity {chosen.values['entity']}", f"one of entity {entity}"
    if objection is rules.Objection.OTHER_KIND:
        return f"is of kind {chosen.values['kind']}", f"a field of kind {kind}"
    return "is a field of another deal type", "one of this deal type or of all"


_PLACES = {
    rules.Objection.TWICE: ("is there twice", "it once"),
    rules.Objection.IN_BOTH: ("is among the success stages too", "it in one of the two lists"),
}
