"""Numbers with the rows behind them."""

import strawberry

from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.explanation import explain
from resolvers.dashboard.filters.of_number import filters_of_number
from resolvers.dashboard.widget_data import CountedData
from resolvers.planner.record_order import RecordOrder, RecordSort
from schema.context import Info
from schema.dashboard.explanation import Explanation, show_explanation
from schema.dashboard.filter import DashboardFilter, show_filters
from schema.dashboard.record_connection import Descending, RecordConnection, SearchRows, SortBy, show_records
from schema.paging import After, First


@strawberry.interface(description="A number with the rows behind it.")
class Counted:
    widget: strawberry.Private[Widget]
    data: strawberry.Private[CountedData]

    @strawberry.field(description="Its path within its widget, the same whatever the period: `Widget.number` takes it.")
    def path(self) -> str:
        return self.widget.paths[self.data]

    @strawberry.field(
        description="The rows behind the number. They add up to it. Null only beside an error that says why."
    )
    async def records(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        sort_by: SortBy = RecordSort.COUNTED_AT,
        descending: Descending = True,
        search: SearchRows = "",
    ) -> RecordConnection | None:
        order = RecordOrder(sort_by, descending)
        return await show_records(info, self.widget, self.data, first, after, order, search)

    @strawberry.field(
        description="The filters by which a desktop is narrowed to what the number counts: one for each category it is of, as far as "
        "desktops are filtered by such. Empty for a whole, and for a step of time."
    )
    def narrows_to(self, info: Info) -> list[DashboardFilter]:
        situation = self.widget.dashboard.situation
        filters = filters_of_number(self.widget.report, situation, self.data)
        return show_filters(filters, situation, info.context.language)

    @strawberry.field(
        description="How the number came about. The period of a step of time is the step; what is compared, and the remarks on "
        "what is counted, are the widget's total's."
    )
    def explain(self, info: Info) -> Explanation:
        company = self.widget.dashboard.viewer.company
        return show_explanation(explain(self.widget, self.data), company, info.context.language)
