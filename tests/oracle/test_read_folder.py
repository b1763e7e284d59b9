"""Reading the import format, by hand."""

import gzip
import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from tests.oracle.read_folder import read_folder

COMPANY = {
    "external_id": "small",
    "name": "Small",
    "timezone": "Europe/Berlin",
    "currency": "EUR",
    "week_start": "sunday",
    "allow_users_to_hide": True,
    "allow_users_to_rearrange": True,
}


def write_company(folder: Path) -> None:
    (folder / "company.json").write_text(json.dumps(COMPANY))
    (folder / "users.csv").write_text(
        "external_id,email,name,role,department,status\nann,ann@small.example,Ann,user,,active\n"
    )


def test_only_the_company_and_its_users_are_required(tmp_path: Path) -> None:
    write_company(tmp_path)
    records = read_folder(tmp_path)
    assert (records.company.week_start, records.users["ann"].department) == ("sunday", None)
    assert not records.deals
    assert not records.settings.deal_types


def test_times_values_and_the_ledger_are_read(tmp_path: Path) -> None:
    write_company(tmp_path)
    (tmp_path / "fields.csv").write_text(
        "external_id,entity,deal_type,activity_type,kind,name\nprice,deal,sale,,price,Price\nurgent,deal,,,flag,Urgent\n"
    )
    (tmp_path / "deals.csv").write_text(
        "external_id,deal_type,name,contact,responsible,created_by,created_at,field:price,field:urgent\n"
        "a,sale,A,,ann,,2024-03-01,0,true\n"
        "b,sale,B,,,,2024-03-01T12:00:00,,\n"
        "c,service,C,,,,2024-03-01T12:00:00.5-05:00,1.50,\n"
    )
    with gzip.open(tmp_path / "transitions.csv.gz", "wt") as file:
        file.write("deal,deal_type,to_stage,occurred_at,actor\na,,won,2024-03-02,\na,,won,2024-03-01T23:00Z,\n")
        file.write("c,sale,new,2024-03-02,\n")
    records = read_folder(tmp_path)
    assert [deal.created_at for deal in records.deals.values()] == [
        datetime(2024, 2, 29, 23, tzinfo=UTC),
        datetime(2024, 3, 1, 11, tzinfo=UTC),
        datetime(2024, 3, 1, 17, 0, 0, 500_000, tzinfo=UTC),
    ]
    assert records.deals["a"].fields == {"price": Decimal(0), "urgent": True}
    assert (records.deals["b"].fields, records.deals["b"].responsible) == ({}, None)
    assert records.fields["price"].record_type == "sale"
    assert records.fields["urgent"].record_type is None
    # The second row repeats the first one: the same deal, stage and time, and nothing in between.
    assert [(row.deal, row.deal_type, row.ordinal) for row in records.transitions] == [
        ("a", "sale", 0),
        ("c", "sale", 2),
    ]
