"""One of everything that has an id, in another company, and one of everything that somebody does not see in their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from models import AuditEntry, FileImportRun, FileImportTask, FileSource
from resolvers.authentication import Person, create_token
from resolvers.authentication.session import begin_session
from schema.node import global_id, parse_global_id
from tests.resolvers.records.office import NOW, Office, build_office
from tests.schema.mutation_cases import ALLOWED, IMPORTED, MAPPED, World, kept, send


@dataclass(frozen=True)
class Unseen:
    """The id of something that is there, and one that is the same but for its number, which nothing has."""

    id: str
    missing: str


_DEFINITION = {"dataset": "DEALS", "visualisation": "NUMBER"}

Ids = Mapping[str, Unseen]
"""By the type's name."""


async def build(engine: AsyncEngine) -> tuple[Office, Ids, Ids]:
    """The office, one of everything of the other company's, and what `seller` does not see of `other`'s."""
    office = await build_office(engine)
    world = World(engine, office)
    foreign = await _of_anybody(world, "stranger", office.foreign_company_id)
    foreign |= await _of_the_company(world)
    hidden = await _of_anybody(world, "other", office.company_id)
    draft = await world.change("createReport", "report { id }", name="A draft", definition=_DEFINITION)
    hidden["Report"] = _unseen(draft["report"]["id"])
    return office, foreign, hidden


async def _of_anybody(world: World, who: str, company_id: int) -> dict[str, Unseen]:
    """What a person has for themselves."""
    engine, office = world.engine, world.office
    person = Person(company_id, "", office[who], None)
    session = await begin_session(engine, person, NOW)
    token = await create_token(engine, person)
    types = {
        "Activity": {"activityType": world.id("foreign_activity" if who == "stranger" else "meeting")},
        "Deal": {"dealType": world.id("foreign_type" if who == "stranger" else "retail")},
    }
    ids: dict[str, Any] = {
        "Session": global_id("Session", session.hash.hex()),
        "ApiToken": global_id("ApiToken", token.hash.hex()),
    }
    for kind in ("Contact", "Activity", "Deal"):
        made = await world.write(who, f"create{kind}", name="Theirs", **types.get(kind, {}))
        ids[kind] = made["record"]["id"]
    alike = [(await world.write(who, "createContact", name="Theirs"))["record"]["id"] for _ in range(2)]
    merged = await world.change("mergeContacts", "merge { id }", who=who, keep=alike[0], others=alike[1:])
    ids["ContactMerge"] = merged["merge"]["id"]
    for _ in range(2):
        await world.write(who, "createContact", name=f"Twice {who}")
    group = {"reason": "NAME", "value": f"{who} twice"}
    dismissed = await world.change("dismissDuplicates", "dismissal { id }", who=who, **group)
    ids["DuplicateDismissal"] = dismissed["dismissal"]["id"]
    call = await world.write(who, "recordCommunication", channel="SMS", direction="INCOMING")
    ids["Communication"] = call["record"]["id"]
    world.who = who
    ids["Event"] = await world.unread_event()
    device, answer = await world.made_passkey()
    assert await send(world, "registerPasskey", {"passkey": answer, "name": "Theirs"}) == ALLOWED
    ids["Passkey"] = global_id("Passkey", next(iter(device.held)).hex())
    return {type_name: _unseen(id_) for type_name, id_ in ids.items()}


async def _of_the_company(world: World) -> dict[str, Unseen]:
    """What the other company's administrator has set up."""

    async def made(mutation: str, shown: str, **values: Any) -> str:
        return (await world.change(mutation, f"{shown} {{ id }}", who="stranger", **values))[shown]["id"]

    field = await made("createCustomField", "customField", entity="DEAL", kind="CHOICE", name="Choice")
    report = await made("createReport", "report", name="Theirs", definition=_DEFINITION)
    await world.change("publishReport", who="stranger", report=report, audience={"everyone": True})
    async with world.engine.connect() as connection:
        entry = await connection.scalar(
            select(func.max(AuditEntry.id)).where(AuditEntry.company_id == world.office.foreign_company_id)
        )
    source = await made("createWebhookSource", "source", name="Theirs")
    await world.execute(
        "INSERT INTO webhook_dead_letters (company_id, source_id, message_id, received_at, body, size, problems)"
        " SELECT company_id, id, 'm', now(), '{}', 2, '[]' FROM webhook_sources WHERE company_id <> :company"
    )
    [[letter]] = await world.rows("SELECT max(id) FROM webhook_dead_letters WHERE company_id <> :company")
    await world.execute(
        "INSERT INTO feed_waiting (company_id, kind, external_id, row, reason)"
        " SELECT id, 'deal', 'd', '{}', 'unknown' FROM companies WHERE id <> :company"
    )
    [[waiting]] = await world.rows("SELECT max(id) FROM feed_waiting WHERE company_id <> :company")
    address = {"key": "address", "value": "https://example.bitrix24.com/rest/1/code/"}
    system = {"vendor": "bitrix24", "name": "Theirs", "settings": [address]}
    hook = {"address": "https://crm.example/hook", "kinds": ["DEAL"]}
    task = {"language": "en", "queued_at": NOW, "source": "Theirs", "mapping": MAPPED, "file_name": "theirs.csv"}
    task |= {"is_trial": True, "without_rejected": True}
    of_files = {"mapping": MAPPED, "changed_at": NOW}
    ids = {
        "WebhookTarget": await made("createWebhookTarget", "target", name="Theirs", **hook),
        "WebhookSource": source,
        "ConnectedSystem": await made("connectSystem", "system", **system),
        "DeadLetter": global_id("DeadLetter", letter),
        "WaitingRow": global_id("WaitingRow", waiting),
        "FileImport": global_id("FileImport", await kept(world, FileImportRun, "stranger", **IMPORTED)),
        "FileImportTask": global_id("FileImportTask", await kept(world, FileImportTask, "stranger", **task)),
        "FileSource": global_id("FileSource", await kept(world, FileSource, "stranger", **of_files)),
        "User": world.id("stranger"),
        "Department": await made("createDepartment", "department", name="Theirs"),
        "Group": await made("createGroup", "group", name="Theirs"),
        "DealType": world.id("foreign_type"),
        "Stage": world.id("foreign_stage"),
        "ActivityType": world.id("foreign_activity"),
        "CustomField": field,
        "FieldOption": await made("createFieldOption", "option", field=field, label="Theirs"),
        "Report": report,
        "ReportFolder": await made("createReportFolder", "folder", name="Theirs"),
        "Widget": global_id("Widget", f"report-{parse_global_id(report)[1]}"),
        "AuditEntry": global_id("AuditEntry", str(entry)),
        "Viewer": global_id("Viewer", world.office["stranger"]),
    }
    return {type_name: _unseen(id_) for type_name, id_ in ids.items()}


def _unseen(id_: str) -> Unseen:
    type_name, key = parse_global_id(id_)
    if len(key) == 64:  # a hash
        return Unseen(id_, global_id(type_name, key[::-1]))
    prefix = "report-" if type_name == "Widget" else ""
    number, dot, rest = key.removeprefix(prefix).partition(".")
    return Unseen(id_, global_id(type_name, f"{prefix}{int(number) + 1_000_000}{dot}{rest}"))
