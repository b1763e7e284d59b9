"""Demo companies that many tests read and none changes."""

import pytest

from tests.crm_desktop.demo.written_company import WrittenCompany, write


@pytest.fixture(scope="package", params=["en", "ru"])
def company(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> WrittenCompany:
    return write(tmp_path_factory.mktemp(f"demo-{request.param}"), language=request.param)
