"""Files tell by their names what they are of."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from resolvers.export.file_name import ascii_name, file_name
from resolvers.period import Interval

BERLIN = ZoneInfo("Europe/Berlin")
MARCH = Interval(datetime(2026, 3, 1, tzinfo=BERLIN), datetime(2026, 4, 1, tzinfo=BERLIN))
A_DAY = Interval(datetime(2026, 3, 29, tzinfo=BERLIN), datetime(2026, 3, 30, tzinfo=BERLIN))


def test_a_name_tells_title_days_and_scope() -> None:
    assert file_name("Revenue", MARCH, BERLIN, "Sales, 14 people") == "Revenue 2026-03-01–2026-03-31 Sales, 14 people"
    assert file_name("Выручка", A_DAY, BERLIN, "Вся компания") == "Выручка 2026-03-29 Вся компания"


def test_days_are_those_of_the_companys_clock() -> None:
    in_utc = Interval(MARCH.start.astimezone(UTC), MARCH.end.astimezone(UTC))
    assert file_name("x", in_utc, BERLIN, "y") == "x 2026-03-01–2026-03-31 y"
    assert file_name("x", Interval(MARCH.start, MARCH.start + timedelta(0)), BERLIN, "y") == "x 2026-03-01 y"


def test_what_systems_forbid_is_left_out() -> None:
    assert file_name('a/b\\c:"d"\r\n\u202eq', MARCH, BERLIN, "../x") == "a b c d q 2026-03-01–2026-03-31 x"


def test_the_ascii_name_is_for_old_programs() -> None:
    assert ascii_name("Revenue 2026-03-01–2026-03-31 Sales.csv") == "Revenue-2026-03-01_2026-03-31-Sales.csv"
    assert ascii_name("Выручка 2026-03-29 Ж.csv") == "2026-03-29-.csv"
    assert ascii_name("Ж") == "export"


@given(st.text(), st.text())
def test_any_title_and_scope_make_a_name(title: str, scope: str) -> None:
    name = file_name(title, MARCH, BERLIN, scope)
    assert len(name.encode()) <= 250
    assert "2026-03-01–2026-03-31" in name
    assert not set(name) & set('/\\"\r\n\t\0:*?<>|')
    assert ascii_name(name).isascii()
