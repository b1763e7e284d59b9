"""Activity types."""

import strawberry

from resolvers.configuration import ActivityTypeConfig
from schema.context import Info
from schema.directory.configuration import configuration_of
from schema.directory.row_number import row_number
from schema.node import Node, finds, global_id


@strawberry.type(description="A kind of activities: inquiries, meetings, whatever the company works with.")
class ActivityType(Node):
    config: strawberry.Private[ActivityTypeConfig]

    @strawberry.field(description="The type's name.")
    def name(self) -> str:
        return self.config.name

    @strawberry.field(description="Whether it is out of use: it keeps its activities and takes no new ones.")
    def is_archived(self) -> bool:
        return self.config.archived

    @strawberry.field(description="The type's id in the system it was imported from; null if it was made here.")
    def external_id(self) -> str | None:
        return self.config.external_id


def show_activity_type(activity_type: ActivityTypeConfig) -> ActivityType:
    """An activity type as it is answered."""
    return ActivityType(id=global_id("ActivityType", activity_type.id), config=activity_type)


@finds("ActivityType")
async def find_activity_type(info: Info, key: str) -> ActivityType | None:
    """An activity type of the viewer's company."""
    activity_type = (await configuration_of(info)).activity_types.get(row_number(key))
    return None if activity_type is None else show_activity_type(activity_type)
