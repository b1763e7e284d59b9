"""Whose data a viewer sees, by hand."""

from tests.oracle.records import Company, Contact, Department, Records, User
from tests.oracle.scopes import people_seen_by
from tests.oracle.small_company import SmallCompany


def company_with_departments() -> Records:
    records = Records(Company("small"))
    records.add(
        Department("sales", head="mia"),
        Department("north", parent="sales"),
        Department("far-north", parent="north", head="noa"),
        Department("support", head="ann"),
        User("boss", "admin"),
        User("mia", "manager", "management"),
        User("noa", "manager", "far-north"),
        User("max", "manager", "sales"),
        User("ann", "user", "sales"),
        User("old", "user", "north", "dismissed"),
        User("sam", "user", "support"),
    )
    return records


def test_an_administrator_sees_the_company() -> None:
    assert people_seen_by(company_with_departments(), "boss") is None


def test_a_manager_sees_the_people_of_the_whole_tree_below_and_themselves() -> None:
    assert people_seen_by(company_with_departments(), "mia") == {"mia", "max", "ann", "old", "noa"}
    assert people_seen_by(company_with_departments(), "noa") == {"noa"}


def test_a_manager_who_heads_nothing_sees_themselves() -> None:
    assert people_seen_by(company_with_departments(), "max") == {"max"}


def test_a_user_sees_themselves_even_as_somebodys_head() -> None:
    assert people_seen_by(company_with_departments(), "ann") == {"ann"}


def test_rows_of_nobody_are_seen_by_the_whole_company_alone() -> None:
    small = SmallCompany()
    small.contact("theirs", "2024-03-01")
    small.contact("nobodys", "2024-03-01", responsible=None)
    assert small.shows("2024-03-01", "2024-03-31")["contacts"]["value"] == 2
    assert small.shows("2024-03-01", "2024-03-31", viewer="ann")["contacts"]["value"] == 1
    assert small.shows("2024-03-01", "2024-03-31", viewer="bob")["contacts"]["value"] == 0


def test_a_narrower_scope_is_an_intersection() -> None:
    small = SmallCompany()
    small.contact("anns", "2024-03-01")
    small.contact("bobs", "2024-03-01", responsible="bob")
    assert small.shows("2024-03-01", "2024-03-31", only={"bob"})["contacts"]["records"] == {"bobs"}
    assert small.shows("2024-03-01", "2024-03-31", viewer="ann", only={"bob"})["contacts"]["records"] == set()


def test_a_row_of_a_known_external_id_replaces_the_earlier_one() -> None:
    small = SmallCompany()
    small.contact("one", "2024-03-01")
    small.records.add(Contact("one", small.at("2024-04-01"), "ann"))
    assert len(small.records.contacts) == 1
    assert small.shows("2024-03-01", "2024-03-31")["contacts"]["value"] == 0
