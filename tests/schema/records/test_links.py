"""Records open in the system they came from, by a link that the company sets."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from models import WeekStart
from permissions.viewer import CompanyProfile, RecordLinks
from resolvers.records.link import check_link, link_of
from resolvers.records.reading import ContactRecord
from resolvers.user_error import Problems
from tests.demo_api import ADMIN, HEAD, NOW, add_demo_company, demo_api
from tests.http_api import HttpApi

SET = """mutation($links: RecordLinksInput!) { updateCompany(input: { links: $links }) {
  company { links { contact deal } } userErrors { field code message } } }"""
ROWS = """{ viewer { company { links { deal } } } dashboard { widget(key: "deals") { total { records(first: 5) { edges { node {
  externalId url } } } } } } }"""
GOOD = "https://crm.example/deals/{externalId}"


@pytest.fixture(scope="module")
async def api(create_database: Callable[[], str]) -> AsyncIterator[HttpApi]:
    async with demo_api(create_database(), deals=20) as api:
        await add_demo_company(api, deals=5, external_id="other")
        yield api


def company(**links: str) -> CompanyProfile:
    return CompanyProfile(1, "c", "C", "UTC", "EUR", WeekStart.MONDAY, RecordLinks(**links))


def contact(external_id: str | None) -> ContactRecord:
    return ContactRecord(
        id=1,
        external_id=external_id,
        title="A",
        responsible=None,
        created_by=None,
        created_at=NOW,
        fields={},
        deleted=False,
    )


async def links(api: HttpApi, who: str = HEAD) -> list[Any]:
    rows = (await api.ask(who, ROWS))["dashboard"]["widget"]["total"]["records"]["edges"]
    return [(row["node"]["externalId"], row["node"]["url"]) for row in rows]


async def test_records_open_where_the_company_says(api: HttpApi) -> None:
    assert {url for _, url in await links(api)} == {None}
    saved = (await api.ask(ADMIN, SET, {"links": {"deal": GOOD}}))["updateCompany"]
    assert saved == {"company": {"links": {"contact": None, "deal": GOOD}}, "userErrors": []}
    found = await links(api)
    assert found
    assert all(url == f"https://crm.example/deals/{id_}" for id_, url in found)
    # It is the company's own, and of no kind but this one.
    assert {url for _, url in await links(api, "head@other.example")} == {None}
    assert (await api.ask(ADMIN, SET, {"links": {"contact": GOOD}}))["updateCompany"]["company"]["links"][
        "deal"
    ] == GOOD
    await api.ask(ADMIN, SET, {"links": {"deal": ""}})
    assert {url for _, url in await links(api)} == {None}


async def test_only_administrators_set_links(api: HttpApi) -> None:
    [error] = (await api.send(HEAD, SET, {"links": {"deal": GOOD}}))["errors"]
    assert error["extensions"]["code"] == "FORBIDDEN"


async def test_what_is_no_link_is_refused_by_name_and_changes_nothing(api: HttpApi) -> None:
    saved = await api.ask(ADMIN, SET, {"links": {"contact": GOOD, "deal": "javascript:alert({externalId})"}})
    [error] = saved["updateCompany"]["userErrors"]
    assert (error["field"], error["code"]) == (["links", "deal"], "INVALID")


@pytest.mark.parametrize(
    "link",
    [
        "http://crm.example/{externalId}",
        "https://crm.example:8443/open?kind=deal&id={externalId}#top",
        "https://xn--e1afmkfd.example/сделки/{externalId}",
        "https://crm.example/#/deals/{externalId}/view",
        "https://[2001:db8::1]/{externalId}",
    ],
)
def test_addresses_of_the_web_are_links(link: str) -> None:
    problems = Problems()
    assert check_link(problems, ("links", "deal"), link) == link
    assert not problems


@pytest.mark.parametrize(
    "link",
    [
        "https://crm.example/deals/",
        "javascript:alert(1)//{externalId}",
        "data:text/html,{externalId}",
        "ftp://crm.example/{externalId}",
        "//crm.example/{externalId}",
        "/deals/{externalId}",
        "https://{externalId}/",
        "https://{externalId}.example/",
        "https:///{externalId}",
        "https://somebody:secret@crm.example/{externalId}",
        "https://crm.example/{externalId}/{id}",
        "https://crm.example/a b/{externalId}",
        "https://crm.example/\n{externalId}",
        "https:\\\\crm.example\\{externalId}",
        'https://crm.example/"{externalId}',
        "https://[crm/{externalId}",
        "https://crm.example:port/{externalId}",
        f"https://crm.example/{'a' * 500}/{{externalId}}",
    ],
)
def test_nothing_else_is(link: str) -> None:
    problems = Problems()
    check_link(problems, ("links", "deal"), link)
    assert [each.field for each in problems.found] == [("links", "deal")]


@pytest.mark.parametrize(
    ("id_", "url"),
    [
        ("17", "https://crm.example/17"),
        ("a/b?c#d", "https://crm.example/a%2Fb%3Fc%23d"),
        ('"><script>', "https://crm.example/%22%3E%3Cscript%3E"),
        ("ё {externalId}", "https://crm.example/%D1%91%20%7BexternalId%7D"),
        ("..", None),
        (".", None),
        (None, None),
    ],
)
def test_ids_are_escaped(id_: str | None, url: str | None) -> None:
    assert link_of(contact(id_), company(contact="https://crm.example/{externalId}")) == url
