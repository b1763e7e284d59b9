"""Writes the demo company: a made-up sales company with two years behind it, in the import format."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from crm_desktop.demo.business import write_business
from crm_desktop.demo.catalogue_files import write_catalogue, write_company
from crm_desktop.demo.departments import plan_departments
from crm_desktop.demo.format_files import FormatFolder
from crm_desktop.demo.log_ins import LogIn, log_ins_worth_trying
from crm_desktop.demo.office_calendar import OfficeCalendar
from crm_desktop.demo.people import hire_people, people_needed
from crm_desktop.demo.roster import Roster
from crm_desktop.demo.staff_files import write_staff
from crm_desktop.demo.words import words_of


@dataclass(frozen=True, slots=True)
class DemoCompany:
    """What there is to say about a demo company once it is written."""

    external_id: str
    name: str
    timezone: str
    log_ins: tuple[LogIn, ...]
    """One for each kind of viewer, the administrator first."""
    rows: Mapping[str, int]
    """Rows written, by table of the import format."""


def write_demo_company(
    folder: Path,
    *,
    deals: int = 4_000,
    seed: int = 1,
    today: date,
    language: str = "en",
    external_id: str = "demo",
) -> DemoCompany:
    """Writes a company with so many deals into a folder, which is made if need be; files of the format are replaced.

    The same arguments give the same bytes. ``today`` is the company's own date; its history ends at nine in the morning of that
    day. ``language`` ('en', 'ru') decides names, clock and currency. Nobody has a password yet.
    """
    if deals < 1:
        raise ValueError(f"A demo company needs at least one deal, not {deals}")
    words = words_of(language)
    # Streams of their own: a change to how people are drawn must not shift the draws of the calendar.
    people_rng, calendar_rng, business_rng = (Random(f"{seed}:{part}") for part in ("people", "calendar", "business"))
    calendar = OfficeCalendar(today, words.timezone, words.holidays, deals=deals, rng=calendar_rng)
    count = people_needed(deals)
    departments = plan_departments(count, words)
    people = hire_people(count, departments, words, domain=_domain(external_id), rng=people_rng)
    files = FormatFolder(folder)
    write_company(files, words, external_id)
    write_catalogue(files, words)
    write_staff(files, departments, people, words)
    write_business(files, deals, roster=Roster(people, people_rng), calendar=calendar, words=words, rng=business_rng)
    return DemoCompany(
        external_id=external_id,
        name=words.company_name,
        timezone=words.timezone,
        log_ins=log_ins_worth_trying(departments, people),
        rows=files.rows,
    )


def _domain(external_id: str) -> str:
    """A domain that nobody can own, one for each company: people log in by e-mail address alone."""
    label = re.sub(r"[^a-z0-9]+", "-", external_id.lower()).strip("-")
    return f"{label or 'demo'}.example"
