"""Deal types and their stages."""

import strawberry

from resolvers.configuration import DealTypeConfig, StageConfig
from schema.context import Info
from schema.directory.configuration import configuration_of
from schema.directory.row_number import row_number
from schema.node import Node, finds, global_id


@strawberry.type(
    description="A stage deals of one type pass through. Whether it means won or lost is in the report field settings."
)
class Stage(Node):
    config: strawberry.Private[StageConfig]

    @strawberry.field(description="The stage's name.")
    def name(self) -> str:
        return self.config.name

    @strawberry.field(description="The colour it is drawn in, as it was set up; null for none.")
    def color(self) -> str | None:
        return self.config.color

    @strawberry.field(description="Whether it is out of use: deals may stand on it and cannot be moved to it.")
    def is_archived(self) -> bool:
        return self.config.archived

    @strawberry.field(description="The stage's id in the system it was imported from; null if it was made here.")
    def external_id(self) -> str | None:
        return self.config.external_id

    @strawberry.field(description="The deal type it belongs to.")
    async def deal_type(self, info: Info) -> "DealType":
        return show_deal_type((await configuration_of(info)).deal_types[self.config.deal_type_id])


@strawberry.type(description="A kind of deals, with stages of its own.")
class DealType(Node):
    config: strawberry.Private[DealTypeConfig]

    @strawberry.field(description="The type's name.")
    def name(self) -> str:
        return self.config.name

    @strawberry.field(description="Its stages in order, archived ones included.")
    def stages(self) -> list[Stage]:
        return [show_stage(stage) for stage in self.config.stages]

    @strawberry.field(description="Whether it is out of use: it keeps its deals and takes no new ones.")
    def is_archived(self) -> bool:
        return self.config.archived

    @strawberry.field(description="The type's id in the system it was imported from; null if it was made here.")
    def external_id(self) -> str | None:
        return self.config.external_id


def show_stage(stage: StageConfig) -> Stage:
    """A stage as it is answered."""
    return Stage(id=global_id("Stage", stage.id), config=stage)


def show_deal_type(deal_type: DealTypeConfig) -> DealType:
    """A deal type as it is answered."""
    return DealType(id=global_id("DealType", deal_type.id), config=deal_type)


@finds("Stage")
async def find_stage(info: Info, key: str) -> Stage | None:
    """A stage of the viewer's company."""
    stage = (await configuration_of(info)).stages.get(row_number(key))
    return None if stage is None else show_stage(stage)


@finds("DealType")
async def find_deal_type(info: Info, key: str) -> DealType | None:
    """A deal type of the viewer's company."""
    deal_type = (await configuration_of(info)).deal_types.get(row_number(key))
    return None if deal_type is None else show_deal_type(deal_type)
