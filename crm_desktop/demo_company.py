"""Making the demo company."""

import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncEngine

from crm_desktop.demo.company import DemoCompany, write_demo_company
from crm_desktop.demo.last_days import live_last_days
from crm_desktop.demo.words import words_of
from crm_desktop.import_progress import import_progress
from models.time_zone import time_zone
from resolvers.authentication import find_person, save_password
from resolvers.importing import import_folder

DEMO_DEALS = 4_000


async def create_demo_company(
    engine: AsyncEngine,
    *,
    deals: int,
    seed: int,
    language: str,
    external_id: str,
    now: datetime,
    password: str,
) -> DemoCompany:
    """Makes up a company, imports it, lets its people work for some days, and gives its log-ins the password.

    Its history ends today, on its own clock.
    """
    with tempfile.TemporaryDirectory(prefix="crm-demo-") as name:
        folder = Path(name)
        today = now.astimezone(time_zone(words_of(language).timezone)).date()
        company = write_demo_company(
            folder, deals=deals, seed=seed, today=today, language=language, external_id=external_id
        )
        with import_progress() as progress:
            await import_folder(engine, folder, now=now, progress=progress)
    # An import is no news to anybody; what colleagues do afterwards is.
    await live_last_days(engine, external_id, words=words_of(language), seed=seed, now=now)
    for log_in in company.log_ins:
        await save_password(engine, await find_person(engine, log_in.email, external_id), password)
    return company
