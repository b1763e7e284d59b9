"""Departments of these tests are small, and have cells all the same."""

import pytest

from resolvers.cells import members


@pytest.fixture(scope="package", autouse=True)
def small_departments_have_cells() -> object:
    """For all of them, so that a machine of many examples has it too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(members, "MANY", 0)
        yield
