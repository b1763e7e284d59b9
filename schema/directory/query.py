"""What pickers offer."""

from typing import Annotated

import strawberry

from models import Entity
from resolvers.alphabet import alphabetical
from resolvers.directory.department import load_departments, load_groups
from schema.context import Info, viewer_of
from schema.directory.activity_type import ActivityType, show_activity_type
from schema.directory.configuration import configuration_of
from schema.directory.custom_field import CustomField, show_custom_field
from schema.directory.deal_type import DealType, show_deal_type
from schema.directory.group import Group, show_group
from schema.directory.user import Department, show_department
from schema.directory.user_connection import Search, UserConnection, WithDismissed, show_users
from schema.paging import After, First

WithArchived = Annotated[bool, strawberry.argument(description="Whether to list what is out of use too.")]


@strawberry.type
class DirectoryQuery:
    @strawberry.field(
        description="The company's people by name, whoever asks: anybody may be mentioned, or given a record."
    )
    async def users(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        search: Search = "",
        include_dismissed: WithDismissed = False,
    ) -> UserConnection:
        return await show_users(info, first, after, search, include_dismissed)

    @strawberry.field(description="All departments of the company, by name.")
    async def departments(self, info: Info) -> list[Department]:
        return [
            show_department(each)
            for each in alphabetical(
                (await load_departments(info.context.engine, viewer_of(info))).values(), info.context.language
            )
        ]

    @strawberry.field(description="All groups of the company, by name.")
    async def groups(self, info: Info) -> list[Group]:
        return [
            show_group(group)
            for group in alphabetical(
                (await load_groups(info.context.engine, viewer_of(info))).values(), info.context.language
            )
        ]

    @strawberry.field(description="The company's deal types, in order.")
    async def deal_types(self, info: Info, include_archived: WithArchived = False) -> list[DealType]:
        types = (await configuration_of(info)).deal_types.values()
        return [show_deal_type(each) for each in types if include_archived or not each.archived]

    @strawberry.field(description="The company's activity types, in order.")
    async def activity_types(self, info: Info, include_archived: WithArchived = False) -> list[ActivityType]:
        types = (await configuration_of(info)).activity_types.values()
        return [show_activity_type(each) for each in types if include_archived or not each.archived]

    @strawberry.field(description="The company's custom fields, in order.")
    async def custom_fields(
        self,
        info: Info,
        entity: Annotated[Entity, strawberry.argument(description="What they are fields of.")],
        include_archived: WithArchived = False,
    ) -> list[CustomField]:
        fields = (await configuration_of(info)).custom_fields.values()
        chosen = [field for field in fields if field.entity is entity and (include_archived or not field.archived)]
        return [show_custom_field(field) for field in chosen]
