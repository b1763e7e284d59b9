"""An office of the test's own and its settings."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.resolvers.records.office import Office
from tests.schema.report_field_settings.settings_api import SettingsApi, open_settings


@pytest.fixture
async def api(engine: AsyncEngine, office: Office) -> SettingsApi:
    return await open_settings(engine, office)
