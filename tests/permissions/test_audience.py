"""Who an audience has in it, and by which rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permissions.audience import Audience, AudienceRule, Membership, Principals, Verdict

# Of the groups 1 and 2, in the department 20, which is in 10.
SOMEBODY = Membership(7, (1, 2), (20, 10))
NOBODY = Principals()

ids = st.frozensets(st.sampled_from((1, 2, 7, 10, 20, 99)), max_size=3)
principals = st.builds(Principals, ids, ids, ids, ids)
audiences = st.builds(Audience, st.booleans(), principals, principals)
members = st.builds(
    Membership,
    st.sampled_from((7, 99)),
    st.lists(st.sampled_from((1, 2)), unique=True).map(tuple),
    st.sampled_from(((), (10,), (20, 10))),
)


@pytest.mark.parametrize(
    ("audience", "rule", "principal"),
    [
        (Audience(), AudienceRule.EVERYONE, None),
        (Audience(everyone=False), AudienceRule.NOT_IN_AUDIENCE, None),
        (Audience(False, Principals(users=frozenset({7}))), AudienceRule.VIA_USER, 7),
        (Audience(False, Principals(groups=frozenset({2, 3}))), AudienceRule.VIA_GROUP, 2),
        (Audience(False, Principals(departments=frozenset({20}))), AudienceRule.VIA_DEPARTMENT, 20),
        # The one above, alone, does not reach down.
        (Audience(False, Principals(departments=frozenset({10}))), AudienceRule.NOT_IN_AUDIENCE, None),
        (Audience(False, Principals(departments_with_subs=frozenset({10}))), AudienceRule.VIA_DEPARTMENT, 10),
        (Audience(False, Principals(departments_with_subs=frozenset({10, 20}))), AudienceRule.VIA_DEPARTMENT, 20),
        (Audience(True, NOBODY, Principals(users=frozenset({7}))), AudienceRule.EXCEPT_USER, 7),
        (Audience(True, NOBODY, Principals(groups=frozenset({1}))), AudienceRule.EXCEPT_GROUP, 1),
        (Audience(True, NOBODY, Principals(departments=frozenset({10}))), AudienceRule.EVERYONE, None),
        (Audience(True, NOBODY, Principals(departments_with_subs=frozenset({10}))), AudienceRule.EXCEPT_DEPARTMENT, 10),
        (
            Audience(True, Principals(users=frozenset({7})), Principals(groups=frozenset({2}))),
            AudienceRule.EXCEPT_GROUP,
            2,
        ),
    ],
)
def test_the_rule_that_decides_is_named(audience: Audience, rule: AudienceRule, principal: int | None) -> None:
    assert audience.judge(SOMEBODY) == Verdict(rule, principal)


@given(audiences, members)
def test_an_exception_beats_every_inclusion(audience: Audience, member: Membership) -> None:
    excepted = Audience(True, NOBODY, audience.excepted).judge(member)
    assert excepted.is_admitted or audience.judge(member) == excepted


@given(audiences, members)
def test_somebody_is_in_exactly_if_something_includes_and_nothing_excepts_them(
    audience: Audience, member: Membership
) -> None:
    def covers(named: Principals) -> bool:
        own = set(member.department_ids[:1])
        return bool(
            {member.user_id} & named.users
            or {*member.group_ids} & named.groups
            or own & named.departments
            or {*member.department_ids} & named.departments_with_subs
        )

    expected = (audience.everyone or covers(audience.included)) and not covers(audience.excepted)
    assert audience.judge(member).is_admitted == expected


@given(audiences)
def test_an_audience_is_read_as_it_was_written(audience: Audience) -> None:
    assert Audience.read(audience.document()) == audience
