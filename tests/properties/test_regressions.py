"""Cases that random companies have found once, kept by hand, each as small as it can be."""

from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.clock import start_of_day
from tests.oracle.records import Stage
from tests.oracle.small_company import SmallCompany
from tests.properties.answers import read_desktop
from tests.properties.comparison import Desktop, compare
from tests.properties.questions import Question
from tests.properties.settled_company import settle

BOSS = "boss"


async def both_say(engine: AsyncEngine, small: SmallCompany, name: str, question: Question) -> Desktop:
    """What the product and the oracle say alike."""
    small.records.company.external_id = name
    settled = await settle(engine, small.records)
    answer = read_desktop(await settled.desktop(BOSS, question.variables, now=question.now))
    compare(answer, question.oracle(small.records, BOSS))
    return answer


async def test_a_day_that_never_was_is_no_step_of_a_chart(shared_engine: AsyncEngine) -> None:
    small = SmallCompany("Pacific/Apia")
    small.contact("anna", "2011-12-31T12:00")
    around = Question(small.at("2012-02-01"), first=date(2011, 12, 29), last=date(2011, 12, 31))
    answer = await both_say(shared_engine, small, "apia", around)
    assert [value for _, value in answer["contacts"]["trend"]] == [0, 1]


async def test_a_period_that_never_was_is_empty(shared_engine: AsyncEngine) -> None:
    small = SmallCompany("Pacific/Apia")
    small.contact("anna", "2011-12-29T12:00")
    never = Question(small.at("2012-02-01"), first=date(2011, 12, 30), last=date(2011, 12, 30))
    answer = await both_say(shared_engine, small, "apia_never", never)
    assert answer["contacts"]["value"] == 1
    assert answer["contacts"]["secondary"] == {"new": 0}


async def test_an_archived_type_has_its_series_also_where_its_deals_are_worth_nothing(
    shared_engine: AsyncEngine,
) -> None:
    small = SmallCompany()
    small.records.deal_types["service"].archived = True
    small.deal("gift", "2024-03-05 done", created="2024-03-01", deal_type="service", price="0")
    march = Question(small.at("2024-04-01"), first=date(2024, 3, 1), last=date(2024, 3, 31))
    answer = await both_say(shared_engine, small, "gifts", march)
    assert "service" in answer["revenue_by_deal_type"]["series"]


async def test_a_win_is_won_once_and_a_loss_lost_once_when_the_type_of_a_deal_changes(
    shared_engine: AsyncEngine,
) -> None:
    small = SmallCompany()
    for name, *moves in (
        ("corrected", "2024-02-20 won/sale", "2024-03-05 done"),
        ("corrected at once", "2024-03-05 won/sale", "2024-03-06 done"),
        ("won again", "2024-02-20 won/sale", "2024-03-05 asked", "2024-03-06 done"),
        ("lost still", "2024-02-20 lost/sale", "2024-03-05 refused"),
        ("lost after all", "2024-02-20 won/sale", "2024-03-05 refused"),
    ):
        small.deal(name, *moves, created="2024-01-01", deal_type="service")
    march = Question(small.at("2024-04-01"), first=date(2024, 3, 1), last=date(2024, 3, 31))
    answer = await both_say(shared_engine, small, "corrected", march)
    assert answer["won_deals"]["records"] == {"corrected at once", "won again"}
    assert answer["won_deals"]["trend"][4][1] == answer["won_deals"]["trend"][5][1] == 1
    assert answer["revenue"]["previous"] == 300
    assert answer["lost_deals"]["records"] == {"lost after all"}
    series = answer["revenue_by_deal_type"]["series"]
    assert {name: one["total"] for name, one in series.items()} == {"sale": 100, "service": 100}


async def test_a_stage_added_last_makes_no_wins(shared_engine: AsyncEngine) -> None:
    small = SmallCompany()
    small.records.add(Stage("papers", "sale", position=9))
    small.deal("waiting", "2024-03-02 new", "2024-03-03 papers", created="2024-03-02")
    small.deal("straight", "2024-03-02 papers", created="2024-03-02")
    for name in ("first", "second", "third", "fourth"):
        small.deal(name, "2024-03-02 new", created="2024-03-02")
    march = Question(small.at("2024-04-01"), first=date(2024, 3, 1), last=date(2024, 3, 31))
    answer = await both_say(shared_engine, small, "papers", march)
    steps = [(stage, count) for stage, count, *_ in answer["sales_funnel"]["funnels"]["sale"]["steps"]]
    assert steps == [("new", 6), ("offer", 2), ("papers", 2), ("won", 0), ("paid", 0)]


async def test_nothing_has_elapsed_while_clocks_show_the_day_before_once_more(shared_engine: AsyncEngine) -> None:
    small = SmallCompany("America/St_Johns")
    sunday = date(2010, 11, 7)  # a minute after its midnight, it was Saturday 23:01 again
    small.contact("anna", "2010-11-04T23:45")
    now: datetime = start_of_day(sunday, small.zone) + timedelta(minutes=30)
    answer = await both_say(shared_engine, small, "st_johns", Question(now, first=sunday, last=date(2010, 11, 8)))
    assert answer["contacts"]["previous"] == 1
