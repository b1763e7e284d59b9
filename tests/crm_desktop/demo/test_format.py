"""What is written keeps the rules of the import format."""

import re
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.crm_desktop.demo.written_company import WrittenCompany

COLUMNS = {
    "departments": "external_id,name,parent,head",
    "users": "external_id,email,name,role,department,status",
    "groups": "external_id,name",
    "group_members": "group,user",
    "deal_types": "external_id,name,position",
    "stages": "external_id,deal_type,name,position,color",
    "activity_types": "external_id,name",
    "fields": "external_id,entity,deal_type,activity_type,kind,name",
    "field_options": "external_id,field,label,position,archived",
    "contacts": "external_id,name,responsible,created_at",
    "deals": "external_id,deal_type,name,contact,responsible,created_by,created_at",
    "transitions": "deal,deal_type,to_stage,occurred_at,actor",
    "activities": "external_id,activity_type,contact,responsible,created_by,created_at",
    "communications": "external_id,channel,direction,contact,responsible,occurred_at,answered",
}
RECORDS = {"contacts": "contact", "deals": "deal", "activities": "activity"}
# (file, column) -> file that the column refers to
REFERENCES = {
    ("departments", "parent"): "departments",
    ("departments", "head"): "users",
    ("users", "department"): "departments",
    ("group_members", "group"): "groups",
    ("group_members", "user"): "users",
    ("stages", "deal_type"): "deal_types",
    ("fields", "deal_type"): "deal_types",
    ("fields", "activity_type"): "activity_types",
    ("field_options", "field"): "fields",
    ("contacts", "responsible"): "users",
    ("deals", "deal_type"): "deal_types",
    ("deals", "contact"): "contacts",
    ("deals", "responsible"): "users",
    ("deals", "created_by"): "users",
    ("transitions", "deal"): "deals",
    ("transitions", "deal_type"): "deal_types",
    ("transitions", "to_stage"): "stages",
    ("transitions", "actor"): "users",
    ("activities", "activity_type"): "activity_types",
    ("activities", "contact"): "contacts",
    ("activities", "responsible"): "users",
    ("activities", "created_by"): "users",
    ("communications", "contact"): "contacts",
    ("communications", "responsible"): "users",
}


def test_the_folder_holds_the_files_of_the_format_and_no_others(company: WrittenCompany) -> None:
    expected = {f"{name}.csv" for name in COLUMNS} | {"company.json", "report_field_settings.json"}
    assert {path.name for path in company.folder.iterdir()} == expected


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_of_the_format_and_then_the_fields_of_the_entity(company: WrittenCompany, name: str) -> None:
    fields = [row["external_id"] for row in company.rows("fields") if row["entity"] == RECORDS.get(name)]
    assert company.header(name) == COLUMNS[name].split(",") + [f"field:{field}" for field in fields]


@pytest.mark.parametrize("name", [name for name in COLUMNS if name not in {"group_members", "transitions"}])
def test_identifiers_are_unique_in_their_file(company: WrittenCompany, name: str) -> None:
    identifiers = [row["external_id"] for row in company.rows(name)]
    assert all(identifiers)
    assert len(set(identifiers)) == len(identifiers)


def test_every_reference_leads_to_a_row(company: WrittenCompany) -> None:
    known = {name: {row["external_id"] for row in company.rows(name)} for name in set(REFERENCES.values())}
    for (name, column), target in REFERENCES.items():
        missing = {row[column] for row in company.rows(name)} - known[target] - {""}
        assert not missing, (name, column)


def test_choice_values_are_options_of_their_field_and_fields_of_one_type_are_filled_in_only_there(
    company: WrittenCompany,
) -> None:
    fields = {row["external_id"]: row for row in company.rows("fields")}
    options = {(row["field"], row["external_id"]) for row in company.rows("field_options")}
    types = {"deals": "deal_type", "activities": "activity_type"}
    for name in RECORDS:
        for row in company.rows(name):
            for identifier, field in fields.items():
                value = row.get(f"field:{identifier}", "")
                if not value:
                    continue
                if field["kind"] == "choice":
                    assert (identifier, value) in options
                if name in types and field[types[name]]:
                    assert row[types[name]] == field[types[name]]


def test_values_have_the_shape_of_their_kind(company: WrittenCompany) -> None:
    shapes = {
        "price": r"\d+\.\d\d",
        "number": r"\d+(\.\d+)?",
        "flag": r"true|false",
        "date": r"\d{4}-\d\d-\d\d",
        "text": r".+",
        "choice": r".+",
    }
    kinds = {row["external_id"]: row["kind"] for row in company.rows("fields")}
    assert set(kinds.values()) == set(shapes)
    used: set[str] = set()
    for name in RECORDS:
        for row in company.rows(name):
            for column, value in row.items():
                if column.startswith("field:") and value:
                    kind = kinds[column.removeprefix("field:")]
                    assert re.fullmatch(shapes[kind], value), (column, value)
                    used.add(kind)
                    if kind == "date":
                        date.fromisoformat(value)
                    if kind == "price":
                        assert Decimal(value) < Decimal("1e12")
    assert used == set(shapes)


def test_closed_sets_of_values_are_kept(company: WrittenCompany) -> None:
    def values(name: str, column: str) -> set[str]:
        return {row[column] for row in company.rows(name)}

    assert values("users", "role") == {"admin", "manager", "user"}
    assert values("users", "status") == {"active", "dismissed"}
    assert values("communications", "channel") == {"call", "sms", "email", "form"}
    assert values("communications", "direction") == {"incoming", "outgoing"}
    assert values("field_options", "archived") == {"true", "false"}
    answered = {(row["channel"] == "call", row["answered"]) for row in company.rows("communications")}
    assert answered == {(True, "true"), (True, "false"), (False, "")}
    assert all(re.fullmatch(r"#[0-9A-F]{6}", color) for color in values("stages", "color"))


def test_the_company_is_described_in_its_own_terms(company: WrittenCompany) -> None:
    described = company.read_json("company")
    assert described.keys() == {
        "external_id",
        "name",
        "timezone",
        "currency",
        "week_start",
        "allow_users_to_hide",
        "allow_users_to_rearrange",
    }
    assert (described["timezone"], described["currency"]) in {("Europe/Berlin", "EUR"), ("Europe/Moscow", "RUB")}
    assert ZoneInfo(described["timezone"]).key == company.demo.timezone
    assert described["external_id"] == company.demo.external_id == "demo"
