"""What contacts are compared by."""

import pytest

from models import ContactKeyKind
from models.time_zone import time_zone
from resolvers.contact_keys.region import region_of
from resolvers.contact_keys.rules import email_key, keys_of, name_key, phone_key

_EMAIL, _PHONE, _NAME = ContactKeyKind


@pytest.mark.parametrize(
    ("zone", "region"),
    [("Europe/Moscow", "RU"), ("America/New_York", "US"), ("Asia/Almaty", "KZ"), ("Etc/UTC", None)],
)
def test_numbers_are_of_the_country_of_the_companys_time_zone(zone: str, region: str | None) -> None:
    assert region_of(time_zone(zone)) == region


def test_a_zone_is_known_by_its_former_name() -> None:
    assert region_of(time_zone("Europe/Kiev")) == region_of(time_zone("Europe/Kyiv")) == "UA"


@pytest.mark.parametrize(
    "written",
    [
        "+7 495 123-45-67",
        "8 (495) 123-45-67",
        "84951234567",
        "+7(495)1234567",
        " 495 123 45 67 ",
        "tel:+7-495-123-45-67",
    ],
)
def test_a_number_is_the_same_however_it_is_written(written: str) -> None:
    assert phone_key(written, "RU") == "+74951234567"


def test_a_number_of_another_country_is_read_by_its_code_alone() -> None:
    assert phone_key("+49 30 901820", "RU") == "+4930901820"
    assert phone_key("030 901820", "RU") is None
    assert phone_key("030 901820", "DE") == "+4930901820"


def test_extensions_tell_numbers_apart() -> None:
    assert phone_key("+7 495 123-45-67 доб. 12", "RU") == phone_key("8 495 1234567 ext. 12", "RU") == "+74951234567;12"
    assert phone_key("+7 495 123-45-67 доб. 13", "RU") != phone_key("+7 495 123-45-67", "RU")


@pytest.mark.parametrize("written", ["", "12345", "2024-01-01", "7707083893", "contract 8 495 123 45 67", "+7"])
def test_what_cannot_be_called_is_no_number(written: str) -> None:
    assert phone_key(written, "RU") is None


@pytest.mark.parametrize("written", ["Ann@Example.COM", "  ann@example.com ", "mailto:ann@example.com"])
def test_an_address_is_the_same_in_any_case_and_with_blanks_around(written: str) -> None:
    assert email_key(written) == "ann@example.com"


def test_a_domain_is_the_same_in_both_of_its_forms() -> None:
    assert email_key("ann@почта.рф") == email_key("Ann@XN--80A1ACNY.XN--P1AI") == "ann@xn--80a1acny.xn--p1ai"


@pytest.mark.parametrize("written", ["", "ann", "ann@localhost", "two words@example.com", "a@b@c.d", "Ann <a@b.com>"])
def test_what_cannot_be_written_to_is_no_address(written: str) -> None:
    assert email_key(written) is None


@pytest.mark.parametrize("written", ["Семёнов Пётр", "  пётр   СЕМЕНОВ ", "Петр, Семенов", "Семе\u0308нов Пётр"])
def test_a_name_is_the_same_whatever_case_blanks_dots_and_order(written: str) -> None:
    assert name_key(written) == "петр семенов"


def test_quotes_are_no_part_of_a_name() -> None:
    assert name_key("ООО «Ромашка»") == name_key('Ромашка "ООО"') != name_key("ООО Ромашки")
    assert name_key("—") is None


def test_any_text_field_may_hold_several_addresses_and_numbers() -> None:
    values = ["ann@example.com; +7 495 123-45-67", "8 495 7654321|b@example.com", 5, True, "Perm", "2024-01-01"]
    assert keys_of("Ann", values, "RU") == {
        (_EMAIL, "ann@example.com"),
        (_EMAIL, "b@example.com"),
        (_PHONE, "+74951234567"),
        (_PHONE, "+74957654321"),
        (_NAME, "ann"),
    }


def test_long_names_have_keys_that_an_index_takes_and_differ_all_the_same() -> None:
    one, other = name_key("ΐ" * 499 + "a"), name_key("ΐ" * 499 + "b")
    assert one is not None
    assert one != other
    assert len(one.encode()) < 2_000
