"""The people are those of a living company."""

from collections import Counter, defaultdict
from pathlib import Path

from crm_desktop.demo.people import people_needed
from tests.crm_desktop.demo.written_company import TODAY, WrittenCompany, write


def test_departments_are_a_tree_of_three_levels_and_each_has_an_active_head_of_its_own(company: WrittenCompany) -> None:
    departments = {row["external_id"]: row for row in company.rows("departments")}
    users = {user["external_id"]: user for user in company.users}

    def level(identifier: str) -> int:
        parent = departments[identifier]["parent"]
        return 1 + (level(parent) if parent else 0)

    assert {level(identifier) for identifier in departments} == {1, 2, 3}
    for identifier, department in departments.items():
        head = users[department["head"]]
        assert (head["role"], head["status"], head["department"]) == ("manager", "active", identifier)


def test_there_is_an_administrator_a_manager_without_a_department_and_somebody_in_none(company: WrittenCompany) -> None:
    heads = {row["head"] for row in company.rows("departments")}
    assert any(user["role"] == "admin" for user in company.users)
    assert any(user["role"] == "manager" and user["external_id"] not in heads for user in company.users)
    assert any(user["role"] == "user" and not user["department"] for user in company.users)


def test_several_dismissed_people_still_own_rows(company: WrittenCompany) -> None:
    dismissed = {user["external_id"] for user in company.users if user["status"] == "dismissed"}
    assert len(dismissed) >= 3
    for name in ("deals", "contacts", "activities", "communications"):
        assert len(dismissed & {row["responsible"] for row in company.rows(name)}) >= 3, name


def test_nobody_works_after_they_have_left(company: WrittenCompany) -> None:
    dismissed = {user["external_id"] for user in company.users if user["status"] == "dismissed"}
    last_month = str(TODAY)[:7]
    assert not [deal for deal in company.deals if deal["responsible"] in dismissed and deal["created_at"] > last_month]
    moves = [row for row in company.rows("transitions") if row["occurred_at"] > last_month]
    assert not [row for row in moves if row["actor"] in dismissed]


def test_a_few_records_have_no_responsible_person(company: WrittenCompany) -> None:
    for name, least in (("deals", 5), ("contacts", 1), ("activities", 5), ("communications", 5)):
        rows = company.rows(name)
        unassigned = sum(not row["responsible"] for row in rows)
        assert least <= unassigned < 0.05 * len(rows), name


def test_groups_cut_across_departments_and_hold_nobody_twice(company: WrittenCompany) -> None:
    members: dict[str, list[str]] = defaultdict(list)
    for row in company.rows("group_members"):
        members[row["group"]].append(row["user"])
    departments = {user["external_id"]: user["department"] for user in company.users}
    assert members.keys() == {row["external_id"] for row in company.rows("groups")}
    for users in members.values():
        assert len(set(users)) == len(users)
    assert max(len({departments[user] for user in users}) for users in members.values()) > 2
    assert max(Counter(user for users in members.values() for user in users).values()) > 1


def test_people_differ_in_what_they_bring_home(company: WrittenCompany) -> None:
    taken, won = Counter[str](), Counter[str]()
    for deal in company.deals:
        rows = company.ledger.get(deal["external_id"], [])
        taken[deal["responsible"]] += 1
        won[deal["responsible"]] += bool(rows) and rows[-1]["to_stage"] in company.won_stages
    rates = sorted(won[person] / taken[person] for person in taken if taken[person] >= 60)
    assert rates[-1] > 1.3 * rates[0]


def test_addresses_are_lower_case_unique_and_of_a_domain_nobody_can_own(company: WrittenCompany) -> None:
    addresses = [user["email"] for user in company.users]
    assert len(set(addresses)) == len(addresses)
    assert all(address == address.lower() and address.isascii() for address in addresses)
    assert all(address.endswith("@demo.example") for address in addresses)


def test_log_ins_are_active_users_and_say_what_they_see(company: WrittenCompany) -> None:
    users = {user["email"]: user for user in company.users}
    log_ins = company.demo.log_ins
    assert [log_in.role for log_in in log_ins] == ["admin", "manager", "manager", "user", "manager"]
    for log_in in log_ins:
        user = users[log_in.email]
        assert (user["role"], user["name"], user["status"]) == (log_in.role, log_in.name, "active")
        assert log_in.sees
    assert "sub-departments" in log_ins[1].sees


def test_everybody_worth_logging_in_as_has_rows_to_see(company: WrittenCompany) -> None:
    owners = {deal["responsible"] for deal in company.deals}
    users = {user["email"]: user["external_id"] for user in company.users}
    assert all(users[log_in.email] in owners for log_in in company.demo.log_ins if log_in.role != "admin")


def test_the_number_of_people_grows_slowly_and_has_an_upper_limit() -> None:
    sizes = [people_needed(deals) for deals in (1, 4_000, 40_000, 400_000, 4_000_000, 40_000_000)]
    assert sizes[:2] == [30, 30]
    assert sizes == sorted(sizes)
    assert sizes[-1] == 400


def test_a_larger_company_has_more_people_and_teams(tmp_path: Path) -> None:
    small, large = write(tmp_path / "small", 100), write(tmp_path / "large", 20_000)
    assert len(small.users) == 30
    assert len(large.users) == people_needed(20_000)
    assert large.demo.rows["departments"] > small.demo.rows["departments"]
