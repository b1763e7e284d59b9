"""What pickers offer."""

from typing import Annotated

import strawberry

from models import Entity, FieldKind
from resolvers.alphabet import alphabetical
from resolvers.configuration import CustomFieldConfig
from resolvers.directory.department import load_departments, load_groups
from resolvers.directory.placed_department import in_tree_order
from schema.context import Info, viewer_of
from schema.directory.activity_type import ActivityType, show_activity_type
from schema.directory.archived import WithArchived, in_use
from schema.directory.configuration import configuration_of
from schema.directory.custom_field import CustomField, CustomFieldConnection, show_custom_field
from schema.directory.deal_type import DealType, show_deal_type
from schema.directory.found import (
    ActivityTypeConnection,
    DealTypeConnection,
    DepartmentConnection,
    GroupConnection,
    InScope,
    SearchNames,
    edge_of,
    show_found,
    show_placed,
)
from schema.directory.group import Group, show_group
from schema.directory.row_number import referred
from schema.directory.user import Department, show_department
from schema.directory.user_connection import Search, UserConnection, WithDismissed, show_users
from schema.paging import After, First

FieldsOf = Annotated[Entity, strawberry.argument(description="What they are fields of.")]


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
        in_scope: InScope = False,
    ) -> UserConnection:
        return await show_users(info, first, after, search, include_dismissed, in_scope=in_scope)

    @strawberry.field(description="The company's departments, found by name.")
    async def departments_connection(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        search: SearchNames = "",
        in_scope: InScope = False,
        outside: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Only departments that are neither this one nor a part of it: what it can be made a part of."
            ),
        ] = None,
    ) -> DepartmentConnection:
        viewer = viewer_of(info)
        departments = (await load_departments(info.context.engine, viewer)).values()
        listed = [each for each in departments if not in_scope or viewer.is_admin or each.id in viewer.department_ids]
        number = None if outside is None else referred("Department", outside)
        placed = in_tree_order(listed, info.context.language, number)
        return show_found(DepartmentConnection, placed, show_placed, first, after, search)

    @strawberry.field(description="The company's groups, found by name.")
    async def groups_connection(
        self, info: Info, first: First = 20, after: After = None, search: SearchNames = ""
    ) -> GroupConnection:
        groups = (await load_groups(info.context.engine, viewer_of(info))).values()
        listed = alphabetical(groups, info.context.language)
        return show_found(GroupConnection, listed, edge_of(show_group), first, after, search)

    @strawberry.field(description="The company's deal types, found by name.")
    async def deal_types_connection(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        search: SearchNames = "",
        include_archived: WithArchived = False,
    ) -> DealTypeConnection:
        types = in_use((await configuration_of(info)).deal_types.values(), include_archived)
        return show_found(DealTypeConnection, types, edge_of(show_deal_type), first, after, search)

    @strawberry.field(description="The company's activity types, found by name.")
    async def activity_types_connection(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        search: SearchNames = "",
        include_archived: WithArchived = False,
    ) -> ActivityTypeConnection:
        types = in_use((await configuration_of(info)).activity_types.values(), include_archived)
        return show_found(ActivityTypeConnection, types, edge_of(show_activity_type), first, after, search)

    @strawberry.field(description="The company's custom fields, found by name.")
    async def custom_fields_connection(
        self,
        info: Info,
        entity: FieldsOf,
        first: First = 20,
        after: After = None,
        search: SearchNames = "",
        include_archived: WithArchived = False,
        kind: Annotated[
            FieldKind | None, strawberry.argument(description="Only those that hold this; all, if left out.")
        ] = None,
        deal_type: Annotated[
            strawberry.ID | None,
            strawberry.argument(
                description="Only those that deals of this type have: its own, and those of all deals."
            ),
        ] = None,
    ) -> CustomFieldConnection:
        fields = in_use((await configuration_of(info)).custom_fields.values(), include_archived)
        listed = [field for field in fields if field.entity is entity]

        of_type = None if deal_type is None else (None, referred("DealType", deal_type))

        def fits(field: CustomFieldConfig) -> bool:
            if of_type and (entity is not Entity.DEAL or field.record_type_id not in of_type):
                return False
            return kind is None or field.kind is kind

        return show_found(CustomFieldConnection, listed, edge_of(show_custom_field), first, after, search, fits)

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
        types = in_use((await configuration_of(info)).deal_types.values(), include_archived)
        return [show_deal_type(each) for each in types]

    @strawberry.field(description="The company's activity types, in order.")
    async def activity_types(self, info: Info, include_archived: WithArchived = False) -> list[ActivityType]:
        types = in_use((await configuration_of(info)).activity_types.values(), include_archived)
        return [show_activity_type(each) for each in types]

    @strawberry.field(description="The company's custom fields, in order.")
    async def custom_fields(
        self,
        info: Info,
        entity: FieldsOf,
        include_archived: WithArchived = False,
    ) -> list[CustomField]:
        fields = in_use((await configuration_of(info)).custom_fields.values(), include_archived)
        return [show_custom_field(field) for field in fields if field.entity is entity]
