"""People and departments, at random, with one of each kind of viewer among them."""

from hypothesis import strategies as st

from tests.oracle.records import Department, Records, User
from tests.properties.definitions import Draw

# An administrator; a manager who may head departments; a user; a manager who heads none.
ADMIN, HEAD, CLERK, LONELY = "admin", "head", "clerk", "lonely"
VIEWERS = [ADMIN, HEAD, CLERK, LONELY]


def employ(draw: Draw, records: Records) -> None:
    """Adds a tree of departments, the four viewers, and others who may be dismissed or head something."""
    departments = [f"department{number}" for number in range(draw(st.sampled_from([0, 1, 2, 3, 4, 4])))]
    works_in = st.sampled_from([*departments, *departments, None])
    others = [f"person{number}" for number in range(draw(st.sampled_from([0, 1, 3, 3])))]
    for name, role in ((ADMIN, "admin"), (HEAD, "manager"), (CLERK, "user"), (LONELY, "manager")):
        records.add(User(name, role, draw(works_in)))
    for name in others:
        role = draw(st.sampled_from(["user", "manager", "admin"]))
        records.add(User(name, role, draw(works_in), draw(st.sampled_from(["active", "dismissed"]))))
    heads = st.sampled_from([None, HEAD, CLERK, ADMIN, *others])
    for number, name in enumerate(departments):
        above = departments[:number]
        parent = draw(st.sampled_from([*above, *above, None]))
        # Mostly the manager heads the first department, and so what is below it, whoever heads that.
        head = draw(st.sampled_from([HEAD, HEAD, HEAD, None]) if number == 0 else heads)
        records.add(Department(name, name, parent, head))
