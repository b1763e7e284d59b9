"""What must hold among the things of a company, besides every cell being sound."""

from collections.abc import Mapping
from typing import Any

from models import Entity, FieldKind, Role, UserStatus
from resolvers.importing.dictionary import Dictionaries, Dictionary, Entry
from resolvers.importing.name_rules import check_names
from resolvers.importing.problem import ProblemLog, shown

_IN_USE = "as records have values in the field"


def check_dictionaries(dictionaries: Dictionaries, problems: ProblemLog) -> None:
    """Notes what contradicts something else in the folder, or what the database has."""
    _check_emails(dictionaries["users"], problems)
    _check_administrators(dictionaries["users"], problems)
    _check_tree(dictionaries["departments"], problems)
    _check_fields(dictionaries["fields"], problems)
    _check_options(dictionaries["field_options"], dictionaries["fields"].by_id(), problems)
    check_names(dictionaries, problems)
    _check_fixed(dictionaries["stages"], "deal_type", dictionaries["deal_types"].by_id(), problems)
    _check_fixed(dictionaries["field_options"], "field", dictionaries["fields"].by_id(), problems)


def _check_emails(users: Dictionary, problems: ProblemLog) -> None:
    # Those the file does not name first: it is the file that must give way.
    owners: dict[str, Entry] = {}
    for entry in sorted(users.all(), key=lambda each: each.line or 0):
        address = entry.values["email"]
        owner = owners.setdefault(address, entry) if address else entry
        if owner is not entry and entry.line is not None:
            where = f" in line {owner.line}" if owner.line is not None else ""
            wrong = f"{shown(address)} is the address of {owner.name}{where} too"
            problems.add(users.file_name, entry.line, "email", wrong, "each address once in a company")


def administrators_leaving(users: Dictionary) -> list[Entry]:
    """Those who administer the company today and will not."""
    return [
        entry for entry in users.all() if entry.stored and _administers(entry.stored) and not _administers(entry.values)
    ]


def _check_administrators(users: Dictionary, problems: ProblemLog) -> None:
    """A company that has somebody who can administer it always has."""
    leaving = administrators_leaving(users)
    if leaving and not any(_administers(entry.values) for entry in users.all()):
        for entry in leaving:
            column = "status" if entry.values["status"] == UserStatus.DISMISSED else "role"
            wrong = "leaves the company without an active administrator"
            problems.add(users.file_name, entry.line, column, wrong, "another one first")


def _administers(values: Mapping[str, Any]) -> bool:
    # What could not be read is told already.
    return values["role"] in (None, Role.ADMIN) and values["status"] in (None, UserStatus.ACTIVE)


def _check_tree(departments: Dictionary, problems: ProblemLog) -> None:
    by_id = departments.by_id()
    sound: set[int] = set()
    for entry in departments.all():
        # In its order: a branch of the tree may be long.
        path: dict[int, None] = {}
        at = entry.id
        while at in by_id and at not in sound and at not in path:
            path[at] = None
            at = by_id[at].values["parent_id"] or 0
        if at in path:
            ids = [*path]
            circle = [by_id[department] for department in ids[ids.index(at) :]]
            _tell_circle(departments, circle, problems)
        sound.update(path)


def _tell_circle(departments: Dictionary, circle: list[Entry], problems: ProblemLog) -> None:
    """Notes it at the first of its lines. There is one: the database has no circles."""
    first = min(range(len(circle)), key=lambda index: circle[index].line or float("inf"))
    ordered = [*circle[first:], *circle[:first], circle[first]]
    way = " → ".join(entry.name for entry in ordered)
    wrong = f"goes round in a circle, {way}"
    problems.add(departments.file_name, circle[first].line, "parent", wrong, "a tree, whose top has no parent")


def _check_fields(fields: Dictionary, problems: ProblemLog) -> None:
    for line, entry in fields.listed():
        values, stored = entry.values, entry.stored or {}
        for column, of in (("deal_type", Entity.DEAL), ("activity_type", Entity.ACTIVITY)):
            own = values[f"{column}_id"]
            if own is not None and values["entity"] not in (None, of):
                wrong = f"has a value for a field of entity {values['entity']}"
                problems.add(fields.file_name, line, column, wrong, f"none, only fields of entity {of} have one")
            elif entry.stored is not None and own is not None and own != stored[f"{column}_id"]:
                wrong = "is not the one of an earlier import"
                problems.add(fields.file_name, line, column, wrong, f"the same, or none for all types, {_IN_USE}")
        for column in ("entity", "kind"):
            if values[column] is not None and values[column] != stored.get(column, values[column]):
                wrong = f"{shown(values[column])} was {stored[column]!r} in an earlier import"
                problems.add(fields.file_name, line, column, wrong, f"the same, {_IN_USE}")


def _check_options(options: Dictionary, fields: Mapping[int, Entry], problems: ProblemLog) -> None:
    for line, entry in options.listed():
        field = fields.get(entry.values["field_id"] or 0)
        if field is not None and field.values["kind"] not in (None, FieldKind.CHOICE):
            wrong = f"{field.name} is a field of kind {field.values['kind']}"
            problems.add(options.file_name, line, "field", wrong, f"one of kind {FieldKind.CHOICE}")


def _check_fixed(dictionary: Dictionary, column: str, targets: Mapping[int, Entry], problems: ProblemLog) -> None:
    """What belongs to one thing cannot go over to another: records point at both."""
    for line, entry in dictionary.listed():
        now, before = entry.values[f"{column}_id"], (entry.stored or {}).get(f"{column}_id")
        if now and before and now != before:
            wrong = f"{targets[now].name} was {targets[before].name} in an earlier import"
            problems.add(dictionary.file_name, line, column, wrong, "the same, as records point at it")
