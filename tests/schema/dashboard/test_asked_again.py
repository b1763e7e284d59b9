"""A desktop that is asked for again, by plans that were kept: whatever was written meanwhile, it is that of who has kept nothing."""

import re
from datetime import timedelta
from itertools import count
from unittest.mock import patch

import pytest

from resolvers.dashboard.assembly import metric
from resolvers.dashboard.kept_plans import KeptPlans
from tests.demo_api import ADMIN, NOW, USER
from tests.http_api import HttpApi
from tests.schema.dashboard.nothing_kept import nothing_kept

DESKTOP = """{
  dashboard(period: {from: "2026-03-01", to: "2026-04-09"}, compareTo: PREVIOUS_PERIOD) { ...Shown }
  running: dashboard(period: {from: "2026-03-01", to: "2026-04-10"}, compareTo: NONE) { ...Shown } }
fragment Shown on Dashboard { widgets {
    id key title description isNew status { code missing { text whereToSet } } can { hide move }
    placement { column row width } phone: placement(breakpoint: PHONE) { row } exportUrl(format: CSV) filters { label } total { path }
    ... on MetricWidget { metric { ...Figure trend { start path value } previousTrend { end value narrowsWholly } } }
    ... on SeriesWidget { total { ...Figure } series { category { label } total points { firstDay value } } }
    ... on BreakdownWidget { total { ...Figure } slices { category { label } value share narrowsTo { label } } }
    ... on MatrixWidget { total { ...Figure } cells { row column value } }
    ... on FunnelWidget { total { ...Figure } funnels { dealType { name } steps { count amount stage { name } } lost { count } } }
    ... on FeedWidget { unreadCount } } }
fragment Figure on Metric { path value currency previous change { percent } secondary { label value narrowsToPeriod { isRunning } }
  explain { isRunning scope settings notes { text } } }
"""
CREATED = '"2026-04-02T10:00:00+02:00"'
WRITES = (
    f'createContact(input: {{name: "New", createdAt: {CREATED}}})',
    f'createActivity(input: {{name: "New", activityType: $activityType, createdAt: {CREATED}}})',
    f'createDeal(input: {{name: "New", dealType: $dealType, createdAt: {CREATED}}})',
    "moveDeal(input: {deal: $deal, toStage: $stage})",
    "handOverDeal(input: {deal: $deal, to: $user})",
    "deleteDeal(input: {deal: $deal})",
    'updateStage(input: {stage: $stage, name: "Another"})',
    'updateDealType(input: {dealType: $dealType, name: "Of another name"})',
    "saveLayout(input: {baseRevision: 0, operations: [{hide: {widget: $widget}}, {move: {widget: $other, column: 0, row: 40}}]})",
    "updateDesktopSettings(input: {allowUsersToHide: false})",
    "setWidgetAudience(input: {widget: $widget, audience: {users: [$seller]}})",
    'updateUser(input: {user: $seller, name: "Somebody", role: MANAGER})',
    "updateUser(input: {user: $seller, role: ADMIN})",
    'updateCompany(input: {timezone: "Asia/Tokyo"})',
)
FOUND = """{ users(first: 1) { edges { node { id } } }
  widgets: dashboard { calls: widget(key: "calls") { widgetId } revenue: widget(key: "revenue") { widgetId } }
  dealTypes { id stages { id } } activityTypes { id }
  dashboard(period: {preset: THIS_YEAR}) { widget(key: "deals") { number(path: "total") {
    records(first: 1) { edges { node { ... on Deal { id dealType { id stages { id } } stage { id } } } } } } } } }"""


_numbers = count()


async def told(api: HttpApi, who: str, *, language: str = "en") -> bytes:
    # Not an answer that was kept as a whole.
    answer = await api.bytes_of(who, DESKTOP, {"unused": next(_numbers)}, language=language)
    assert b'"errors"' not in answer
    return answer


async def settled(api: HttpApi) -> bytes:
    """What the administrator is told, once PostgreSQL plans the statement no more: another plan may tell rows in another order."""
    return [await told(api, ADMIN) for _ in range(10)][-1]


async def told_anew(api: HttpApi, who: str, *, language: str = "en") -> bytes:
    """What who has kept nothing tells."""
    with nothing_kept():
        return await told(api, who, language=language)


async def test_a_desktop_of_a_thousand_days_takes_nobodys_room(api: HttpApi) -> None:
    with patch("resolvers.dashboard.widget_result_by_request.KEPT_PLANS", KeptPlans(most=5_000_000)) as kept:
        await told(api, ADMIN)
        of_others = kept.size
        assert of_others > 0
        await api.ask(
            ADMIN,
            """{ dashboard(period: {from: "2022-01-01", to: "2024-09-26"}, granularity: DAY) {
              widgets { ... on MetricWidget { metric { trend { value } previousTrend { value } } } } } }""",
        )
        assert kept.size == of_others


async def test_only_widgets_of_which_the_database_says_something_else_are_written_anew(
    api: HttpApi, written: list[str]
) -> None:
    first = await settled(api)
    assert len(written) > 30
    written.clear()
    assert await told(api, ADMIN) == first
    assert written == []
    await api.ask(
        ADMIN,
        f'mutation {{ createContact(input: {{name: "Another", createdAt: {CREATED}}}) {{ userErrors {{ field }} }} }}',
    )
    assert await told(api, ADMIN) != first
    assert 0 < len(written) < 10


async def test_a_day_that_passes_is_told(api: HttpApi, plain: HttpApi) -> None:
    before = await told(api, ADMIN)
    try:
        for hours in (1, 24):
            api.now = plain.now = NOW + timedelta(hours=hours)
            assert await told(api, ADMIN) == await told_anew(plain, ADMIN)
        assert b'"isRunning":true' in before
        assert b'"isRunning":true' not in await told(api, ADMIN)
    finally:
        api.now = plain.now = NOW


async def test_nothing_is_made_anew_of_what_is_as_it_was(api: HttpApi, monkeypatch: pytest.MonkeyPatch) -> None:
    before = await settled(api)
    monkeypatch.setattr(metric, "MetricData", None)
    assert await told(api, ADMIN) == before
    assert await told_anew(api, ADMIN) != before


async def test_who_looks_at_a_desktop_is_not_whose_it_is(api: HttpApi, plain: HttpApi) -> None:
    user = (await api.ask(USER, "{ viewer { userId } }"))["viewer"]["userId"]
    asked = f'{{ dashboard(period: {{preset: LAST_MONTH}}, asUser: "{user}") {{ widgets {{ id can {{ hide }} status {{ code }} }} }} }}'
    for _ in range(2):
        for text in (asked, asked.replace(f', asUser: "{user}"', "")):
            answer = await api.bytes_of(ADMIN, text)
            assert b'"READY"' in answer
            assert answer == await plain.bytes_of(ADMIN, text)


async def test_what_was_written_meanwhile_is_told(api: HttpApi, keeping: HttpApi, plain: HttpApi) -> None:
    found = await api.ask(ADMIN, FOUND)
    deal = found["dashboard"]["widget"]["number"]["records"]["edges"][0]["node"]
    names = {
        "deal": deal["id"],
        "stage": next(each["id"] for each in deal["dealType"]["stages"] if each != deal["stage"]),
        "dealType": deal["dealType"]["id"],
        "activityType": found["activityTypes"][0]["id"],
        "user": found["users"]["edges"][0]["node"]["id"],
        "seller": (await api.ask(USER, "{ viewer { userId } }"))["viewer"]["userId"],
        "widget": found["widgets"]["calls"]["widgetId"],
        "other": found["widgets"]["revenue"]["widgetId"],
    }
    before = await told(api, ADMIN)
    for write in WRITES:
        used = {name: value for name, value in names.items() if re.search(rf"\${name}\b", write)}
        given = ", ".join(f"${name}: ID!" for name in used)
        done = await api.ask(
            ADMIN, f"mutation{f'({given})' * bool(used)} {{ {write} {{ userErrors {{ field }} }} }}", used
        )
        assert [*done.values()] == [{"userErrors": []}], write
        for who, language in ((ADMIN, "en"), (ADMIN, "ru"), (USER, "en")):
            anew = await told_anew(plain, who, language=language)
            for asked in (api, keeping, keeping):
                assert await told(asked, who, language=language) == anew, write
    assert before != await told(api, ADMIN)
