"""Moving deals: what writing costs."""

import itertools
from collections.abc import Callable

import orjson
import psycopg

from schema.node import global_id

from .http_client import request_of

# How many people move deals at once.
WRITERS = (1, 16)
_DEALS = 64
_MOVE = "mutation($deal: ID!, $stage: ID!) { moveDeal(input: {deal: $deal, toStage: $stage}) { userErrors { code } } }"


def never_the_same_deal(url: str, headers: dict[str, str], deals: int = _DEALS) -> Callable[[], bytes]:
    """Moves one deal after another of so many of the large company on by a stage; when all were moved, all back again, and so on."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT d.id, d.stage_id, other.id FROM deals d JOIN companies c ON c.id = d.company_id AND c.external_id = 'demo' "
            "JOIN deal_type_report_fields f ON f.company_id = d.company_id AND f.deal_type_id = d.deal_type_id "
            "CROSS JOIN LATERAL (SELECT s.id FROM stages s WHERE s.company_id = d.company_id AND s.deal_type_id = d.deal_type_id "
            "  AND s.id <> d.stage_id AND s.id <> ALL(f.success_stage_ids || f.failure_stage_ids) ORDER BY s.id LIMIT 1) AS other "
            "WHERE d.deleted_at IS NULL AND d.stage_id <> ALL(f.success_stage_ids || f.failure_stage_ids) ORDER BY d.id LIMIT %s",
            [deals],
        ).fetchall()
    there, back = ([(deal, stages[way]) for deal, *stages in rows] for way in (1, 0))
    moves = itertools.cycle([*there, *back])

    def next_request() -> bytes:
        deal, stage = next(moves)
        variables = {"deal": global_id("Deal", deal), "stage": global_id("Stage", stage)}
        return request_of("/graphql", orjson.dumps({"query": _MOVE, "variables": variables}), headers)

    return next_request
