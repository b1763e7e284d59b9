"""The settings of desktops."""

import strawberry

from permissions.audience import Audience as Rule
from resolvers.desktop_settings.members import Member, in_audience
from resolvers.desktop_settings.preview import list_people
from resolvers.desktop_settings.settings import read_desktop_settings
from resolvers.layout.governance import Governance
from resolvers.report_definitions.catalog_entry import CatalogEntry
from schema.context import Info
from schema.dashboard.standing_default import PRECEDENCE
from schema.dashboard.visualisation import WidgetKind
from schema.desktop_settings.audience import Audience
from schema.layout.default_layout import DefaultLayout, show_default_layouts
from schema.look_ahead import selected_below
from schema.node import global_id
from schema.writing import command_context

MAY_HIDE = (
    "Whether people, administrators too, may take blocks off their desktops. While they may not, what they have hidden is shown; "
    "it is hidden again when they may."
)
MAY_REARRANGE = (
    "Whether people, administrators too, may move and resize blocks on their desktops. While they may not, all blocks stand "
    "where the default has them; they stand where people have put them again when they may."
)


@strawberry.type(description="What administrators have decided about a block.")
class WidgetSettings:
    report: strawberry.Private[CatalogEntry]
    rule: strawberry.Private[Rule]
    members: strawberry.Private[list[Member]]

    is_pinned: bool = strawberry.field(
        description="Whether it stands where the default has it, and nobody can hide it."
    )

    @strawberry.field(description="The widget's id.")
    def widget(self) -> strawberry.ID:
        return global_id("Widget", self.report.key)

    @strawberry.field(description="Its stable name: “revenue”.")
    def key(self) -> str:
        return self.report.key

    @strawberry.field(description="Its name, in your language.")
    def title(self, info: Info) -> str:
        return self.report.title.of(info.context.language)

    @strawberry.field(description="How it is drawn.")
    def kind(self) -> WidgetKind:
        return self.report.kind

    @strawberry.field(description="Who it is for.")
    def audience(self) -> Audience:
        return Audience(data=self.rule)

    @strawberry.field(description="How many people who work here it is for.")
    def head_count(self) -> int:
        return len(in_audience(self.members, self.rule))


@strawberry.type(description="What administrators have decided about desktops.")
class DesktopSettings:
    governance: strawberry.Private[Governance]
    catalogue: strawberry.Private[tuple[CatalogEntry, ...]]
    members: strawberry.Private[list[Member]]

    @strawberry.field(description=MAY_HIDE)
    def allow_users_to_hide(self) -> bool:
        return self.governance.may_hide

    @strawberry.field(description=MAY_REARRANGE)
    def allow_users_to_rearrange(self) -> bool:
        return self.governance.may_rearrange

    @strawberry.field(description="All blocks and published reports, whoever they are for.")
    def widgets(self) -> list[WidgetSettings]:
        return self.listed()

    def listed(self) -> list[WidgetSettings]:
        """The settings of all blocks and published reports."""
        governance = self.governance
        return [
            WidgetSettings(
                report=report,
                rule=governance.audience_of(report.key),
                members=self.members,
                is_pinned=report.key in governance.pinned,
            )
            for report in self.catalogue
        ]

    @strawberry.field(description=f"The default arrangements that were made. {PRECEDENCE}")
    async def default_layouts(self, info: Info) -> list[DefaultLayout]:
        return await show_default_layouts(info)


async def show_settings(info: Info) -> DesktopSettings:
    """The settings as they are now. Raises `RequestError` (FORBIDDEN) for everybody but administrators."""
    settings = await read_desktop_settings(command_context(info))
    members = await list_people(command_context(info)) if "headCount" in selected_below(info) else []
    return DesktopSettings(governance=settings.governance, catalogue=settings.catalogue, members=members)
