"""Deals go the ways that real ones go."""

from collections import Counter
from datetime import datetime
from itertools import pairwise
from statistics import median

from tests.crm_desktop.demo.written_company import WrittenCompany


def test_transitions_of_a_deal_are_ordered_and_none_is_before_its_creation(company: WrittenCompany) -> None:
    created = {deal["external_id"]: datetime.fromisoformat(deal["created_at"]) for deal in company.deals}
    for deal, rows in company.ledger.items():
        times = [datetime.fromisoformat(row["occurred_at"]) for row in rows]
        assert times[0] >= created[deal]
        assert all(earlier < later for earlier, later in pairwise(times))


def test_the_rows_of_one_deal_stand_together(company: WrittenCompany) -> None:
    order = [row["deal"] for row in company.rows("transitions")]
    changes = sum(one != other for one, other in pairwise(order))
    assert changes == len(set(order)) - 1


def test_stages_belong_to_the_type_that_the_row_names_or_else_to_the_deal_s(company: WrittenCompany) -> None:
    stage_types = {row["external_id"]: row["deal_type"] for row in company.rows("stages")}
    deal_types = {deal["external_id"]: deal["deal_type"] for deal in company.deals}
    for deal, rows in company.ledger.items():
        for row in rows:
            assert stage_types[row["to_stage"]] == (row["deal_type"] or deal_types[deal])
        # A deal's type is the one it has been moved to last.
        assert rows[-1]["deal_type"] == ""


def test_a_quarter_to_a_third_of_the_deals_are_won(company: WrittenCompany) -> None:
    now = Counter(
        "won" if path[-1] in company.won_stages else "lost" if path[-1] in company.lost_stages else "open"
        for path in company.paths()
    )
    assert 0.25 <= now["won"] / len(company.deals) <= 0.36
    assert now["lost"] > now["won"]
    assert 0.05 <= now["open"] / len(company.deals) <= 0.25


def test_deals_take_days_to_months(company: WrittenCompany) -> None:
    days: list[int] = []
    for rows in company.ledger.values():
        if rows[-1]["to_stage"] in company.won_stages and len(rows) > 1:
            first, last = (datetime.fromisoformat(row["occurred_at"]) for row in (rows[0], rows[-1]))
            days.append((last - first).days)
    assert 14 <= median(days) <= 90
    assert min(days) < 7
    assert max(days) > 150


def test_some_deals_stand_on_no_stage_and_some_are_staged_later(company: WrittenCompany) -> None:
    assert 0 < len(company.deals) - len(company.ledger) < 0.05 * len(company.deals)
    created = {deal["external_id"]: deal["created_at"] for deal in company.deals}
    later = [deal for deal, rows in company.ledger.items() if rows[0]["occurred_at"] != created[deal]]
    assert 0 < len(later) < 0.05 * len(company.deals)


def test_some_deals_are_created_on_a_successful_stage(company: WrittenCompany) -> None:
    assert any(path[0] in company.won_stages for path in company.paths())


def test_deals_are_reopened_after_a_loss_and_after_a_win_and_won_again(company: WrittenCompany) -> None:
    seen: Counter[str] = Counter()
    for path in company.paths():
        pairs = list(pairwise(path))
        seen["after a loss"] += any(
            one in company.lost_stages and other not in company.lost_stages for one, other in pairs
        )
        seen["after a win"] += any(
            one in company.won_stages and other not in company.won_stages for one, other in pairs
        )
        entries = sum(
            stage in company.won_stages and (number == 0 or path[number - 1] not in company.won_stages)
            for number, stage in enumerate(path)
        )
        seen["won again"] += entries > 1
    assert seen["after a loss"] > 10
    assert seen["after a win"] > 3
    assert seen["won again"] > 0


def test_deals_move_between_two_successful_stages(company: WrittenCompany) -> None:
    assert any({"service.signed", "service.paid"} <= set(path) for path in company.paths())
    assert any(path[-1] == "service.signed" for path in company.paths())


def test_deals_jump_over_stages_and_go_back(company: WrittenCompany) -> None:
    positions = {row["external_id"]: (row["deal_type"], int(row["position"])) for row in company.rows("stages")}
    closed = company.won_stages | company.lost_stages
    steps: Counter[int] = Counter()
    for path in company.paths():
        for one, other in pairwise(path):
            if one not in closed and other not in closed and positions[one][0] == positions[other][0]:
                steps[positions[other][1] - positions[one][1]] += 1
    assert steps[1] > steps[2] > 0
    assert steps[-1] > 0


def test_deals_are_lost_from_every_intermediate_stage(company: WrittenCompany) -> None:
    closed = company.won_stages | company.lost_stages
    open_stages = {row["external_id"] for row in company.rows("stages")} - closed
    lost_from = {one for path in company.paths() for one, other in pairwise(path) if other in company.lost_stages}
    assert len(lost_from & open_stages) > 0.9 * len(open_stages)


def test_some_deals_move_to_another_type_midway(company: WrittenCompany) -> None:
    moved = [rows for rows in company.ledger.values() if any(row["deal_type"] for row in rows)]
    assert 5 < len(moved) < 0.1 * len(company.deals)
