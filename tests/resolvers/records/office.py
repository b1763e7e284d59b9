"""A small company for tests of records, and a second one that must never be touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from models import (
    ActivityType,
    Base,
    Company,
    CustomField,
    DealType,
    DealTypeReportFields,
    Department,
    FieldOption,
    Role,
    Stage,
    User,
    WeekStart,
)
from permissions.viewer import CompanyProfile, Credential, Viewer
from resolvers.configuration import Configuration, load_configuration

_numbers = count(1)

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """Ids by name: people, deal types (`retail`, `service`, `bare`, `retired`), stages, fields, options; and who sees whose rows.

    `boss` heads Sales with the sub-department North, where `seller` and the dismissed `gone` work; `other` works elsewhere;
    `stranger` is the administrator of another company, in which everything is called `foreign`.
    """

    company_id: int
    foreign_company_id: int
    ids: Mapping[str, int]
    configuration: Configuration
    foreign_configuration: Configuration

    def __getitem__(self, name: str) -> int:
        return self.ids[name]

    def viewer(self, name: str) -> Viewer:
        """The person signed in."""
        foreign = name == "stranger"
        people = {"boss": ("boss", "seller", "gone"), "admin": None, "stranger": None}.get(name, (name,))
        return Viewer(
            company=CompanyProfile(
                id=self.foreign_company_id if foreign else self.company_id,
                external_id="foreign" if foreign else "ours",
                name="A company",
                timezone="Europe/Moscow",
                currency="EUR",
                week_start=WeekStart.MONDAY,
            ),
            user_id=self[name],
            name=name,
            email=f"{name}@example.com",
            role={"admin": Role.ADMIN, "stranger": Role.ADMIN, "boss": Role.MANAGER}.get(name, Role.USER),
            language="en",
            people=None if people is None else tuple(sorted(self[person] for person in people)),
            department_ids=(self["sales"], self["north"]) if name == "boss" else (),
            credential=Credential.SESSION,
            events_since=NOW,
        )


async def build_office(engine: AsyncEngine) -> Office:
    """Writes both companies, new ones each time."""
    ids: dict[str, int] = {}
    number = next(_numbers)
    async with engine.begin() as connection:
        ours = await _company(connection, f"ours-{number}")
        foreign = await _company(connection, f"foreign-{number}")
        add = _Adder(connection, ours, ids)
        await add(Department, "sales", name="Sales")
        await add(Department, "north", name="North", parent_id=ids["sales"])
        await add(Department, "support", name="Support")
        for name, role, department in (
            ("admin", "admin", None),
            ("boss", "manager", "sales"),
            ("seller", "user", "north"),
            ("gone", "user", "north"),
            ("other", "user", "support"),
        ):
            status = "dismissed" if name == "gone" else "active"
            department_id = ids[department] if department else None
            email = f"{name}@example.com"
            await add(User, name, name=name, email=email, role=role, status=status, department_id=department_id)
        heads = update(Department).where(Department.company_id == ours, Department.id == ids["sales"])
        await connection.execute(heads.values(head_id=ids["boss"]))
        await _configuration(add)
        abroad = _Adder(connection, foreign, ids)
        await abroad(User, "stranger", name="stranger", email="stranger@example.com", role="admin")
        await abroad(DealType, "foreign_type", name="Foreign")
        await abroad(Stage, "foreign_stage", name="Foreign", deal_type_id=ids["foreign_type"])
        await abroad(ActivityType, "foreign_activity", name="Foreign")
        await abroad(CustomField, "foreign_field", name="Foreign", entity="deal", kind="text")
    return Office(ours, foreign, ids, await load_configuration(engine, ours), await load_configuration(engine, foreign))


async def _configuration(add: "_Adder") -> None:
    ids = add.ids
    for position, (type_, stages) in enumerate(
        {
            "retail": ("new", "offer", "won", "lost"),
            "service": ("start", "done"),
            "bare": (),
            "retired": ("end", "after"),
        }.items()
    ):
        archived_at = NOW if type_ == "retired" else None
        await add(DealType, type_, name=type_, position=position, archived_at=archived_at)
        for place, stage in enumerate(stages):
            await add(Stage, stage, name=stage, deal_type_id=ids[type_], position=place)
    # Before the first one, and out of use.
    await add(Stage, "old", name="old", deal_type_id=ids["retail"], position=-1, archived_at=NOW)
    await add(ActivityType, "meeting", name="meeting")
    await add(ActivityType, "telegram", name="telegram", archived_at=NOW)
    retail = {"deal_type_id": ids["retail"]}
    for name, kind, entity, more in (
        ("price", "price", "deal", retail),
        ("fee", "price", "deal", {}),
        ("score", "number", "deal", {}),
        ("note", "text", "deal", {}),
        ("source", "choice", "deal", {}),
        ("due", "date", "deal", {}),
        ("urgent", "flag", "deal", {}),
        ("fax", "text", "deal", {"archived_at": NOW}),
        ("hours", "number", "deal", {"deal_type_id": ids["service"]}),
        ("city", "text", "contact", {}),
        ("rating", "number", "activity", {"activity_type_id": ids["meeting"]}),
    ):
        await add(CustomField, name, name=name, kind=kind, entity=entity, **more)
    await add(FieldOption, "web", field_id=ids["source"], label="Web", position=1)
    await add(FieldOption, "radio", field_id=ids["source"], label="Radio", position=2, archived_at=NOW)
    await add.row(
        DealTypeReportFields,
        deal_type_id=ids["retail"],
        price_field_ids=[ids["price"], ids["fee"]],
        success_stage_ids=[ids["won"]],
        failure_stage_ids=[ids["lost"]],
    )


async def _company(connection: AsyncConnection, external_id: str) -> int:
    values = {"external_id": external_id, "name": external_id, "timezone": "Europe/Moscow", "currency": "EUR"}
    return (await connection.execute(insert(Company).values(values).returning(Company.id))).scalar_one()


class _Adder:
    """Writes rows of one company and remembers their ids by name."""

    def __init__(self, connection: AsyncConnection, company_id: int, ids: dict[str, int]) -> None:
        self._connection = connection
        self._company_id = company_id
        self.ids = ids

    async def __call__(self, table: type[Any], key: str, **values: object) -> None:
        statement = insert(table).values(company_id=self._company_id, **values).returning(table.id)
        self.ids[key] = (await self._connection.execute(statement)).scalar_one()

    async def row(self, table: type[Base], **values: object) -> None:
        await self._connection.execute(insert(table).values(company_id=self._company_id, **values))
