"""What the tests of imports share."""

import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.importing import ImportRefusedError, ImportSummary, import_folder
from tests.resolvers.importing.company_folder import CompanyFolder

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)

Load = Callable[..., Awaitable[ImportSummary]]
Refuse = Callable[[], Awaitable[list[str]]]


async def import_small_company(engine: AsyncEngine) -> ImportSummary:
    """Imports the small company as it is."""
    with tempfile.TemporaryDirectory() as folder:
        return await import_folder(engine, CompanyFolder(Path(folder) / "acme").path, now=NOW)


@pytest.fixture
def folder(tmp_path: Path) -> CompanyFolder:
    """The small company's folder."""
    return CompanyFolder(tmp_path / "acme")


@pytest.fixture
def load(engine: AsyncEngine, folder: CompanyFolder) -> Load:
    """Imports the small company's folder, or another one."""

    async def load(path: Path | None = None, now: datetime = NOW) -> ImportSummary:
        return await import_folder(engine, path or folder.path, now=now)

    return load


@pytest.fixture
def refusal(load: Load) -> Refuse:
    """Imports the small company's folder, which must fail, and returns the problems."""

    async def refuse() -> list[str]:
        with pytest.raises(ImportRefusedError) as refused:
            await load()
        assert refused.value.more == 0
        return [str(problem) for problem in refused.value.problems]

    return refuse
