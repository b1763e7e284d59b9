"""The company's own identity provider: setting it up, changing and removing it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncEngine

from models import IdentityProvider, ProviderIdentity, ProviderLogIn, Role
from permissions.viewer import Viewer
from resolvers.administration.kind import DEPARTMENT
from resolvers.administration.transaction import administering
from resolvers.administration.writing import find
from resolvers.authentication.provider.found import ProviderRow, requested_provider, secret_owner
from resolvers.authentication.vault import Vault
from resolvers.commands import CommandContext, CommandResult
from resolvers.language import LocalizedText
from resolvers.text_checks import check_text
from resolvers.user_error import Problems, UserErrorCode
from resolvers.validity import is_of_this_instant

MAX_DOMAINS = 100
MAX_RULES = 200
_LONGEST = 1_000
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True, slots=True)
class GroupRule:
    """What a group of the provider's makes of a person: a role, a department, or both."""

    group: str
    role: Role | None
    department_id: int | None


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """What administrators set. ``secret`` is only ever given, never told: ``None`` leaves the one that is there."""

    issuer: str
    client_id: str
    secret: str | None
    domains: Sequence[str]
    group_claim: str | None
    group_rules: Sequence[GroupRule]
    creates_people: bool
    is_only_way: bool


@dataclass(frozen=True, slots=True)
class ReadProvider:
    """What is set, and whether there is a secret."""

    settings: ProviderSettings
    has_secret: bool


async def read_identity_provider(engine: AsyncEngine, viewer: Viewer) -> ReadProvider | None:
    """The viewer's company's, if it has one. Whether they may read it is for the caller to see."""
    is_of_this_instant()
    async with engine.connect() as connection:
        row = (await connection.execute(requested_provider(viewer.company.id))).one_or_none()
    return None if row is None else _read(row)


async def set_identity_provider(
    command: CommandContext, vault: Vault, settings: ProviderSettings
) -> CommandResult[None]:
    """Sets all of it. With another issuer people are known by their addresses once more."""
    command.require_session(_SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        company_id, problems = transaction.company_id, transaction.problems
        domains = _check(problems, settings)
        for index, rule in enumerate(settings.group_rules):
            if rule.department_id is not None:
                await find(transaction, DEPARTMENT, rule.department_id, ("groupRules", str(index), "department"))
        if problems:
            return transaction.refused()
        before = (await transaction.connection.execute(requested_provider(company_id))).one_or_none()
        sealed = None if before is None or before[0] != settings.issuer else before[2]
        if settings.secret is not None:
            sealed = vault.seal(settings.secret, secret_owner(company_id)) if settings.secret else None
        values = {
            "issuer": settings.issuer,
            "client_id": settings.client_id,
            "sealed_secret": sealed,
            "domains": domains,
            "group_claim": settings.group_claim or None,
            "group_rules": [
                {"group": rule.group, "role": rule.role and rule.role.value, "department": rule.department_id}
                for rule in settings.group_rules
            ],
            "creates_people": settings.creates_people,
            "is_only_way": settings.is_only_way,
        }
        statement = insert(IdentityProvider).values(company_id=company_id, **values)
        taken = {name: statement.excluded[name] for name in values}
        await transaction.write(statement.on_conflict_do_update(index_elements=["company_id"], set_=taken))
        if before is not None and before[0] != settings.issuer:
            await transaction.write(delete(ProviderIdentity).where(ProviderIdentity.company_id == company_id))
        told = None if before is None else _told(_read(before).settings)
        transaction.note("setIdentityProvider", f"Company:{company_id}", told, _told(settings))
        return transaction.done(None)


async def remove_identity_provider(command: CommandContext) -> CommandResult[None]:
    """Takes it away: people come in by passwords again. Sessions go on."""
    command.require_session(_SIGNED_IN_ONLY)
    async with administering(command) as transaction:
        before = (await transaction.connection.execute(requested_provider(transaction.company_id))).one_or_none()
        if before is None:
            transaction.problems.add((), UserErrorCode.NOT_FOUND, _NONE)
            return transaction.refused()
        for table in (ProviderLogIn, ProviderIdentity, IdentityProvider):
            await transaction.write(delete(table).where(table.company_id == transaction.company_id))
        told = _told(_read(before).settings)
        transaction.note("removeIdentityProvider", f"Company:{transaction.company_id}", told, None)
        return transaction.done(None)


def _check(problems: Problems, settings: ProviderSettings) -> list[str]:
    parts = urlsplit(settings.issuer) if settings.issuer.isascii() else None
    if parts is None or parts.scheme not in {"https", "http"} or not parts.hostname or parts.query or parts.fragment:
        problems.add(("issuer",), UserErrorCode.INVALID, _NO_ISSUER)
    given = {"issuer": settings.issuer, "clientId": settings.client_id, "groupClaim": settings.group_claim or ""}
    for field, text in {**given, "clientSecret": settings.secret or ""}.items():
        check_text(problems, (field,), text, _LONGEST)
    if not settings.client_id.strip():
        problems.add(("clientId",), UserErrorCode.REQUIRED, _REQUIRED)
    domains = list(dict.fromkeys(domain.strip().lower().lstrip("@") for domain in settings.domains))
    if not domains or len(domains) > MAX_DOMAINS or not all(map(_DOMAIN.fullmatch, domains)):
        problems.add(("domains",), UserErrorCode.INVALID, _NO_DOMAINS)
    if len(settings.group_rules) > MAX_RULES:
        problems.add(("groupRules",), UserErrorCode.TOO_LONG, _TOO_MANY_RULES)
    for index, rule in enumerate(settings.group_rules):
        check_text(problems, ("groupRules", str(index), "group"), rule.group, _LONGEST)
    return domains


def _read(row: ProviderRow) -> ReadProvider:
    issuer, client_id, sealed, domains, group_claim, rules, creates_people, is_only_way = row
    group_rules = [GroupRule(rule["group"], rule["role"] and Role(rule["role"]), rule["department"]) for rule in rules]
    settings = ProviderSettings(issuer, client_id, None, domains, group_claim, group_rules, creates_people, is_only_way)
    return ReadProvider(settings, sealed is not None)


def _told(settings: ProviderSettings) -> dict[str, object]:
    return {
        "issuer": settings.issuer,
        "clientId": settings.client_id,
        "domains": [*settings.domains],
        "createsPeople": settings.creates_people,
        "isOnlyWay": settings.is_only_way,
    }


_SIGNED_IN_ONLY = LocalizedText(
    "The identity provider is set by administrators who are signed in, not by programs with a token.",
    "Провайдера входа настраивают администраторы, вошедшие сами, а не программы с токеном.",
)
_NO_ISSUER = LocalizedText(
    "Expected the provider's address as it calls itself (issuer), such as https://login.company.example.",
    "Ожидается адрес провайдера в сети, каким он сам себя называет.",
)
_REQUIRED = LocalizedText("Expected what the provider calls us.", "Ожидается имя, под которым нас знает провайдер.")
_NO_DOMAINS = LocalizedText(
    f"Expected 1 to {MAX_DOMAINS} domains of e-mail addresses, such as company.example.",
    f"Ожидается от 1 до {MAX_DOMAINS} доменов адресов почты, каждый с точкой.",
)
_TOO_MANY_RULES = LocalizedText(
    f"Expected at most {MAX_RULES} rules for groups.", f"Ожидается не больше {MAX_RULES} правил для групп."
)
_NONE = LocalizedText("There is no identity provider.", "Провайдера входа нет.")
