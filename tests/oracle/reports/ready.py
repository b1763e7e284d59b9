"""The twelve ready reports, written down from what they are for: not read from the product."""

from tests.oracle.reports.documents import (
    Document,
    all_of,
    attribute,
    condition,
    dimension,
    measure,
    ratio,
    report,
    rows_by,
    sort,
)

_WON = all_of(condition("OUTCOME", "IS_ONE_OF", {"text": "SUCCESS"}))
_MISSED = all_of(condition("ANSWERED", "IS_ONE_OF", {"flag": False}))
_INCOMING_CALLS = all_of(
    condition("CHANNEL", "IS_ONE_OF", {"text": "call"}), condition("DIRECTION", "IS_ONE_OF", {"text": "incoming"})
)
_STUCK = all_of(condition("DAYS_IN_STAGE", "IS_AT_LEAST", {"number": "30"}))


def ready_reports(reason: str, closing: str | None) -> dict[str, Document]:
    """By their keys. `reason`: the choice field that says why deals are lost; `closing`: the date they are expected to close on."""
    return {
        "won_by_responsible": report(
            "DEALS",
            "TABLE",
            *(measure(), measure("SUM", "PRICE"), measure("AVERAGE", "PRICE")),
            time="WON",
            by=("RESPONSIBLE",),
            sort=sort(measure=1),
            limit=20,
        ),
        "average_deal": report(
            "DEALS",
            "NUMBER",
            *(measure("AVERAGE", "PRICE"), measure("MINIMUM", "PRICE"), measure("MAXIMUM", "PRICE")),
            time="WON",
        ),
        "sales_cycle": report(
            "DEALS",
            "TABLE",
            *(measure("MEDIAN", "DAYS_TO_CLOSE"), measure("AVERAGE", "DAYS_TO_CLOSE"), measure()),
            time="WON",
            by=("DEAL_TYPE",),
        ),
        "conversion_by_source": report(
            "DEALS",
            "TABLE",
            *(ratio(measure(where=_WON), measure()), measure(), measure(where=_WON)),
            by=("SOURCE",),
            sort=sort(measure=1),
        ),
        "activities_per_person": report("ACTIVITIES", "BARS", by=("RESPONSIBLE",), limit=20),
        "calls_missed": report(
            "COMMUNICATIONS",
            "TABLE",
            *(measure(where=_MISSED), measure(), ratio(measure(where=_MISSED), measure())),
            by=("RESPONSIBLE",),
            where=_INCOMING_CALLS,
            limit=20,
        ),
        "lost_reasons": report(
            "DEALS",
            "BARS",
            measure(),
            measure("SUM", "PRICE"),
            time="LOST",
            by=(dimension(attribute("FIELD", reason)),),
        ),
        "top_contacts": report(
            "DEALS", "TABLE", measure("SUM", "PRICE"), measure(), time="WON", by=("CONTACT",), limit=10
        ),
        "forecast_by_month": forecast(closing),
        "stuck_deals": report(
            "DEALS",
            "TABLE",
            *(measure(), measure("SUM", "PRICE"), measure("MEDIAN", "DAYS_IN_STAGE")),
            time="OPEN_AT_END",
            by=("STAGE",),
            where=_STUCK,
        ),
        "new_and_returning_contacts": report(
            "DEALS",
            "TABLE",
            *(measure(), measure("DISTINCT", "CONTACT"), measure(where=_WON)),
            by=("IS_FIRST_OF_CONTACT",),
        ),
        "department_comparison": report(
            "DEALS",
            "TABLE",
            measure("SUM", "PRICE", time="WON"),
            measure(time="WON"),
            ratio(measure(time="WON"), measure(time="CLOSED")),
            measure("AVERAGE", "PRICE", time="WON"),
            measure(),
            by=("DEPARTMENT",),
        ),
    }


def forecast(closing: str | None) -> Document:
    """What open deals are worth by the month they are expected to close in; without a date for that, by how it stood."""
    months = (dimension("TIME", "MONTH"),)
    if closing is None:
        return report("DEALS", "SERIES", measure("SUM", "PRICE"), time="OPEN_AT_END", by=months)
    is_open = all_of(condition("OUTCOME", "IS_ONE_OF", {"text": "OPEN"}))
    time = rows_by("DATE_FIELD", closing)
    return report("DEALS", "BARS", measure("SUM", "PRICE"), measure(), time=time, by=months, where=is_open)
