"""Without signing in there is nothing to see and nothing to do: every field of the schema, whatever it is called."""

from collections.abc import Iterator
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLObjectType,
    get_named_type,
    is_composite_type,
    is_list_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
)
from sqlalchemy.ext.asyncio import AsyncEngine

from schema.node import global_id
from schema.schema import schema
from tests.demo_api import NOW
from tests.http_api import HttpApi
from tests.permissions.world import World

SCHEMA = schema._schema
AN_ID = f'"{global_id("Deal", 1)}"'
SCALARS = {
    "ID": AN_ID,
    "String": '"x"',
    "Int": "1",
    "Float": "1",
    "Decimal": '"1"',
    "Boolean": "true",
    "Date": '"2026-03-01"',
    "DateTime": '"2026-03-01T00:00:00Z"',
}


def operations(kind: str, root: GraphQLObjectType | None) -> Iterator[Any]:
    """Each field of a root, as an operation that asks for it with as little as possible."""
    for name, field in (root.fields if root else {}).items():
        yield pytest.param(name, f"{kind} {{ {ask_for(name, field)} }}", id=f"{kind}-{name}")


def ask_for(name: str, field: GraphQLField) -> str:
    given = [f"{key}: {value_of(arg.type)}" for key, arg in field.args.items() if is_required_argument(arg)]
    arguments = f"({', '.join(given)})" if given else ""
    return f"{name}{arguments}{' { __typename }' if is_composite_type(get_named_type(field.type)) else ''}"


def value_of(type_: GraphQLInputType) -> str:
    """Something of this type that is well-formed."""
    if is_non_null_type(type_):
        return value_of(type_.of_type)
    if is_list_type(type_):
        return f"[{value_of(type_.of_type)}]"
    if isinstance(type_, GraphQLEnumType):
        return next(iter(type_.values))
    if isinstance(type_, GraphQLInputObjectType):
        fields = type_.fields.items()
        needed = (
            [*fields][:1]
            if type_.extensions["strawberry-definition"].is_one_of
            else [(key, each) for key, each in fields if is_required_input_field(each)]
        )
        return f"{{ {', '.join(f'{key}: {value_of(each.type)}' for key, each in needed)} }}"
    return SCALARS[get_named_type(type_).name]


# How one gets in.
FOR_EVERYBODY = {
    "viewer": None,
    "logIn": {"__typename": "LogInPayload"},
    "beginProviderLogIn": {"__typename": "BeginProviderLogInPayload"},
    "confirmLogIn": {"__typename": "ConfirmLogInPayload"},
    "beginPasskeyLogIn": {"__typename": "BeginPasskeyLogInPayload"},
    "logInWithPasskey": {"__typename": "LogInWithPasskeyPayload"},
    "acceptInvitation": {"__typename": "AcceptInvitationPayload"},
    "requestPasswordReset": {"__typename": "RequestPasswordResetPayload"},
    "resetPassword": {"__typename": "ResetPasswordPayload"},
    "openFrame": {"__typename": "OpenFramePayload"},
    "isSignUpOpen": False,
    "signUp": {"__typename": "SignUpPayload"},
    "confirmSignUp": {"__typename": "ConfirmSignUpPayload"},
}

QUERIES = [*operations("query", SCHEMA.query_type)]
MUTATIONS = [*operations("mutation", SCHEMA.mutation_type)]


@pytest.fixture(scope="module")
async def nobody(world: World) -> HttpApi:
    """Whoever sends without a token, to a server with companies."""
    return world.api


@pytest.mark.parametrize(("name", "operation"), [*QUERIES, *MUTATIONS])
@pytest.mark.parametrize("id_", [AN_ID, '"x"'], ids=["an id", "no id"])
async def test_every_field_refuses_who_is_not_signed_in(nobody: HttpApi, name: str, operation: str, id_: str) -> None:
    answer = await nobody.send(None, operation.replace(AN_ID, id_))
    if name in FOR_EVERYBODY:
        assert answer == {"data": {name: FOR_EVERYBODY[name]}}
    else:
        assert [error["extensions"] for error in answer["errors"]] == [{"code": "UNAUTHENTICATED"}]
        assert answer["data"] in (None, {name: None})


def test_the_fields_are_those_of_the_schema() -> None:
    assert len(QUERIES) > 5
    assert len(MUTATIONS) > 15


async def test_a_made_up_token_is_nobodys(nobody: HttpApi) -> None:
    for token in ("", "x", "1.x", "1." + "0" * 64, "Ж", "99999999999999999999.x"):
        nobody.use_token("nobody", token)
        answer = await nobody.send("nobody", "{ viewer { name } dealTypes { name } }")
        assert answer["data"] is None
        assert [error["extensions"] for error in answer["errors"]] == [{"code": "UNAUTHENTICATED"}]


async def test_a_database_of_nobody_answers_alike(engine: AsyncEngine) -> None:
    async with HttpApi(engine, NOW) as api:
        assert await api.send(None, "{ viewer { name } }") == {"data": {"viewer": None}}
        answer = await api.send(None, "{ dashboard { revision } }")
        assert [error["extensions"] for error in answer["errors"]] == [{"code": "UNAUTHENTICATED"}]
