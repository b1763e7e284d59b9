"""Importing a company that is there already."""

from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import NOW, Load, Refuse
from tests.resolvers.importing.stored import check_ledger, everything, path_of, rows, value

LATER = datetime(2024, 7, 1, tzinfo=UTC)


async def _change(engine: AsyncEngine, statement: str) -> None:
    async with engine.begin() as connection:
        await connection.execute(text(statement))


async def test_same_folder_again_writes_nothing(engine: AsyncEngine, load: Load) -> None:
    first = await load()
    before = await everything(engine)
    second = await load(now=LATER)
    assert await everything(engine) == before
    assert (second.company_id, second.rows) == (first.company_id, first.rows)


async def test_company_is_found_by_its_external_id_and_changed(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    folder.write_json("company.json", {"external_id": "acme", "name": "Acme Ltd", "timezone": "UTC", "currency": "USD"})
    await load()
    assert await rows(engine, "select name, timezone, currency, allow_users_to_rearrange from companies") == [
        ("Acme Ltd", "UTC", "USD", False)
    ]


async def test_people_are_changed_but_for_what_is_theirs(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    await _change(engine, "update users set password_hash = 'secret', language = 'ru'")
    folder.change(
        "users.csv", "max,max@acme.example,Max,manager,north,", "max,max@new.example,Max M,user,all,dismissed"
    )
    folder.change("departments.csv", "north,North,all,max", "north,Far North,,kim")
    await load()
    assert await rows(
        engine,
        "select email, u.name, role, d.external_id, status, password_hash, language from users u"
        " join departments d on d.id = department_id where u.external_id = 'max'",
    ) == [("max@new.example", "Max M", "user", "all", "dismissed", "secret", "ru")]
    assert await rows(
        engine,
        "select d.name, parent_id, u.external_id from departments d join users u on u.id = head_id where d.external_id = 'north'",
    ) == [("Far North", None, "kim")]


async def test_two_people_may_exchange_their_addresses(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    await load()
    content = folder.read("users.csv").replace("max@", "other@").replace("kim@", "max@").replace("other@", "kim@")
    folder.write("users.csv", content)
    await load()
    assert await rows(engine, "select external_id, email from users order by id") == [
        ("eva", "eva@acme.example"), ("max", "kim@acme.example"), ("kim", "max@acme.example")
    ]  # fmt: skip


async def test_address_of_somebody_the_file_does_not_name_is_refused(
    engine: AsyncEngine, folder: CompanyFolder, load: Load, refusal: Refuse
) -> None:
    await load()
    await _change(engine, "update users set external_id = null where external_id = 'kim'")
    folder.keep()
    folder.write(
        "users.csv",
        "external_id,email,name,role\nann,kim@acme.example,Ann,user\nbob,MAX@acme.example,Bob,user\n",
    )
    assert await refusal() == [
        "users.csv:2: email: 'kim@acme.example' is the address of one that was not imported too; "
        "expected each address once in a company",
        "users.csv:3: email: 'max@acme.example' is the address of 'max' too; expected each address once in a company",
    ]


async def test_records_are_changed_and_keep_their_numbers(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    ids = await rows(engine, "select external_id, id from deals order by id")
    folder.change("deals.csv", "d1,sale,Deal One,c1,max,eva,2024-02-01T10:00:00+01:00,100.50,web,first",
                  "d1,sale,Deal Uno,c2,kim,,2024-02-01T11:00:00+01:00,99.9,,second")  # fmt: skip
    folder.change("contacts.csv", "c1,Contact One,max", "c1,Contact Uno,kim")
    folder.change("communications.csv", "m1,call,incoming,c1,max,2024-02-01T09:00:00+01:00,false",
                  "m1,call,incoming,,kim,2024-02-01T09:00:00+01:00,true")  # fmt: skip
    folder.change("activities.csv", "a1,call,c1,max,max", "a1,visit,c2,kim,")
    await load()
    assert await rows(engine, "select external_id, id from deals order by id") == ids
    fields = dict(await rows(engine, "select external_id, id::text from custom_fields"))
    assert await rows(
        engine,
        "select d.name, c.external_id, u.external_id, d.created_by_id, d.created_at, d.fields from deals d"
        " join contacts c on c.id = contact_id join users u on u.id = d.responsible_id where d.external_id = 'd1'",
    ) == [
        ("Deal Uno", "c2", "kim", None, datetime(2024, 2, 1, 10, tzinfo=UTC),
         {fields["amount"]: Decimal("99.9"), fields["note"]: "second"})
    ]  # fmt: skip
    assert await value(engine, "select name from contacts where external_id = 'c1'") == "Contact Uno"
    assert await rows(engine, "select contact_id, answered from communications where external_id = 'm1'") == [
        (None, True)
    ]
    assert (
        await value(
            engine,
            "select t.external_id from activities a join activity_types t on t.id = activity_type_id where a.external_id = 'a1'",
        )
        == "visit"
    )


async def test_columns_and_fields_that_the_file_lacks_stay(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    before = await rows(
        engine, "select contact_id, responsible_id, created_by_id, stage_id, staged_at from deals order by id"
    )
    folder.keep("deals.csv")
    folder.write(
        "deals.csv", "external_id,deal_type,name,created_at,field:note\nd1,sale,Renamed,2024-02-01T10:00:00+01:00,\n"
    )
    folder.write("users.csv", "external_id,email,name,role\nmax,max@acme.example,Max,user\n")
    await load()
    assert (
        await rows(
            engine, "select contact_id, responsible_id, created_by_id, stage_id, staged_at from deals order by id"
        )
        == before
    )
    fields = dict(await rows(engine, "select external_id, id::text from custom_fields"))
    options = dict(await rows(engine, "select external_id, id from field_options"))
    assert await rows(engine, "select name, fields from deals where external_id = 'd1'") == [
        ("Renamed", {fields["amount"]: Decimal("100.50"), fields["source"]: options["web"]})
    ]
    assert await value(engine, "select department_id is not null from users where external_id = 'max'")


async def test_rows_that_the_folder_lacks_stay(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    await load()
    before = await everything(engine)
    folder.keep()
    folder.write("users.csv", "external_id,email,name,role\neva,eva@acme.example,Eva,admin\n")
    await load()
    assert await everything(engine) == before


async def test_references_reach_what_was_imported_before(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    folder.keep("transitions.csv", "deals.csv")
    folder.write("users.csv", "external_id,email,name,role\neva,eva@acme.example,Eva,admin\n")
    folder.write("deals.csv", "external_id,deal_type,name,contact,responsible,created_at,field:source\n"
                              "d4,sale,Deal Four,c1,max,2024-03-01,web\n")  # fmt: skip
    folder.write("transitions.csv", "deal,to_stage,occurred_at,actor\nd2,won,2024-03-01,kim\nd4,new,2024-03-01,max\n")
    await load()
    assert await path_of(engine, "d2") == ["won"]
    assert await path_of(engine, "d4") == ["new"]
    await check_ledger(engine)


async def test_deleted_record_is_changed_and_stays_deleted(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    await _change(engine, "update deals set deleted_at = now() where external_id = 'd1'")
    folder.change("deals.csv", "Deal One", "Deal Uno")
    await load()
    assert await rows(engine, "select name, deleted_at is null from deals where external_id = 'd1'") == [
        ("Deal Uno", False)
    ]


async def test_name_given_to_an_activity_stays(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    await load()
    await _change(engine, "update activities set name = 'A good talk' where external_id = 'a1'")
    folder.change("activities.csv", "a1,call,c1,max", "a1,call,c1,kim")
    await load()
    assert await value(engine, "select name from activities where external_id = 'a1'") == "A good talk"


async def test_archived_option_stays_archived_since_then_and_can_return(
    engine: AsyncEngine, folder: CompanyFolder, load: Load
) -> None:
    await load()
    folder.change("field_options.csv", "fair,source,Fair,1,true", "fair,source,Trade fair,1,true")
    await load(now=LATER)
    assert await rows(engine, "select label, archived_at from field_options where external_id = 'fair'") == [
        ("Trade fair", NOW)
    ]
    folder.change("field_options.csv", "fair,source,Trade fair,1,true", "fair,source,Trade fair,1,false")
    folder.change("field_options.csv", "web,source,Web,0,false", "web,source,Web,0,true")
    await load(now=LATER)
    assert await rows(
        engine, "select external_id, archived_at from field_options where label in ('Web', 'Trade fair') order by id"
    ) == [("web", LATER), ("fair", None)]


async def test_what_records_depend_on_cannot_become_something_else(
    folder: CompanyFolder, load: Load, refusal: Refuse
) -> None:
    await load()
    folder.change("stages.csv", "lost,sale,", "lost,rent,")
    folder.change("fields.csv", "note,deal,,,text", "note,contact,,,number")
    folder.change("fields.csv", "months,deal,rent", "months,deal,sale")
    folder.change("fields.csv", "due,deal,,", "due,deal,sale,")
    folder.change("field_options.csv", "small,size,", "small,source,")
    folder.remove("report_field_settings.json", "contacts.csv", "deals.csv")
    in_use = "as records have values in the field"
    assert await refusal() == [
        "stages.csv:4: deal_type: 'rent' was 'sale' in an earlier import; expected the same, as records point at it",
        f"fields.csv:5: deal_type: is not the one of an earlier import; expected the same, or none for all types, {in_use}",
        f"fields.csv:6: entity: 'contact' was 'deal' in an earlier import; expected the same, {in_use}",
        f"fields.csv:6: kind: 'number' was 'text' in an earlier import; expected the same, {in_use}",
        f"fields.csv:7: deal_type: is not the one of an earlier import; expected the same, or none for all types, {in_use}",
        "field_options.csv:5: field: 'source' was 'size' in an earlier import; expected the same, as records point at it",
    ]


async def test_field_of_one_type_may_become_one_of_all(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    await load()
    folder.change("fields.csv", "extra,deal,sale", "extra,deal,")
    await load()
    assert await value(engine, "select deal_type_id from custom_fields where external_id = 'extra'") is None


async def test_settings_that_changed_get_a_new_version(engine: AsyncEngine, folder: CompanyFolder, load: Load) -> None:
    await load()
    sale = {"price_fields": ["extra"], "success_stages": ["won"], "failure_stages": ["lost"]}
    folder.write_json("report_field_settings.json", {"deal_source_fields": [], "deal_types": {"sale": sale}})
    await load()
    ids = dict(await rows(engine, "select external_id, id from custom_fields"))
    assert await rows(
        engine, "select version, activity_source_field_ids, deal_source_field_ids from report_field_settings"
    ) == [(2, [ids["channel"]], [])]
    assert await rows(
        engine,
        "select t.external_id, price_field_ids from deal_type_report_fields join deal_types t on t.id = deal_type_id order by t.id",
    ) == [("sale", [ids["extra"]]), ("rent", [ids["amount"]])]
