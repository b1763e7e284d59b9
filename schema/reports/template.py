"""Ready reports."""

from typing import Annotated

import strawberry

from resolvers.configuration import Configuration
from resolvers.report_definitions import definition as definitions
from resolvers.reports.from_template import TakenTemplate, chosen_field
from resolvers.reports.templates import TEMPLATES, Template, TemplateGroup
from resolvers.reports.templates.template import Choice
from schema.context import Info
from schema.dashboard.visualisation import Visualisation
from schema.described_enum import describe
from schema.directory.configuration import configuration_of
from schema.directory.custom_field import CustomField, show_custom_field
from schema.directory.row_number import referred
from schema.reports.definition import ReportDefinition, show_definition
from schema.reports.inputs import NAME
from schema.writing import command_context

describe(
    TemplateGroup,
    "Where a template comes from.",
    {
        TemplateGroup.LIBRARY: "The library of what sales people ask for.",
        TemplateGroup.BLOCKS: "The blocks of the default desktop; a report made of one shows the same numbers.",
    },
    name="ReportTemplateGroup",
)


@strawberry.type(description="A ready report: to be saved as it is, or to start from.")
class ReportTemplate:
    template: strawberry.Private[Template]
    configuration: strawberry.Private[Configuration]

    @strawberry.field(description="Its stable key.")
    def key(self) -> str:
        return self.template.key

    @strawberry.field(description="Where it comes from.")
    def group(self) -> TemplateGroup:
        return self.template.group

    @strawberry.field(description="Its name, in your language.")
    def title(self, info: Info) -> str:
        return self.template.title.of(info.context.language)

    @strawberry.field(description="What it shows, in your language.")
    def description(self, info: Info) -> str:
        return self.template.description.of(info.context.language)

    @strawberry.field(description="How it is drawn.")
    def visualisation(self, info: Info) -> Visualisation:
        return self._definition(info, None).visualisation

    @strawberry.field(
        description="The custom fields it can be about, of which one is chosen, the likeliest first; empty where it is about none."
    )
    def fields(self) -> list[CustomField]:
        return [show_custom_field(field) for field in self.template.fields(self.configuration)]

    @strawberry.field(description="Whether it can be used: it is about no custom field, or there is one.")
    def is_available(self) -> bool:
        return not self.template.needs_field or bool(self.template.fields(self.configuration))

    @strawberry.field(description="What it asks for, with labels in your language; null where it cannot be used.")
    def definition(
        self,
        info: Info,
        field: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="The custom field it is about; the likeliest if left out."),
        ] = None,
    ) -> ReportDefinition | None:
        if self.template.needs_field and not self.template.fields(self.configuration):
            return None
        return show_definition(self._definition(info, field))

    def _definition(self, info: Info, field: strawberry.ID | None) -> definitions.ReportDefinition:
        field_id = None if field is None else referred("CustomField", field)
        chosen = chosen_field(self.template, self.configuration, field_id)
        return self.template.definition(Choice(info.context.language, chosen))


@strawberry.type
class ReportTemplateQuery:
    @strawberry.field(
        description="Ready reports to add or to start from: the library, and the blocks of the default desktop. Administrators only."
    )
    async def report_templates(self, info: Info) -> list[ReportTemplate]:
        command_context(info).require_administrator()
        configuration = await configuration_of(info)
        return [ReportTemplate(template=template, configuration=configuration) for template in TEMPLATES.values()]


@strawberry.input(description="A ready report to save.")
class CreateReportFromTemplateInput:
    template: str = strawberry.field(description="The template, by its key.")
    field: strawberry.ID | None = strawberry.field(
        default=None, description="The custom field it is about, one of the template's; the likeliest if left out."
    )
    name: str | None = strawberry.field(
        default=None, description=f"What it is called: {NAME} If left out, as the template, with a number if need be."
    )
    folder: strawberry.ID | None = strawberry.field(default=None, description="The folder it is in; none if left out.")

    def read(self) -> TakenTemplate:
        """The template as the resolvers take it."""
        return TakenTemplate(
            key=self.template,
            field_id=None if self.field is None else referred("CustomField", self.field),
            name=self.name,
            folder_id=None if self.folder is None else referred("ReportFolder", self.folder),
        )
