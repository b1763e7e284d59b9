"""Deleting the company."""

from typing import Annotated

import strawberry

from resolvers.administration.company_deletion import (
    WAITING_TIME,
    cancel_company_deletion,
    request_company_deletion,
)
from schema.administration import descriptions
from schema.administration.descriptions import ADMINISTRATORS
from schema.administration.writing import forget
from schema.context import Info
from schema.user_error import UserError
from schema.writing import command_context, mistakes


@strawberry.input(description="What proves that the company is meant to be deleted.")
class RequestCompanyDeletionInput:
    name: str = strawberry.field(description="The company's name, typed once more.")
    password: str | None = strawberry.field(
        default=None, description="The viewer's password, once more; null only for who has none."
    )


@strawberry.type(description="The outcome of asking for the company to be deleted, or of thinking better of it.")
class CompanyDeletionPayload:
    user_errors: list[UserError] = strawberry.field(description=descriptions.USER_ERRORS)


@strawberry.type
class CompanyDeletionMutation:
    @strawberry.mutation(
        description=f"Has the company, and everything of it, deleted for good in {WAITING_TIME.days} days. Until then nobody but "
        f"administrators gets in, and each of them may cancel it. {ADMINISTRATORS}"
    )
    async def request_company_deletion(
        self,
        info: Info,
        input: Annotated[RequestCompanyDeletionInput, strawberry.argument(description="What proves that it is meant.")],
    ) -> CompanyDeletionPayload:
        result = await request_company_deletion(
            command_context(info), name=input.name, password=input.password, address=info.context.browser.address
        )
        forget(info)
        return CompanyDeletionPayload(user_errors=mistakes(info, result))

    @strawberry.mutation(description=f"Keeps the company after all, and lets everybody in again. {ADMINISTRATORS}")
    async def cancel_company_deletion(self, info: Info) -> CompanyDeletionPayload:
        result = await cancel_company_deletion(command_context(info))
        forget(info)
        return CompanyDeletionPayload(user_errors=mistakes(info, result))
