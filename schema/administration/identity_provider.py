"""The company's own identity provider."""

from typing import Annotated

import strawberry

from models import Role
from resolvers.administration.identity_provider import (
    GroupRule,
    ProviderSettings,
    ReadProvider,
    read_identity_provider,
    remove_identity_provider,
    set_identity_provider,
)
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.authentication import CALLBACK
from schema.context import Info
from schema.node import global_id
from schema.records.inputs import read_reference
from schema.user_error import UserError
from schema.writing import command_context, mistakes

_ISSUER = "What the provider calls itself (issuer), an address: https://login.company.example."
_CLIENT_ID = "What the provider calls us."
_DOMAINS = "Domains of e-mail addresses that are believed when the provider tells them."
_GROUP_CLAIM = "Which claim tells a person's groups; null: none is asked for."
_RULES = "What groups make of people, in order: the first of a group that somebody is in decides. Administrators stay what they are."
_CREATES = "Whether who is not known here yet is let in, as a user, when the provider knows them."
_ONLY_WAY = "Whether passwords let in administrators alone."
_ROLE = "The role it gives; null: it leaves the role."
_DEPARTMENT = "The department it puts people in; null: it leaves the department."


@strawberry.type(description="What a group of the provider's makes of a person.")
class ProviderGroupRule:
    group: str = strawberry.field(description="The group, as the provider calls it.")
    role: Role | None = strawberry.field(description=_ROLE)
    department: strawberry.ID | None = strawberry.field(description=_DEPARTMENT)


@strawberry.type(description="The company's own identity provider (OpenID Connect).")
class IdentityProvider:
    issuer: str = strawberry.field(description=_ISSUER)
    client_id: str = strawberry.field(description=_CLIENT_ID)
    has_secret: bool = strawberry.field(description="Whether a secret of the client's is kept. It is told to nobody.")
    domains: list[str] = strawberry.field(description=_DOMAINS)
    group_claim: str | None = strawberry.field(description=_GROUP_CLAIM)
    group_rules: list[ProviderGroupRule] = strawberry.field(description=_RULES)
    creates_people: bool = strawberry.field(description=_CREATES)
    is_only_way: bool = strawberry.field(description=_ONLY_WAY)


@strawberry.input(description="What a group of the provider's makes of a person.")
class ProviderGroupRuleInput:
    group: str = strawberry.field(description="The group, as the provider calls it.")
    role: Role | None = strawberry.field(default=None, description=_ROLE)
    department: strawberry.ID | None = strawberry.field(default=None, description=_DEPARTMENT)


@strawberry.input(description="The company's own identity provider. All of it is set anew but the secret.")
class SetIdentityProviderInput:
    issuer: str = strawberry.field(description=_ISSUER)
    client_id: str = strawberry.field(description=_CLIENT_ID)
    client_secret: str | None = strawberry.field(
        default=None,
        description="The client's secret, which is kept sealed; left out: the one that is there, while the issuer stays; empty: none.",
    )
    domains: list[str] = strawberry.field(description=_DOMAINS)
    group_claim: str | None = strawberry.field(default=None, description=_GROUP_CLAIM)
    group_rules: list[ProviderGroupRuleInput] | None = strawberry.field(default=None, description=_RULES)
    creates_people: bool = strawberry.field(default=False, description=_CREATES)
    is_only_way: bool = strawberry.field(default=False, description=_ONLY_WAY)

    def read(self) -> ProviderSettings:
        """The settings as the resolvers take them."""
        rules = [
            GroupRule(rule.group, rule.role, read_reference("Department", rule.department))
            for rule in self.group_rules or ()
        ]
        return ProviderSettings(
            issuer=self.issuer.strip(),
            client_id=self.client_id.strip(),
            secret=self.client_secret,
            domains=self.domains,
            group_claim=self.group_claim,
            group_rules=rules,
            creates_people=self.creates_people,
            is_only_way=self.is_only_way,
        )


@strawberry.type(description="The outcome of changing the identity provider.")
class IdentityProviderPayload:
    identity_provider: IdentityProvider | None = strawberry.field(description="What is set now; null for none.")
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class IdentityProviderQuery:
    @strawberry.field(description=f"Your company's own identity provider; null for none. {ADMINISTRATORS}")
    async def identity_provider(self, info: Info) -> IdentityProvider | None:
        return await _show(info)

    @strawberry.field(
        description=f"Where the identity provider is to send browsers back to: to be entered there. {ADMINISTRATORS}"
    )
    async def provider_redirect_uri(self, info: Info) -> str:
        command_context(info).require_administrator()
        return info.context.public_url + CALLBACK


@strawberry.type
class IdentityProviderMutation:
    @strawberry.mutation(
        description=f"Sets up your company's own identity provider. Only in a session, not with a token. {ADMINISTRATORS}"
    )
    async def set_identity_provider(
        self, info: Info, input: Annotated[SetIdentityProviderInput, strawberry.argument(description="All of it.")]
    ) -> IdentityProviderPayload:
        done = await set_identity_provider(command_context(info), info.context.vault, input.read())
        return IdentityProviderPayload(identity_provider=await _show(info), user_errors=mistakes(info, done))

    @strawberry.mutation(
        description="Removes your company's own identity provider: people come in by passwords. Sessions go on. Only in a session, not "
        f"with a token. {ADMINISTRATORS}"
    )
    async def remove_identity_provider(self, info: Info) -> IdentityProviderPayload:
        done = await remove_identity_provider(command_context(info))
        return IdentityProviderPayload(identity_provider=await _show(info), user_errors=mistakes(info, done))


async def _show(info: Info) -> IdentityProvider | None:
    command = command_context(info)
    command.require_administrator()
    found = await read_identity_provider(command.engine, command.viewer)
    return None if found is None else _provider(found)


def _provider(found: ReadProvider) -> IdentityProvider:
    settings = found.settings
    return IdentityProvider(
        issuer=settings.issuer,
        client_id=settings.client_id,
        has_secret=found.has_secret,
        domains=[*settings.domains],
        group_claim=settings.group_claim,
        group_rules=[
            ProviderGroupRule(
                group=rule.group,
                role=rule.role,
                department=None if rule.department_id is None else global_id("Department", rule.department_id),
            )
            for rule in settings.group_rules
        ],
        creates_people=settings.creates_people,
        is_only_way=settings.is_only_way,
    )
