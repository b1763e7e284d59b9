"""A definition that means nothing is refused, with the place of the mistake, and is nobody's error but its author's."""

import json
from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.oracle.records import Contact, Department, Field, Group, Option
from tests.oracle.reports.documents import Document, report
from tests.oracle.small_company import SmallCompany
from tests.properties.examples import tried
from tests.properties.people import ADMIN
from tests.properties.reports.document import ERRORS_ONLY
from tests.properties.reports.inputs import definition_input
from tests.properties.reports.queries import Names, names_of
from tests.properties.reports.scenes import ReportScene, report_scenes
from tests.properties.reports.wrong_definitions import FOREIGN, MISTAKES, Mistake
from tests.properties.settled_company import SettledCompany, settle

BOSS = "boss"


@pytest.fixture(scope="module")
async def foreign(shared_engine: AsyncEngine) -> Names:
    """The names of another company, which has everything."""
    small = SmallCompany()
    small.records.company.external_id = "foreigners"
    add_everything(small)
    return await names_of(shared_engine, (await settle(shared_engine, small.records)).id)


@pytest.fixture(scope="module")
async def home(shared_engine: AsyncEngine) -> SettledCompany:
    """A company of the mistakes' own."""
    small = SmallCompany()
    small.records.company.external_id = "mistaken"
    add_everything(small)
    return await settle(shared_engine, small.records)


def add_everything(small: SmallCompany) -> None:
    """What mistakes speak of."""
    records = small.records
    for entity in ("contact", "activity", "deal"):
        for kind in ("text", "number", "choice", "date", "flag"):
            records.add(Field(f"{entity}_{kind}", entity, None, kind))
        records.add(Field(f"{entity}_old", entity, None, "number", archived=True))
    records.add(Option("web", "deal_choice", "Web"))
    records.add(Department("sales"), Group("north"), Contact("acme", small.at("2024-03-01"), "ann"))


def both(own: Names, foreign: Names) -> Names:
    """The names of one company, and those of another behind a prefix."""
    return Names(
        {
            type_name: numbers | {f"{FOREIGN}{name}": number for name, number in foreign.numbers[type_name].items()}
            for type_name, numbers in own.numbers.items()
        }
    )


async def errors(settled: SettledCompany, names: Names, person: str, document: Document, now: Any) -> list[Any]:
    """The mistakes that the API finds; there is nothing to see then."""
    variables = {"definition": definition_input(document, names.id_of)}
    answer = (await settled.ask(person, ERRORS_ONLY, variables, now=now))["previewReport"]
    assert (answer["widget"] is None) == bool(answer["userErrors"])
    return answer["userErrors"]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
async def test_a_mistake_is_told_with_its_place(home: SettledCompany, foreign: Names, mistake: Mistake) -> None:
    names = both(await names_of(home.engine, home.id), foreign)
    now = SmallCompany().at("2024-04-01")
    assert await errors(home, names, BOSS, report(), now) == []
    check(await errors(home, names, BOSS, mistake.made_in(report()), now), mistake)


@tried
@given(scene=report_scenes(), mistakes=st.lists(st.sampled_from(MISTAKES), min_size=8, max_size=8))
async def test_whatever_is_wrong_is_told_and_never_breaks(
    shared_engine: AsyncEngine, foreign: Names, scene: ReportScene, mistakes: list[Mistake]
) -> None:
    settled = await settle(shared_engine, scene.company.records)
    names = both(await names_of(shared_engine, settled.id), foreign)
    for document, mistake in zip(scene.documents, mistakes, strict=False):
        wrong = mistake.made_in(document)
        note(f"{mistake}: {json.dumps(wrong)}")
        check(await errors(settled, names, ADMIN, wrong, scene.question.now), mistake)


def check(errors: list[Any], mistake: Mistake) -> None:
    """The mistake is among what is told."""
    assert errors
    for error in errors:
        assert error["code"]
        assert error["message"]
    paths = [[part for part in error["field"] if part != "definition"] for error in errors]
    assert any(path and path[0] in mistake.places for path in paths), paths
