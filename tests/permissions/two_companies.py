"""Two companies side by side with the same external ids, in which every row says whose it is.

Everybody has the same rows, so whoever sees two people's rows sees twice as many of everything. A price tells its owner too.
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

OURS, THEIRS = "ours", "theirs"
COMPANIES = (OURS, THEIRS)
NOBODY = "nobody"

# name: role, department. `head` heads Sales, below which is Team, which `lead` heads; `idle` heads nothing; `gone` was dismissed.
PEOPLE = {
    "admin": ("admin", ""),
    "head": ("manager", "sales"),
    "lead": ("manager", "team"),
    "idle": ("manager", "sales"),
    "junior": ("user", "team"),
    "peer": ("user", "team"),
    "gone": ("user", "team"),
    "other": ("user", "support"),
}
DEPARTMENTS = {"sales": ("", "head"), "team": ("sales", "lead"), "support": ("", "")}
OWNERS = (*PEOPLE, NOBODY)

TEAM = ("lead", "junior", "peer", "gone")
# Whose rows each of them sees, in their own company.
SEEN = {
    "admin": frozenset(OWNERS),
    "head": frozenset({"head", "idle", *TEAM}),
    "lead": frozenset(TEAM),
    "idle": frozenset({"idle"}),
    "junior": frozenset({"junior"}),
    "other": frozenset({"other"}),
}


@dataclass(frozen=True)
class Viewer:
    """Somebody who can sign in."""

    name: str
    company: str = OURS

    @property
    def email(self) -> str:
        """Their address."""
        return f"{self.name}@{self.company}.example"

    @property
    def markers(self) -> frozenset[str]:
        """The markers of all rows they see."""
        return frozenset(marker(self.company, owner) for owner in SEEN[self.name])

    def __str__(self) -> str:
        return f"{self.name}-of-{self.company}"


VIEWERS = (*(Viewer(name) for name in SEEN), Viewer("admin", THEIRS))
ALL_MARKERS = frozenset(f"[row of {owner} of {company}]" for company in COMPANIES for owner in OWNERS)


def marker(company: str, owner: str) -> str:
    """What stands in every text of a row of this person."""
    return f"[row of {owner} of {company}]"


def price(company: str, owner: str) -> Decimal:
    """What every deal of this person is worth: a digit of its own in every sum, and another one in the other company."""
    return Decimal((1 + COMPANIES.index(company)) * 10 ** OWNERS.index(owner)) / 100


def write_company(company: str, folder: Path) -> Path:
    """The company in the import format. All that happens, happens in March 2026."""
    folder.mkdir()
    about = {
        "external_id": company,
        "name": company,
        "timezone": "Europe/Berlin",
        "currency": "EUR",
        "week_start": "monday",
    }
    settings = {
        "activity_source_fields": ["activity-source"],
        "deal_source_fields": ["deal-source"],
        "deal_types": {"sale": {"price_fields": ["price"], "success_stages": ["won"], "failure_stages": ["lost"]}},
    }
    (folder / "company.json").write_text(json.dumps(about))
    (folder / "report_field_settings.json").write_text(json.dumps(settings))
    _write(
        folder, "departments", ("external_id", "name", "parent", "head"), [(d, d, *of) for d, of in DEPARTMENTS.items()]
    )
    _write(
        folder,
        "users",
        ("external_id", "email", "name", "role", "department", "status"),
        [
            (
                name,
                Viewer(name, company).email,
                f"{name} of {company}",
                *of,
                "dismissed" if name == "gone" else "active",
            )
            for name, of in PEOPLE.items()
        ],
    )
    _write_definitions(folder)
    for owner in OWNERS:
        _write_rows(folder, owner, marker(company, owner), price(company, owner))
    return folder


def _write_definitions(folder: Path) -> None:
    _write(folder, "deal_types", ("external_id", "name"), [("sale", "Sale")])
    _write(folder, "stages", ("external_id", "deal_type", "name"), [(s, "sale", s) for s in ("new", "won", "lost")])
    _write(folder, "activity_types", ("external_id", "name"), [("meeting", "Meeting")])
    fields = [
        ("price", "deal", "price"),
        ("deal-source", "deal", "choice"),
        ("deal-note", "deal", "text"),
        ("activity-source", "activity", "choice"),
        ("activity-note", "activity", "text"),
        ("contact-note", "contact", "text"),
    ]
    _write(folder, "fields", ("external_id", "entity", "kind", "name"), [(*field, field[0]) for field in fields])
    options = [(f"{entity}-web", f"{entity}-source", "Web") for entity in ("deal", "activity")]
    _write(folder, "field_options", ("external_id", "field", "label"), options)


def _write_rows(folder: Path, owner: str, mark: str, amount: Decimal) -> None:
    """A contact, an activity, a deal for each stage and one that is to be deleted, and a communication for each channel."""
    responsible = "" if owner == NOBODY else owner
    record = ("external_id", "name", "responsible", "created_at")
    at = "2026-03-10T10:00:00Z"
    _write(
        folder,
        "contacts",
        (*record, "field:contact-note"),
        [(f"contact-{owner}", f"Contact {mark}", responsible, at, mark)],
    )
    _write(
        folder,
        "activities",
        (
            "external_id",
            "responsible",
            "created_at",
            "activity_type",
            "contact",
            "field:activity-source",
            "field:activity-note",
        ),
        [
            (
                f"activity-{owner}",
                responsible,
                at,
                "meeting",
                f"contact-{owner}",
                "activity-web",
                mark,
            )
        ],
    )
    deals = [f"{stage}-{owner}" for stage in ("new", "won", "lost", "deleted")]
    _write(
        folder,
        "deals",
        (*record, "deal_type", "contact", "field:price", "field:deal-source", "field:deal-note"),
        [
            (deal, f"Deal {deal} {mark}", responsible, at, "sale", f"contact-{owner}", amount, "deal-web", mark)
            for deal in deals
        ],
    )
    moves = [(deal, "new", at) for deal in deals]
    moves += [(f"{stage}-{owner}", stage, "2026-03-20T10:00:00Z") for stage in ("won", "lost")]
    _write(folder, "transitions", ("deal", "to_stage", "occurred_at"), moves)
    _write(
        folder,
        "communications",
        ("external_id", "channel", "direction", "contact", "responsible", "occurred_at"),
        [
            (f"{channel}-{owner}", channel, "incoming", f"contact-{owner}", responsible, at)
            for channel in ("call", "sms", "email", "form")
        ],
    )


def _write(folder: Path, name: str, header: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
    path = folder / f"{name}.csv"
    is_new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows] if is_new else rows)
