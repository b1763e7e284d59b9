"""Blocks are definitions: what people could have made themselves, the same for everybody."""

from decimal import Decimal

import pytest

from models import Entity, FieldKind
from resolvers.catalog.aggregate import Aggregate
from resolvers.catalog.report import Need
from resolvers.catalog.visualisation import Visualisation
from resolvers.report_definitions.blocks import BLOCKS, Block
from resolvers.report_definitions.building import at, count, is_one_of, price
from resolvers.report_definitions.compiling import compile_report
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.document import read_definition, write_definition
from resolvers.report_definitions.limits import check_limits
from resolvers.report_definitions.needs import needs_of
from resolvers.report_definitions.parts import attributes_of, conditions_of
from resolvers.report_definitions.saved_report import saved_report
from resolvers.report_definitions.situation import ANYBODY
from resolvers.report_definitions.validation import validate
from resolvers.report_definitions.vocabulary.attribute import OF_PEOPLE, ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset
from resolvers.report_definitions.vocabulary.time import ReportTime
from resolvers.user_error import Problems
from tests.resolvers.dashboard.configurations import activity_type, configuration, deal_type, field

COMPANY = configuration(
    deal_type(1),
    activity_type(1),
    field(5, FieldKind.CHOICE, Entity.DEAL),
    field(6, FieldKind.CHOICE, Entity.ACTIVITY),
    deal_sources=(5,),
    activity_sources=(6,),
)
each_block = pytest.mark.parametrize("block", BLOCKS, ids=[block.key for block in BLOCKS])


@each_block
def test_people_could_save_its_definition(block: Block) -> None:
    problems = validate(block.definition, COMPANY)
    check_limits(problems, block.definition)
    assert problems.found == Problems().found
    assert read_definition(write_definition(block.definition)) == block.definition


@each_block
def test_it_asks_for_the_same_whoever_looks_and_when(block: Block) -> None:
    assert set(OF_PEOPLE).isdisjoint(of.attribute for of in attributes_of(block.definition)), (
        "who works there is not read for it"
    )
    assert block.fields == ()
    for _, condition in conditions_of(block.definition):
        assert all(isinstance(value, str | bool | Decimal) for value in condition.values), "no ids, days or viewers"


@each_block
def test_a_copy_is_computed_as_the_block_is(block: Block) -> None:
    copy = saved_report(7, "Copy", None, block.to_copy("ru"))
    made, shipped = compile_report(copy, ANYBODY), compile_report(block, ANYBODY)
    assert [figure.counts_returned for figure in made.figures] == [figure.counts_returned for figure in shipped.figures]
    assert [figure.label.en for figure in made.secondary] == [name.label.ru for name in block.beside]
    assert made.dimensions == shipped.dimensions
    assert made.kind == shipped.kind
    assert [repr(figure.of) for figure in made.figures] == [repr(figure.of) for figure in shipped.figures]


def test_figures_beside_the_main_one_go_by_their_names() -> None:
    named = {block.key: [figure.key for figure in compile_report(block, ANYBODY).secondary] for block in BLOCKS}
    assert {key: names for key, names in named.items() if names} == {
        "contacts": ["new"],
        "activities": ["new"],
        "deals": ["new", "open", "won", "lost"],
        "revenue": ["returned"],
        "revenue_by_deal_type": ["returned"],
        "won_deals": ["returned"],
        "lost_deals": ["returned"],
        "missed_revenue": ["returned"],
        "calls": ["missed"],
    }


def test_the_number_of_deals_alone_does_without_settings_that_its_figures_go_by() -> None:
    assert [block.key for block in BLOCKS if block.needs != needs_of(block.definition)] == ["deals"]
    [deals] = [block for block in BLOCKS if block.key == "deals"]
    assert (deals.needs, needs_of(deals.definition)) == ((), (Need.SUCCESS_STAGES, Need.FAILURE_STAGES))


def test_only_a_count_of_the_main_figures_own_rows_tells_how_many_have_returned() -> None:
    returned = count(None, is_one_of(ReportAttribute.RETURNED, True))
    lost = count(None, is_one_of(ReportAttribute.RETURNED, True), time=ReportTime.LOST)
    of_website = count(None, is_one_of(ReportAttribute.SOURCE, 1))
    told = {
        "of all": (count(), returned),
        "of others": (count(), lost),
        "of more": (of_website, returned),
        "of an average": (price(Aggregate.AVERAGE), returned),
    }
    counting = {
        name: compile_report(
            saved_report(
                7, name, None, ReportDefinition(ReportDataset.DEALS, Visualisation.NUMBER, both, at(ReportTime.WON))
            ),
            ANYBODY,
        )
        .figures[1]
        .counts_returned
        for name, both in told.items()
    }
    assert counting == {"of all": True, "of others": False, "of more": False, "of an average": True}
