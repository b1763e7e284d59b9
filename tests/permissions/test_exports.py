"""What people download is what they see: not a row more, of nobody else and of no other company."""

import io
import re
from collections.abc import Iterator
from typing import Any

import httpx
import openpyxl
import pytest

from tests.permissions.two_companies import OURS, THEIRS, VIEWERS, Viewer
from tests.permissions.world import MARCH, World

ROWS = "records(first: 1) { totalCount exportUrl(format: CSV) }"
DESKTOP = f"""
query Desktop($period: PeriodInput) {{
  dashboard(period: $period, granularity: MONTH) {{
    exportUrl
    widgets {{
      key exportUrl(format: CSV)
      ... on MetricWidget {{ metric {{ {ROWS} secondary {{ {ROWS} }} trend {{ {ROWS} }} }} }}
      ... on SeriesWidget {{ total {{ {ROWS} }} series {{ points {{ {ROWS} }} }} }}
      ... on BreakdownWidget {{ total {{ {ROWS} }} slices {{ {ROWS} }} }}
      ... on MatrixWidget {{ total {{ {ROWS} }} cells {{ {ROWS} }} }}
      ... on FunnelWidget {{ total {{ {ROWS} }} funnels {{ steps {{ {ROWS} }} lost {{ {ROWS} }} }} }}
    }}
  }}
}}
"""


def addresses(answer: Any) -> Iterator[str]:
    """All addresses of files in an answer; of the rows behind a number, where there are any."""
    if isinstance(answer, dict):
        if answer.get("totalCount") == 0:
            return
        for name, each in answer.items():
            if name == "exportUrl":
                yield each
            else:
                yield from addresses(each)
    elif isinstance(answer, list):
        for each in answer:
            yield from addresses(each)


async def markers_in(world: World, viewer: Viewer, address: str) -> frozenset[str]:
    """Whose rows a file has, by their markers; all it has are in the open."""
    return markers_of(await world.api.download(viewer.email, address))


def markers_of(answer: httpx.Response) -> frozenset[str]:
    """The same of one that has come."""
    assert answer.status_code == 200, answer.text
    if "spreadsheet" in answer.headers["content-type"]:
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        text = " ".join(str(cell) for sheet in book.worksheets for row in sheet.values for cell in row)
    else:
        text = answer.content.decode()
    return frozenset(re.findall(r"\[row of \w+ of \w+\]", text))


@pytest.mark.parametrize("viewer", VIEWERS, ids=str)
async def test_files_have_the_rows_the_viewer_sees_and_no_others(world: World, viewer: Viewer) -> None:
    desktop = (await world.api.ask(viewer.email, DESKTOP, MARCH))["dashboard"]
    found = {address: await markers_in(world, viewer, address) for address in set(addresses(desktop))}
    assert len(found) > 40
    for address, markers in found.items():
        # A deal that was taken from somebody is news to them; it has no name then.
        assert markers <= viewer.markers, address
    for widget in ("contacts", "deals"):
        [total] = [address for address in found if f"/{widget}/records.csv?number=total&" in address]
        assert found[total] == viewer.markers


async def test_an_address_gives_everybody_their_own(world: World) -> None:
    head, junior = Viewer("head"), Viewer("junior")
    desktop = (await world.api.ask(head.email, DESKTOP, MARCH))["dashboard"]
    for address in sorted(addresses(desktop)):
        answer = await world.api.download(junior.email, address)
        # A number that the other has may be none of one's own.
        assert answer.status_code in (200, 404)
        if answer.status_code == 200:
            assert markers_of(answer) <= junior.markers


async def test_people_and_departments_of_another_company_are_not_found(world: World) -> None:
    admin = Viewer("admin")
    for name, ids in (("users", world.users), ("departments", world.departments)):
        theirs = [id_ for (company, _), id_ in ids.items() if company == THEIRS]
        ours = {id_ for (company, _), id_ in ids.items() if company == OURS}
        assert theirs
        assert not ours.intersection(theirs)
        for id_ in theirs:
            answer = await world.api.download(admin.email, f"/export/desktop.xlsx?{name}={id_}")
            assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")


async def test_a_narrower_scope_cuts_the_file(world: World) -> None:
    head = Viewer("head")
    asked = f"users={world.users[OURS, 'junior']}&from=2026-03-01&to=2026-03-31"
    address = f"/export/widgets/contacts/records.csv?number=total&{asked}"
    assert await markers_in(world, head, address) == Viewer("junior").markers
    outside = f"users={world.users[OURS, 'other']}"
    answer = await world.api.download(head.email, f"/export/widgets/contacts/records.csv?number=total&{outside}")
    assert (answer.status_code, answer.json()["code"]) == (403, "FORBIDDEN")
