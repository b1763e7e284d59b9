"""The company's name, clock and currency."""

import pytest

from tests.schema.administration.administration import Administration
from tests.schema.records.api import codes

SHOWN = "company { name timezone weekStart currency }"


async def test_company_is_changed_and_what_is_not_given_stays(administration: Administration) -> None:
    payload = await administration.change("updateCompany", SHOWN, timezone="Asia/Tokyo", weekStart="SUNDAY")
    changed = payload["company"]
    assert (changed["timezone"], changed["weekStart"], changed["currency"]) == ("Asia/Tokyo", "SUNDAY", "EUR")
    payload = await administration.change("updateCompany", SHOWN, name=" Ours ", currency="RUB")
    assert payload["company"] == {**changed, "name": "Ours", "currency": "RUB"}
    logged = (await administration.log())[1]
    assert logged["before"] == {"timezone": "Europe/Moscow", "weekStart": "MONDAY"}
    assert logged["after"] == {"timezone": "Asia/Tokyo", "weekStart": "SUNDAY"}
    assert logged["subject"]["name"] == "Ours"
    assert logged["summary"] == "admin changed the company"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("timezone", "Europe/Atlantis", "INVALID"),
        ("timezone", "a\0", "INVALID"),
        ("timezone", "../../etc/passwd", "INVALID"),
        ("timezone", "", "INVALID"),
        ("currency", "eur", "INVALID"),
        ("currency", "EURO", "INVALID"),
        ("currency", "EUR\n", "INVALID"),
        ("name", "  ", "REQUIRED"),
        ("name", "a\ud800", "INVALID"),
    ],
)
async def test_what_no_company_can_have_changes_nothing(
    administration: Administration, field: str, value: str, code: str
) -> None:
    before = (await administration.change("updateCompany", SHOWN))["company"]
    payload = await administration.change("updateCompany", SHOWN, **{"weekStart": "FRIDAY", field: value})
    assert codes(payload) == [(field, code)]
    assert payload["company"] == before
    assert await administration.log() == []
