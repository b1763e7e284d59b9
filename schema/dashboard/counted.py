"""Numbers with the rows behind them."""

import strawberry

from resolvers.dashboard.dashboard import Widget
from resolvers.dashboard.explanation import explain
from resolvers.dashboard.narrowed_to import NarrowedTo, narrowed_to
from resolvers.dashboard.widget_data import CountedData
from resolvers.planner.record_order import RecordOrder, RecordSort
from resolvers.planner.sorted_rows import Listing
from schema.context import Info
from schema.dashboard.explanation import Explanation, show_explanation
from schema.dashboard.filter import DashboardFilter, show_filters
from schema.dashboard.period import Period, show_period
from schema.dashboard.record_connection import Descending, RecordConnection, SearchRows, SortBy, show_records
from schema.paging import After, First


@strawberry.interface(description="A number with the rows behind it.")
class Counted:
    widget: strawberry.Private[Widget]
    data: strawberry.Private[CountedData]

    @strawberry.field(description="Its path within its widget, the same whatever the period: `Widget.number` takes it.")
    def path(self) -> str:
        return self.widget.path_of(self.data)

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
        listing = Listing(RecordOrder(sort_by, descending), search.strip())
        return await show_records(info, self.widget, self.data, first, after, listing)

    @strawberry.field(
        description="The filters by which a desktop is narrowed to what the number counts: one for each category it is of, as far as "
        "desktops are filtered by such; of a step of a funnel its deal type, of a loss the stage. Empty for a whole.",
    )
    def narrows_to(self, info: Info) -> list[DashboardFilter]:
        return show_filters(self._narrowed_to().filters, self.widget.dashboard.situation, info.context.language)

    @strawberry.field(
        description="The period of a desktop that shows what the number counts, where that is a step of time; null for others.",
    )
    def narrows_to_period(self) -> Period | None:
        interval, dashboard = self._narrowed_to().interval, self.widget.dashboard
        if interval is None:
            return None
        return show_period(interval, dashboard.viewer.company, dashboard.as_of)

    @strawberry.field(
        description="Whether a desktop narrowed to these filters and this period counts no more than the number does. False of a step "
        "of a funnel, as which stages deals have passed is no filter, and of a category that is none, as the rest is.",
    )
    def narrows_wholly(self) -> bool:
        return self._narrowed_to().is_whole

    def _narrowed_to(self) -> NarrowedTo:
        widget = self.widget
        return narrowed_to(widget, widget.numbers[widget.path_of(self.data)])

    @strawberry.field(
        description="How the number came about. The period of a step of time is the step; what is compared, and the remarks on "
        "what is counted, are the widget's total's.",
    )
    def explain(self, info: Info) -> Explanation:
        return show_explanation(explain(self.widget, self.data), info.context.language)
