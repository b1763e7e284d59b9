"""Reports opened by themselves: drafts for those who write them, saved ones for those they are for."""

from time import perf_counter
from typing import Annotated

import strawberry

from resolvers.comparison import Comparison
from resolvers.dashboard import dashboard
from resolvers.dashboard.widget_data import FeedResult
from resolvers.planner.record_page import PageRequest, RecordPage
from resolvers.report_definitions.saved_report import DRAFT_ID, saved_report
from resolvers.reports.opening import check_draft
from schema.context import Info
from schema.dashboard.dashboard_arguments import ComparedTo, InSteps, OfPeriod, OverScope, read_arguments
from schema.dashboard.identity import tried
from schema.dashboard.widget import Widget, show_widget
from schema.reports.definition_inputs import ReportDefinitionInput
from schema.reports.definition_reading import read_definition_request
from schema.reports.opening import open_saved
from schema.user_error import UserError, user_errors
from schema.writing import command_context


@strawberry.type(description="A report that is not saved, as it would look.")
class ReportPreview:
    view: strawberry.Private[dashboard.Widget | None]
    mark: strawberry.Private[str]

    @strawberry.field(description="The report; null where the mistakes say why.")
    def widget(self, info: Info) -> Widget | None:
        return None if self.view is None else show_widget(info, self.view, self.mark)

    @strawberry.field(
        description="How many rows its first measure is computed from; null where there is nothing computed, and for a feed."
    )
    async def row_count(self, info: Info) -> int | None:
        result = None if self.view is None else self.view.result
        if self.view is None or result is None or isinstance(result, FeedResult):
            return None
        dashboard = self.view.dashboard
        selection = result.total.selection(dashboard.as_of)
        request = PageRequest(dashboard.context.configuration, selection, 1, None)
        page: RecordPage = await info.context.loaders.pages.load(request)
        return page.count

    milliseconds: int | None = strawberry.field(
        description="How long computing it took; null where nothing was computed."
    )
    user_errors: list[UserError] = strawberry.field(description="What is wrong with the definition, all of it.")


@strawberry.type
class ReportPreviewQuery:
    @strawberry.field(
        description="A definition, tried out over your data before it is saved: with what is wrong with it, or with what it shows. "
        "Nothing is written. Administrators only."
    )
    async def preview_report(
        self,
        info: Info,
        definition: Annotated[ReportDefinitionInput, strawberry.argument(description="What the report asks for.")],
        period: OfPeriod = None,
        compare_to: ComparedTo = Comparison.PREVIOUS_PERIOD,
        scope: OverScope = None,
        granularity: InSteps = None,
    ) -> ReportPreview:
        requested = read_definition_request(definition)
        mistakes = await check_draft(command_context(info), requested)
        if mistakes:
            return ReportPreview(
                view=None, mark="", milliseconds=None, user_errors=user_errors(mistakes.found, info.context.language)
            )
        draft = saved_report(DRAFT_ID, "", None, requested.definition)
        started = perf_counter()
        view = await open_saved(info, draft, read_arguments(period, compare_to, scope, granularity), with_results=True)
        taken = round((perf_counter() - started) * 1000)
        return ReportPreview(view=view, mark=tried(definition), milliseconds=taken, user_errors=[])
