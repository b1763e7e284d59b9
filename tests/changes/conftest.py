"""Passwords that are cheap to check."""

import pytest

from resolvers.authentication import password
from tests.resolvers.authentication.staff import CHEAP_HASHER


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(password, "hasher", CHEAP_HASHER)
