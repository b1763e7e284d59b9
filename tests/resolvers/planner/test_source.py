"""One place decides where a scan reads from, and nothing else of a scan names a table of facts."""

import ast
import re
from pathlib import Path

import pytest
from sqlalchemy import Subquery, column, table

import resolvers
from models import Base
from resolvers.catalog.attribute import ACTIVITY_TYPE, ANSWERED, DEAL_TYPE, PRICE, RESPONSIBLE, SOURCE, Attribute
from resolvers.catalog.condition import equals
from resolvers.catalog.dataset import ACTIVITIES, COMMUNICATIONS, CONTACTS, DEALS, TRANSITIONS
from resolvers.catalog.measure import COUNT, DEAL_PRICE, Measure
from resolvers.catalog.population import Outcome, Population, created, entered, existing, standing
from resolvers.catalog.type_fields import SettingsShape
from resolvers.planner import scan_text as scan
from resolvers.planner.scan_shape import ScanShape
from resolvers.planner.source import source_of

FACTS = {"contacts", "activities", "deals", "transitions", "communications"}
SCANS = {
    "contacts": (existing(CONTACTS), COUNT, RESPONSIBLE),
    "activities": (created(ACTIVITIES), COUNT, ACTIVITY_TYPE),
    "sources": (created(ACTIVITIES), COUNT, SOURCE),
    "deals": (created(DEALS), DEAL_PRICE, DEAL_TYPE),
    "transitions": (created(TRANSITIONS), COUNT, DEAL_TYPE),
    "communications": (created(COMMUNICATIONS), COUNT, ANSWERED),
    "won": (entered(Outcome.SUCCESS), DEAL_PRICE, DEAL_TYPE),
    "open": (standing(Outcome.OPEN), DEAL_PRICE, RESPONSIBLE),
}


def shape_of(population: Population, measure: Measure, by: Attribute) -> ScanShape:
    """A scan of the measure under a condition, in all and by an attribute."""
    columns = ((measure, ()), (measure, (equals(by, None).shape,)))
    return ScanShape(population, False, False, ((), (by,)), columns, SettingsShape(1, 1, 1), ())


def tables_in(text: str) -> set[str]:
    """The product's tables that a statement names."""
    return {name for name in Base.metadata.tables if re.search(rf"\b{name}\b", text)}


def elsewhere(of: ScanShape) -> Subquery:
    """Rows that somebody keeps ready."""
    return table("kept", column("id"), column("at"), *(column(each.key) for each in of.attributes)).select().subquery()


@pytest.mark.parametrize("name", SCANS)
def test_where_a_scan_reads_is_decided_in_one_place(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    of = shape_of(*SCANS[name])
    assert tables_in(scan.scan_text(of)) & FACTS
    monkeypatch.setattr(scan, "source_of", elsewhere)
    text = scan.scan_text.__wrapped__(of)
    assert tables_in(text) == set()
    assert "kept" in text


def test_a_source_has_what_the_scan_asks_of_its_rows() -> None:
    for each in SCANS.values():
        of = shape_of(*each)
        assert {attribute.key for attribute in of.attributes} <= set(source_of(of).c.keys())
        assert PRICE not in of.attributes or "price" in source_of(of).c


def test_only_the_choice_of_a_source_and_the_rows_behind_numbers_ask_for_base_rows() -> None:
    folder = Path(resolvers.__file__).parent
    calling = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "base_rows"
    }
    assert calling == {"planner/source.py", "planner/selection.py"}
