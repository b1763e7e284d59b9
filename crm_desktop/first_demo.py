"""The demo company of the embedded database: made on the first start, its log-ins told on every start."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

import fasteners  # pyright: ignore[reportMissingTypeStubs]
from sqlalchemy import exists, select

from crm_desktop.app import utc_now
from crm_desktop.demo.log_ins import LogIn
from crm_desktop.demo_company import DEMO_DEALS, create_demo_company
from crm_desktop.opened_database import open_engine
from models import Company


@dataclass(frozen=True, slots=True)
class DemoLogIns:
    """Who to log in as, and the one password of all of them. Good for the demo company only, which holds nobody's data."""

    password: str
    people: tuple[LogIn, ...]


async def ensure_demo(url: str, data_dir: Path) -> DemoLogIns | None:
    """Makes the demo company if there is no company yet.

    Returns its log-ins, as they were noted when it was made; ``None`` if it never was.
    """
    notes = data_dir / "demo-log-ins.json"
    # Two processes on a new folder: the second finds the company of the first.
    with fasteners.InterProcessLock(str(data_dir / ".making-demo")):
        async with open_engine(url) as engine:
            async with engine.connect() as connection:
                has_company = (await connection.execute(select(exists(select(Company.id))))).scalar_one()
            if not has_company:
                password = secrets.token_urlsafe(9)
                company = await create_demo_company(
                    engine,
                    deals=DEMO_DEALS,
                    seed=1,
                    language="en",
                    external_id="demo",
                    now=utc_now(),
                    password=password,
                )
                notes.touch(mode=0o600)
                people = [asdict(log_in) for log_in in company.log_ins]
                notes.write_text(json.dumps({"password": password, "people": people}, indent=1), encoding="utf-8")
    if not notes.exists():
        return None
    noted = json.loads(notes.read_text(encoding="utf-8"))
    return DemoLogIns(noted["password"], tuple(LogIn(**person) for person in noted["people"]))
