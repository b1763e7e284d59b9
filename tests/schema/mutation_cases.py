"""Every mutation of the schema: whom it is for, and a valid input. A new mutation gets its case in ``CASES``."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.ext.asyncio import AsyncEngine

from models import (
    Company,
    Event,
    EventParticipant,
    FileImportRun,
    FileImportTask,
    FileSource,
    TokenScope,
    UploadedFile,
    WayInPurpose,
)
from permissions.viewer import Credential
from resolvers.authentication import (
    UNKNOWN,
    Person,
    SecondFactorNeeded,
    Secret,
    Vault,
    begin_session,
    come_in,
    create_token,
    create_way_in,
    save_password,
)
from resolvers.authentication.passkeys.ceremony import creation_options, request_options
from resolvers.authentication.passkeys.challenges import LOG_IN, new_challenge, registering
from resolvers.authentication.passkeys.relying_party import RelyingParty
from resolvers.authentication.provider.fetching import Fetcher
from resolvers.authentication.provider.providers import Providers
from resolvers.authentication.second_factor.codes import begin_secret, confirm_secret
from resolvers.authentication.vault import new_key
from resolvers.commands import begin_unsigned
from resolvers.connectors.settings import seal_settings
from resolvers.language import Language
from resolvers.mail import sign_ups
from resolvers.webhooks.signing import new_secret
from resolvers.webhooks.targets import target_owner
from schema.context import Context, SessionCookie
from schema.events.event import event_id as shown_event_id
from schema.node import global_id, number_of
from schema.schema import schema
from tests.resolvers.authentication.authenticator import Device
from tests.resolvers.authentication.staff import PASSWORD
from tests.resolvers.authentication.totp_app import digits_of
from tests.resolvers.records.office import NOW, Office
from tests.schema.administration.administration import Administration

# Who asks: nobody; a user, about themselves; the head of their department; an administrator; the administrator of another company,
# about this one. The names are those of the office.
ROLES = {
    "nobody": None,
    "user": "seller",
    "manager": "boss",
    "administrator": "admin",
    "foreign administrator": "stranger",
}

ALLOWED = ""
Expected = Mapping[str, str]


def _for(**more: str) -> Expected:
    signed_in = dict.fromkeys(ROLES, ALLOWED) | {"nobody": "UNAUTHENTICATED"}
    return signed_in | {role.replace("_", " "): code for role, code in more.items()}


ANYBODY: Expected = dict.fromkeys(ROLES, ALLOWED)
SIGNED_IN = _for()
# What is about an object, which another company does not have.
COLLEAGUES = _for(foreign_administrator="NOT_FOUND")
ADMINISTRATORS = _for(user="FORBIDDEN", manager="FORBIDDEN", foreign_administrator="NOT_FOUND")
_ISSUER = "https://login.example"
_PAGE = "http://desktop.test"
# What names no object: there the other administrator changes their own company, and nothing of this one.
ADMINISTRATORS_OF_THEIR_OWN = _for(user="FORBIDDEN", manager="FORBIDDEN")


class _NoProvider(Fetcher):
    """What is asked of any provider is answered as by one that is in order."""

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        endpoints = ("authorization_endpoint", "token_endpoint", "jwks_uri")
        return {"issuer": _ISSUER, **dict.fromkeys(endpoints, f"{_ISSUER}/")}


class World(Administration):
    """The office, with whoever asks in this turn."""

    def __init__(self, engine: AsyncEngine, office: Office) -> None:
        super().__init__(engine, office)
        self.who: str | None = None
        self.session: str | None = None
        self.vault = Vault([new_key()])
        self.providers = Providers(_NoProvider())

    async def record(self, kind: str) -> str:
        """The id of a new record of `seller`."""
        types = {"Activity": {"activityType": self.id("meeting")}, "Deal": {"dealType": self.id("retail")}}
        return (await self.write("seller", f"create{kind}", name="Theirs", **types.get(kind, {})))["record"]["id"]

    async def deleted_record(self, kind: str) -> str:
        """The id of one that was deleted again."""
        record = await self.record(kind)
        await self.write("seller", f"delete{kind}", **{kind.lower(): record})
        return record

    async def invitation(self) -> str:
        """The secret of an invitation of `seller`."""
        renewed = await self.change("renewInvitation", "invitation { secret }", user=self.id("seller"))
        return renewed["invitation"]["secret"]

    async def with_password(self) -> None:
        """Gives whoever asks a password, and a session."""
        person = self.person()
        await save_password(self.engine, person, PASSWORD)
        self.session = (await begin_session(self.engine, person, NOW)).text

    def person(self, name: str | None = None) -> Person:
        """Somebody, or whoever asks."""
        who = name or self.who or "seller"
        company = self.office.foreign_company_id if who == "stranger" else self.office.company_id
        return Person(company, "", self.office[who], None)

    async def set_up(self, name: str | None = None, *, confirmed: bool = True) -> str:
        """What the app of somebody, or of whoever asks, makes its digits of."""
        person = self.person(name)
        async with begin_unsigned(self.engine, person.company_id) as transaction:
            secret = await begin_secret(transaction, self.vault, person.user_id)
            if confirmed:
                digits = digits_of(secret, NOW - timedelta(seconds=30))
                assert await confirm_secret(transaction, self.vault, person.user_id, digits, NOW)
        return secret

    async def made_passkey(self) -> tuple[Device, str]:
        """What a device of whoever asks answers when it is asked for a passkey."""
        device, party, person = Device(_PAGE), RelyingParty.of(_PAGE), self.person()
        owner = (person.company_id, person.user_id)
        challenge = await new_challenge(self.engine, registering(*owner), party, NOW)
        return device, device.create(
            creation_options(party, challenge, owner=owner, email="x@example.com", label="X", known=())
        )

    async def passkey(self) -> Device:
        """The device of whoever asks, with a passkey of theirs."""
        await self.with_password()
        device, answer = await self.made_passkey()
        assert await send(self, "registerPasskey", {"passkey": answer, "name": "Laptop"}) == ALLOWED
        return device

    async def company_name(self) -> str:
        """The external id of the company of whoever asks."""
        asking = self.office.foreign_company_id if self.who == "stranger" else self.office.company_id
        [[name]] = await self.rows(
            "SELECT external_id FROM companies WHERE id = :asking AND :company > 0", asking=asking
        )
        return name

    async def group_with(self, *members: str) -> str:
        """The id of a new group with these people."""
        return await self.group("Friends", *members)

    async def saved_report(self, *acts: str) -> str:
        """The id of a new report to which these things have been done."""
        made = await self.change("createReport", "report { id }", name="Deals", definition=_DEFINITION)
        report: str = made["report"]["id"]
        for act in acts:
            more: dict[str, Any] = {"audience": {"everyone": True}} if act == "publishReport" else {}
            await self.change(act, report=report, **more)
        return report

    async def report_folder(self, name: str) -> str:
        """The id of a new folder of reports."""
        return (await self.change("createReportFolder", "folder { id }", name=name))["folder"]["id"]

    async def unread_event(self) -> str:
        """The id of an event that concerns whoever asks."""
        who = self.who or "seller"
        company = self.office.foreign_company_id if who == "stranger" else self.office.company_id
        contact = (await self.write(who, "createContact", name="Theirs"))["record"]["id"]
        [[number]] = await self.rows("SELECT max(id) FROM contacts WHERE company_id = :asking", asking=company)
        assert contact == global_id("Contact", number)
        event = {"kind": "changed", "record_kind": "contact", "record_id": number, "occurred_at": NOW}
        async with self.engine.begin() as connection:
            statement = insert(Event).values(company_id=company, **event).returning(Event.id)
            event_id = (await connection.execute(statement)).scalar_one()
            concerned = {"user_id": self.office[who], "occurred_at": NOW, "event_id": event_id}
            await connection.execute(
                insert(EventParticipant).values(company_id=company, involvements=["responsible"], **concerned)
            )
        return shown_event_id(event_id, self.office[who])


Input = Callable[[World], "Mapping[str, Any] | Awaitable[Mapping[str, Any]]"]


@dataclass(frozen=True)
class Case:
    """Whom a mutation is for, and an input that is valid for them, made anew for each of them. ``None``: it takes none."""

    expected: Expected
    input: Input | None


def _record_cases(kind: str) -> dict[str, Case]:
    """What is done to a record of `seller`."""
    key = kind.lower()

    async def one(world: World) -> dict[str, Any]:
        return {key: await world.record(kind)}

    async def deleted(world: World) -> dict[str, Any]:
        return {key: await world.deleted_record(kind)}

    async def renamed(world: World) -> dict[str, Any]:
        return {**await one(world), "name": "Ours"}

    async def handed_over(world: World) -> dict[str, Any]:
        return {**await one(world), "to": world.id("other")}

    def new(world: World) -> dict[str, Any]:
        types = {"Activity": {"activityType": world.id("meeting")}, "Deal": {"dealType": world.id("retail")}}
        return {"name": "New", "responsible": world.id("seller"), **types.get(kind, {})}

    return {
        f"create{kind}": Case(COLLEAGUES, new),
        f"update{kind}": Case(COLLEAGUES, renamed),
        f"handOver{kind}": Case(COLLEAGUES, handed_over),
        f"delete{kind}": Case(COLLEAGUES, one),
        f"restore{kind}": Case(COLLEAGUES, deleted),
    }


def _term_cases(kind: str, key: str, used: str, archived: str) -> dict[str, Case]:
    """What is done to a deal type, stage, activity type, field or option; the archived one is in use nowhere."""
    label = "label" if kind == "FieldOption" else "name"
    return {
        f"update{kind}": Case(ADMINISTRATORS, lambda world: {key: world.id(used), label: "Other"}),
        f"archive{kind}": Case(ADMINISTRATORS, lambda world: {key: world.id(used)}),
        f"unarchive{kind}": Case(ADMINISTRATORS, lambda world: {key: world.id(archived)}),
        f"delete{kind}": Case(ADMINISTRATORS, lambda world: {key: world.id(archived)}),
    }


async def _alike(world: World) -> dict[str, Any]:
    return {"keep": await world.record("Contact"), "others": [await world.record("Contact")]}


async def _merged(world: World) -> dict[str, Any]:
    merge = "mutation($input: MergeContactsInput!) { payload: mergeContacts(input: $input) { merge { id } userErrors { code } } }"
    made = await world.ask("seller", merge, input=await _alike(world))
    return {"id": made["payload"]["merge"]["id"]}


async def _of_one_name(world: World) -> dict[str, Any]:
    found = await world.ask(
        "seller", "query($id: ID!) { node(id: $id) { ... on Contact { title } } }", id=(await _alike(world))["keep"]
    )
    return {"reason": "NAME", "value": found["node"]["title"].lower()}


async def _dismissed(world: World) -> dict[str, Any]:
    dismiss = (
        "mutation($input: DismissDuplicatesInput!) { payload: dismissDuplicates(input: $input) { dismissal { id } } }"
    )
    made = await world.ask("seller", dismiss, input=await _of_one_name(world))
    return {"id": made["payload"]["dismissal"]["id"]}


async def _moved(world: World) -> dict[str, Any]:
    return {"deal": await world.record("Deal"), "toStage": world.id("offer")}


async def _logged_in(world: World) -> dict[str, Any]:
    await world.with_password()
    name = world.who or "seller"
    return {"email": f"{name}@example.com", "password": PASSWORD, "company": await world.company_name()}


async def _reset(world: World) -> dict[str, Any]:
    async with begin_unsigned(world.engine, world.office.company_id) as transaction:
        made = await create_way_in(transaction, world.office["seller"], NOW, WayInPurpose.RESET)
    return {"secret": made.secret, "password": "a long password", "endTokens": True}


async def _frame(world: World) -> dict[str, Any]:
    async with begin_unsigned(world.engine, world.office.company_id) as transaction:
        made = await create_way_in(
            transaction, world.office["seller"], NOW, WayInPurpose.FRAME, scopes=[TokenScope.READ]
        )
    return {"secret": made.secret}


SIGN_UP = {"name": "New", "timezone": "Europe/Berlin", "currency": "EUR", "person": "Eva"}


async def _signed_up(world: World) -> dict[str, Any]:
    wanted = {"company" if key == "name" else key: value for key, value in SIGN_UP.items()}
    await sign_ups.add(world.engine, {**wanted, "email": "eva@new.example", "language": "en", "address": ""}, NOW)
    [[number]] = await world.rows("SELECT id FROM sign_ups WHERE :company > 0 ORDER BY id DESC LIMIT 1")
    await sign_ups.give_secret(world.engine, number, "of a link")
    return {"secret": "of a link", "password": "heron lantern quarry"}


async def _new_password(world: World) -> dict[str, Any]:
    await world.with_password()
    return {"currentPassword": PASSWORD, "newPassword": "another long one"}


async def _session_of_seller(world: World) -> dict[str, Any]:
    person = Person(world.office.company_id, "", world.office["seller"], None)
    await begin_session(world.engine, person, NOW)
    return {"user": world.id("seller")}


async def _session(world: World) -> dict[str, Any]:
    await world.with_password()
    assert world.session is not None
    secret = Secret.parse(world.session)
    assert secret is not None
    return {"session": global_id("Session", secret.hash.hex())}


def _token_of(name: str | None) -> Input:
    """A token of somebody, or of whoever asks."""

    async def token(world: World) -> dict[str, Any]:
        secret = await create_token(world.engine, world.person(name))
        return {"token": global_id("ApiToken", secret.hash.hex())}

    return token


def _code(*, confirmed: bool = True) -> Input:
    """What the app of whoever asks shows now."""
    return lambda world: _with(world.set_up(confirmed=confirmed), lambda secret: {"code": digits_of(secret, NOW)})


async def _second_step(world: World) -> dict[str, Any]:
    secret = await world.set_up("seller")
    step = await come_in(world.engine, world.vault, world.person("seller"), replaces=None, browser=UNKNOWN, now=NOW)
    assert isinstance(step, SecondFactorNeeded)
    return {"ticket": step.ticket.text, "code": digits_of(secret, NOW)}


async def _signed_in_just_now(world: World) -> dict[str, Any]:
    await world.with_password()
    return {}


async def _new_passkey(world: World) -> dict[str, Any]:
    _, answer = await world.made_passkey()
    return {"passkey": answer, "name": "Laptop"}


def _passkey(**more: Any) -> Input:
    """A passkey of whoever asks."""

    async def passkey(world: World) -> dict[str, Any]:
        if world.who is None:
            return {"passkey": global_id("Passkey", "00"), **more}
        [key] = (await world.passkey()).held
        return {"passkey": global_id("Passkey", key.hex()), **more}

    return passkey


async def _shown_passkey(world: World) -> dict[str, Any]:
    """Of whoever asks; of `seller` who is not signed in."""
    who, world.who = world.who, world.who or "seller"
    device = await world.passkey()
    world.who = who
    party = RelyingParty.of(_PAGE)
    challenge = await new_challenge(world.engine, LOG_IN, party, NOW)
    return {"passkey": device.get(request_options(party, challenge))}


async def _provider(world: World) -> dict[str, Any]:
    await world.execute(
        "INSERT INTO identity_providers (company_id, issuer, client_id, domains, group_rules, creates_people, is_only_way)"
        " SELECT id, :issuer, 'desktop', '{example.com}', '[]', false, false FROM companies WHERE :company > 0"
        " ON CONFLICT DO NOTHING",
        issuer=_ISSUER,
    )
    return {"email": "seller@example.com", "company": await world.company_name()}


async def _no_retired_stages(world: World) -> dict[str, Any]:
    for stage in ("end", "after"):
        await world.execute("DELETE FROM stages WHERE company_id = :company AND id = :id", id=world.office[stage])
    return {"dealType": world.id("retired")}


async def _empty_department(world: World) -> dict[str, Any]:
    await world.execute("UPDATE users SET department_id = NULL WHERE company_id = :company AND name = 'other'")
    return {"department": world.id("support")}


async def _hidden(world: World) -> dict[str, Any]:
    return {"baseRevision": 0, "operations": [{"hide": {"widget": global_id("Widget", "sms")}}]}


async def _restored(world: World) -> dict[str, Any]:
    await world.change("saveLayout", who=world.who or "seller", **await _hidden(world))
    return {"default": True}


def _default_layout(world: World) -> dict[str, Any]:
    move = {"move": {"widget": global_id("Widget", "sms"), "column": 0, "row": 0}}
    return {"for": {"department": world.id("sales")}, "baseRevision": 0, "operations": [move]}


async def _restored_default(world: World) -> dict[str, Any]:
    given = _default_layout(world)
    await world.change("saveDefaultLayout", **given)
    return {"for": given["for"], "to": {"default": True}}


async def _earlier_settings(world: World) -> dict[str, Any]:
    await world.change("updateReportFieldSettings", baseVersion=0, dealSourceFields=[world.id("source")])
    await world.change("updateReportFieldSettings", baseVersion=1, dealSourceFields=[])
    # Elsewhere nothing was ever chosen.
    return {"baseVersion": 0 if world.who == "stranger" else 2, "version": 1}


_DEFINITION = {"dataset": "DEALS", "visualisation": "NUMBER"}


def _report(*acts: str, **more: Any) -> Input:
    """A new report to which these things have been done."""

    async def report(world: World) -> dict[str, Any]:
        return {"report": await world.saved_report(*acts), **more}

    return report


async def _changed_report(world: World) -> dict[str, Any]:
    report = await world.saved_report()
    await world.change("updateReport", report=report, baseVersion=1, name="Other")
    return {"report": report, "baseVersion": 2, "version": 1}


def _folder(**more: Any) -> Input:
    return lambda world: _with(world.report_folder("New"), lambda folder: {"folder": folder, **more})


async def _letter(world: World) -> str:
    """The id of a row of a source that was refused."""
    source = (await world.change("createWebhookSource", "source { id }", name="Site"))["source"]["id"]
    await world.execute(
        "INSERT INTO webhook_dead_letters (company_id, source_id, message_id, received_at, body, size, problems)"
        " SELECT :company, max(id), 'm', now(), '{}', 2, '[]' FROM webhook_sources WHERE company_id = :company"
    )
    [[number]] = await world.rows("SELECT max(id) FROM webhook_dead_letters WHERE company_id = :company")
    assert source
    return global_id("DeadLetter", number)


async def _waiting(world: World) -> str:
    """The id of a row that waits for its contact."""
    await world.execute(
        "INSERT INTO feed_waiting (company_id, kind, external_id, row, needs_kind, needs_external_id, reason)"
        """ VALUES (:company, 'deal', 'd', '{"kind": "deal", "external_id": "d"}', 'contact', 'c', 'unknown')"""
    )
    [[number]] = await world.rows("SELECT max(id) FROM feed_waiting WHERE company_id = :company")
    return global_id("WaitingRow", number)


def _source(**more: Any) -> Input:
    return lambda world: _with(
        world.change("createWebhookSource", "source { id }", name="Site"),
        lambda made: {"source": made["source"]["id"], **more},
    )


# Nobody may be asked there, so a test ends at once.
_TARGET = {"name": "Warehouse", "address": "https://127.0.0.1/hook", "kinds": ["DEAL"]}


_RATES: dict[str, Any] = {"rates": [{"currency": "USD", "validFrom": "2026-03-01", "rate": "0.92"}]}


def _target(**more: Any) -> Input:
    return lambda world: _with(
        world.change("createWebhookTarget", "target { id }", **_TARGET),
        lambda made: {"target": made["target"]["id"], **more},
    )


async def _tried_target(world: World) -> dict[str, Any]:
    """A target whose secret is sealed by the key of whoever sends to it."""
    made = await world.change("createWebhookTarget", "target { id }", **_TARGET)
    id_ = made["target"]["id"]
    sealed = world.vault.seal(new_secret(), target_owner(world.office.company_id, number_of("WebhookTarget", id_)))
    await world.execute("UPDATE webhook_targets SET sealed_secret = :sealed WHERE company_id = :company", sealed=sealed)
    return {"target": id_}


# Nobody may be asked there, so a test ends at once.
_SYSTEM = {
    "vendor": "bitrix24",
    "name": "Bitrix24",
    "settings": [{"key": "address", "value": "https://127.0.0.1/rest/1/code/"}],
}


def _system(**more: Any) -> Input:
    return lambda world: _with(
        world.change("connectSystem", "system { id }", **_SYSTEM),
        lambda made: {"system": made["system"]["id"], **more},
    )


async def _tried_system(world: World) -> dict[str, Any]:
    """A system whose settings are sealed by the key of whoever asks it."""
    id_ = (await world.change("connectSystem", "system { id }", **_SYSTEM))["system"]["id"]
    secret = {"address": "https://127.0.0.1/rest/1/code/"}
    number = number_of("ConnectedSystem", id_)
    sealed = seal_settings(world.vault, world.office.company_id, number, secret)
    await world.execute("UPDATE connections SET sealed_settings = :sealed WHERE company_id = :company", sealed=sealed)
    return {"system": id_}


async def _second_folder(world: World) -> dict[str, Any]:
    await world.report_folder("First")
    return {"folders": [await world.report_folder("Second")]}


def _members(*before: str) -> Input:
    async def members(world: World) -> dict[str, Any]:
        return {"group": await world.group_with(*before), "users": [world.id("seller")]}

    return members


async def _uploaded(world: World) -> dict[str, Any]:
    columns = [{"column": "Name", "to": "name"}, {"column": "Created", "to": "created_at"}]
    return {
        "file": global_id("UploadedFile", await kept(world, UploadedFile, content=b"Name\nNew\n", uploaded_at=NOW)),
        "mapping": {"kind": "CONTACT", "form": {}, "columns": columns},
    }


async def _file_import(world: World) -> dict[str, Any]:
    return {"id": global_id("FileImport", await kept(world, FileImportRun, **IMPORTED))}


def _file_source(**more: Any) -> Input:
    async def source(world: World) -> dict[str, Any]:
        return {"id": global_id("FileSource", await kept(world, FileSource, mapping=MAPPED, changed_at=NOW)), **more}

    return source


IMPORTED = {"source": "Board", "file_name": "board.csv", "kind": "contact", "started_at": NOW, "counts": {}}


MAPPED = {
    "kind": "contact",
    "form": {"encoding": "utf-8", "delimiter": ",", "quote": '"', "header": 1, "sheet": None},
    "columns": [{"column": "Name", "to": "name"}],
    "always": {},
    "key": [],
    "history": None,
}


async def kept(
    world: World,
    table: type[UploadedFile | FileImportRun | FileSource | FileImportTask],
    who: str = "admin",
    **values: Any,
) -> int:
    """The number of a new row of somebody's company, of a file that is called so and theirs, as far as it has that."""
    person = world.person(who)
    own = {"company_id": person.company_id, "name": "board.csv", "actor_id": person.user_id, **values}
    columns = table.__table__.c
    given = {name: value for name, value in own.items() if name in columns}
    async with world.engine.begin() as connection:
        return (await connection.execute(insert(table).values(given).returning(table.id))).scalar_one()


CASES: dict[str, Case] = {
    "logIn": Case(ANYBODY, _logged_in),
    "confirmLogIn": Case(ANYBODY, _second_step),
    "beginPasskeyLogIn": Case(ANYBODY, lambda _: {}),
    "logInWithPasskey": Case(ANYBODY, _shown_passkey),
    "beginProviderLogIn": Case(ANYBODY, _provider),
    "setIdentityProvider": Case(
        ADMINISTRATORS_OF_THEIR_OWN,
        lambda _: {"issuer": _ISSUER, "clientId": "desktop", "domains": ["example.com"]},
    ),
    "removeIdentityProvider": Case(ADMINISTRATORS_OF_THEIR_OWN, None),
    "logOut": Case(SIGNED_IN, None),
    "requestPasswordReset": Case(ANYBODY, lambda _: {"email": "seller@example.com"}),
    "resetPassword": Case(ANYBODY, _reset),
    "createFrameLink": Case(ADMINISTRATORS, lambda _: {"email": "seller@example.com"}),
    "openFrame": Case(ANYBODY, _frame),
    "signUp": Case(ANYBODY, lambda _: {**SIGN_UP, "email": "eva@new.example", "language": "EN"}),
    "confirmSignUp": Case(ANYBODY, _signed_up),
    "acceptInvitation": Case(
        ANYBODY,
        lambda world: _with(world.invitation(), lambda secret: {"secret": secret, "password": "a long password"}),
    ),
    "changePassword": Case(SIGNED_IN, _new_password),
    "endSession": Case(SIGNED_IN, _session),
    "endOtherSessions": Case(SIGNED_IN, None),
    "endSessionsOf": Case(ADMINISTRATORS, _session_of_seller),
    "createApiToken": Case(SIGNED_IN, lambda _: {"name": "Exchange", "scopes": ["RECORDS"]}),
    "rotateApiToken": Case(SIGNED_IN, _token_of(None)),
    "revokeApiToken": Case(
        _for(user="NOT_FOUND", manager="NOT_FOUND", foreign_administrator="NOT_FOUND"), _token_of("other")
    ),
    "setUpSecondFactor": Case(SIGNED_IN, lambda _: {}),
    "confirmSecondFactor": Case(SIGNED_IN, _code(confirmed=False)),
    "renewRecoveryCodes": Case(SIGNED_IN, _code()),
    "turnOffSecondFactor": Case(SIGNED_IN, _code()),
    "resetSecondFactor": Case(
        ADMINISTRATORS, lambda world: _with(world.set_up("seller"), lambda _: {"user": world.id("seller")})
    ),
    "beginPasskey": Case(SIGNED_IN, _signed_in_just_now),
    "registerPasskey": Case(SIGNED_IN, _new_passkey),
    "renamePasskey": Case(SIGNED_IN, _passkey(name="Phone")),
    "removePasskey": Case(SIGNED_IN, _passkey()),
    "updateSignInSettings": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"requiresSecondFactor": True}),
    "setLanguage": Case(SIGNED_IN, lambda _: {"language": "RU"}),
    **_record_cases("Contact"),
    **_record_cases("Activity"),
    **_record_cases("Deal"),
    "mergeContacts": Case(COLLEAGUES, _alike),
    "undoContactMerge": Case(COLLEAGUES, _merged),
    "dismissDuplicates": Case(COLLEAGUES, _of_one_name),
    "undoDuplicateDismissal": Case(COLLEAGUES, _dismissed),
    "moveDeal": Case(COLLEAGUES, _moved),
    "recordCommunication": Case(
        COLLEAGUES,
        lambda world: {"channel": "SMS", "direction": "INCOMING", "responsible": world.id("seller")},
    ),
    "upsertRecords": Case(
        ADMINISTRATORS_OF_THEIR_OWN,
        lambda _: {"contacts": [{"externalId": "new", "name": "New", "createdAt": "2026-03-01T12:00:00Z"}]},
    ),
    "importFile": Case(ADMINISTRATORS, _uploaded),
    "undoFileImport": Case(ADMINISTRATORS, _file_import),
    "renameFileSource": Case(ADMINISTRATORS, _file_source(name="Other")),
    "removeFileSource": Case(ADMINISTRATORS, _file_source()),
    "createWebhookSource": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"name": "Site"}),
    "updateWebhookSource": Case(ADMINISTRATORS, _source(name="Shop", isPaused=True)),
    "rotateWebhookSource": Case(ADMINISTRATORS, _source(graceHours=1)),
    "removeWebhookSource": Case(ADMINISTRATORS, _source()),
    "retryDeadLetters": Case(ADMINISTRATORS, lambda world: _with(_letter(world), lambda id_: {"letters": [id_]})),
    "mendDeadLetter": Case(
        ADMINISTRATORS,
        lambda world: _with(
            _letter(world),
            lambda id_: {
                "letter": id_,
                "body": '{"kind": "contact", "external_id": "c", "name": "C", "created_at": "2026-03-01T12:00:00Z"}',
            },
        ),
    ),
    "dismissDeadLetters": Case(ADMINISTRATORS, lambda world: _with(_letter(world), lambda id_: {"letters": [id_]})),
    "retryWaitingRows": Case(ADMINISTRATORS, lambda world: _with(_waiting(world), lambda id_: {"rows": [id_]})),
    "dismissWaitingRows": Case(ADMINISTRATORS, lambda world: _with(_waiting(world), lambda id_: {"rows": [id_]})),
    "connectSystem": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: _SYSTEM),
    "updateConnectedSystem": Case(ADMINISTRATORS, _system(name="Other", isPaused=True)),
    "testConnectedSystem": Case(ADMINISTRATORS, _tried_system),
    "testSystemSettings": Case(
        ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"vendor": _SYSTEM["vendor"], "settings": _SYSTEM["settings"]}
    ),
    "runConnectedSystem": Case(ADMINISTRATORS, _system(kind="RECONCILIATION")),
    "disconnectSystem": Case(ADMINISTRATORS, _system()),
    "setExchangeRates": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: _RATES),
    "importExchangeRates": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"text": "USD,2026-03-01,0.92"}),
    "removeExchangeRates": Case(
        ADMINISTRATORS,
        lambda world: _with(world.change("setExchangeRates", "rateCount", **_RATES), lambda _: {"currency": "USD"}),
    ),
    "createWebhookTarget": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: _TARGET),
    "updateWebhookTarget": Case(ADMINISTRATORS, _target(**{**_TARGET, "isPaused": True})),
    "rotateWebhookTarget": Case(ADMINISTRATORS, _target(graceHours=1)),
    "removeWebhookTarget": Case(ADMINISTRATORS, _target()),
    "testWebhookTarget": Case(ADMINISTRATORS, _tried_target),
    "inviteUser": Case(
        ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"email": "new@example.com", "name": "New", "role": "USER"}
    ),
    "renewInvitation": Case(ADMINISTRATORS, lambda world: {"user": world.id("seller")}),
    "updateUser": Case(ADMINISTRATORS, lambda world: {"user": world.id("seller"), "role": "ADMIN"}),
    "dismissUser": Case(ADMINISTRATORS, lambda world: {"user": world.id("seller")}),
    "reinstateUser": Case(ADMINISTRATORS, lambda world: {"user": world.id("gone")}),
    "createDepartment": Case(
        ADMINISTRATORS, lambda world: {"name": "New", "parent": world.id("sales"), "head": world.id("boss")}
    ),
    "updateDepartment": Case(ADMINISTRATORS, lambda world: {"department": world.id("sales"), "name": "Other"}),
    "deleteDepartment": Case(ADMINISTRATORS, _empty_department),
    "createGroup": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"name": "New"}),
    "updateGroup": Case(
        ADMINISTRATORS, lambda world: _with(world.group_with(), lambda group: {"group": group, "name": "Other"})
    ),
    "deleteGroup": Case(ADMINISTRATORS, lambda world: _with(world.group_with(), lambda group: {"group": group})),
    "setGroupMembers": Case(ADMINISTRATORS, _members("other")),
    "addGroupMembers": Case(ADMINISTRATORS, _members()),
    "removeGroupMembers": Case(ADMINISTRATORS, _members("seller")),
    "updateCompany": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"timezone": "Asia/Tokyo"}),
    "requestCompanyDeletion": Case(
        ADMINISTRATORS_OF_THEIR_OWN, lambda world: _with(world.company_name(), lambda name: {"name": name})
    ),
    "cancelCompanyDeletion": Case(ADMINISTRATORS_OF_THEIR_OWN, None),
    **_term_cases("DealType", "dealType", "retail", "retired"),
    "deleteDealType": Case(ADMINISTRATORS, _no_retired_stages),
    "createDealType": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"name": "New"}),
    "reorderDealTypes": Case(ADMINISTRATORS, lambda world: {"dealTypes": [world.id("bare")]}),
    **_term_cases("Stage", "stage", "won", "old"),
    "createStage": Case(ADMINISTRATORS, lambda world: {"dealType": world.id("retail"), "name": "Paid"}),
    "reorderStages": Case(ADMINISTRATORS, lambda world: {"dealType": world.id("retail"), "stages": [world.id("lost")]}),
    **_term_cases("ActivityType", "activityType", "meeting", "telegram"),
    "createActivityType": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"name": "New"}),
    "reorderActivityTypes": Case(ADMINISTRATORS, lambda world: {"activityTypes": [world.id("telegram")]}),
    **_term_cases("CustomField", "field", "price", "fax"),
    "createCustomField": Case(
        ADMINISTRATORS,
        lambda world: {"entity": "DEAL", "kind": "CHOICE", "name": "New", "dealType": world.id("retail")},
    ),
    "reorderCustomFields": Case(ADMINISTRATORS, lambda world: {"entity": "DEAL", "fields": [world.id("fee")]}),
    **_term_cases("FieldOption", "option", "web", "radio"),
    "createFieldOption": Case(ADMINISTRATORS, lambda world: {"field": world.id("source"), "label": "New"}),
    "reorderFieldOptions": Case(
        ADMINISTRATORS, lambda world: {"field": world.id("source"), "options": [world.id("radio")]}
    ),
    "saveLayout": Case(SIGNED_IN, _hidden),
    "restoreLayout": Case(SIGNED_IN, _restored),
    "rememberDashboardFilters": Case(SIGNED_IN, lambda _: {"filters": [{"attribute": "SOURCE", "orNotGiven": True}]}),
    "markEventsRead": Case(SIGNED_IN, lambda world: _with(world.unread_event(), lambda event: {"events": [event]})),
    "setWidgetAudience": Case(
        ADMINISTRATORS,
        lambda world: {"widget": global_id("Widget", "sms"), "audience": {"users": [world.id("seller")]}},
    ),
    "updateDesktopSettings": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"allowUsersToHide": False}),
    "saveDefaultLayout": Case(ADMINISTRATORS, _default_layout),
    "restoreDefaultLayout": Case(ADMINISTRATORS, _restored_default),
    "copyLayout": Case(
        ADMINISTRATORS, lambda world: {"from": {"user": world.id("boss")}, "to": {"users": [world.id("seller")]}}
    ),
    "updateReportFieldSettings": Case(
        ADMINISTRATORS, lambda world: {"baseVersion": 0, "dealSourceFields": [world.id("source")]}
    ),
    "restoreReportFieldSettings": Case(ADMINISTRATORS, _earlier_settings),
    "createSourceField": Case(
        ADMINISTRATORS,
        lambda world: {"entity": "DEAL", "name": "New", "options": ["Web"], "dealType": world.id("retail")},
    ),
    "createReport": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"name": "New", "definition": _DEFINITION}),
    "createReportFromTemplate": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"template": "won_deals"}),
    "updateReport": Case(ADMINISTRATORS, _report(baseVersion=1, name="Other")),
    "copyReport": Case(ADMINISTRATORS, _report()),
    "restoreReportVersion": Case(ADMINISTRATORS, _changed_report),
    "archiveReport": Case(ADMINISTRATORS, _report()),
    "unarchiveReport": Case(ADMINISTRATORS, _report("archiveReport")),
    "publishReport": Case(ADMINISTRATORS, _report(audience={"everyone": True})),
    "withdrawReport": Case(ADMINISTRATORS, _report("publishReport")),
    "createReportFolder": Case(ADMINISTRATORS_OF_THEIR_OWN, lambda _: {"name": "New"}),
    "renameReportFolder": Case(ADMINISTRATORS, _folder(name="Other")),
    "reorderReportFolders": Case(ADMINISTRATORS, _second_folder),
    "deleteReportFolder": Case(ADMINISTRATORS, _folder()),
}


async def _with(made: Awaitable[Any], build: Callable[[Any], Mapping[str, Any]]) -> Mapping[str, Any]:
    return build(await made)


def mutations() -> dict[str, Any]:
    """The schema's mutations, by name."""
    found = schema._schema.mutation_type  # pyright: ignore[reportPrivateUsage]
    assert found is not None
    return dict(found.fields)


async def input_of(world: World, mutation: str) -> Mapping[str, Any] | None:
    """A valid input of the mutation for whoever asks, with what it needs there made before."""
    case = CASES[mutation]
    given = None if case.input is None else case.input(world)
    if mutation in ("logOut", "endOtherSessions") and world.who:
        await world.with_password()
    if mutation == "removeIdentityProvider":
        await _provider(world)
    if mutation == "cancelCompanyDeletion":
        async with world.engine.begin() as connection:
            await connection.execute(update(Company).values(deletion_due_at=NOW + timedelta(days=1)))
    if mutation == "endOtherSessions":
        # It is another one's.
        world.session = None
    return await given if isinstance(given, Awaitable) else given


async def send(world: World, mutation: str, given: Mapping[str, Any] | None) -> str:
    """Sends it on behalf of ``world.who``; the code of the refusal, empty if there is none."""
    viewer = world.office.viewer(world.who) if world.who else None
    if viewer is not None and mutation == "createFrameLink":
        # Whoever has no such token is refused, whoever they are.
        company = replace(viewer.company, frame_ancestors=("https://crm.example",))
        scopes = frozenset({TokenScope.EMBEDDING})
        viewer = replace(viewer, company=company, credential=Credential.TOKEN, scopes=scopes)
    language: Language = "en"
    session = SessionCookie(world.session)
    context = Context(
        engine=world.engine,
        now=NOW,
        viewer=viewer,
        language=language,
        session=session,
        vault=world.vault,
        sends_mail=True,
        sign_up={},
        frame=world.office.company_id,
        providers=world.providers,
        public_url=_PAGE,
    )
    selected = "{ userErrors { field code message } }"
    if given is None:
        document = f"mutation {{ payload: {mutation} {selected} }}"
    else:
        type_ = world.input_type(mutation)
        document = f"mutation($input: {type_}) {{ payload: {mutation}(input: $input) {selected} }}"
    variables = None if given is None else {"input": dict(given)}
    result = await schema.execute(document, variable_values=variables, context_value=context)
    codes = [(error.extensions or {})["code"] for error in result.errors or ()]
    payload: dict[str, Any] = (result.data or {}).get("payload") or {}
    codes += [error["code"] for error in payload.get("userErrors", ())]
    return ALLOWED if not codes else codes[0]
