"""Departments of these tests are small, and have cells all the same."""

from tests.resolvers.cells.conftest import small_departments_have_cells

__all__ = ["small_departments_have_cells"]
