"""Which settings a block needs, and what it is worth without them."""

import pytest

from models import Entity, FieldKind
from resolvers.configuration import Configuration, ReportFields
from resolvers.dashboard.status import readiness
from resolvers.report_definitions.blocks import BLOCKS
from tests.resolvers.dashboard.configurations import activity_type, configuration, deal_type, field

REPORTS = {block.key: block for block in BLOCKS}

NO_SUCCESS = ReportFields(price_field_ids=(1,), failure_stage_ids=(13,))
NO_FAILURE = ReportFields(price_field_ids=(1,), success_stage_ids=(12,))
NO_PRICE = ReportFields(success_stage_ids=(12,), failure_stage_ids=(13,))
NOTHING = ReportFields()

NEED_SUCCESS = {"revenue", "revenue_by_deal_type", "won_deals", "potential_revenue"}
NEED_FAILURE = {"lost_deals", "missed_revenue", "potential_revenue"}
NEED_PRICE = {"revenue", "revenue_by_deal_type", "potential_revenue", "missed_revenue"}
NEED_SOURCE = {"deal_sources", "activity_sources"}
# They count without; what they count is then of unknown worth.
LACK_PRICE = {"sales_funnel"}
NEED_NOTHING = set(REPORTS) - NEED_SUCCESS - NEED_FAILURE - NEED_PRICE - NEED_SOURCE


def statuses(found: Configuration) -> dict[str, str]:
    """Each block's status, those of the source blocks aside."""
    return {key: readiness(report, found).code.value for key, report in REPORTS.items() if key not in NEED_SOURCE}


def said(key: str, found: Configuration) -> list[str]:
    """The gaps of a block in English words."""
    return [gap.words(found).en for gap in readiness(REPORTS[key], found).missing]


def with_status(found: Configuration, status: str) -> set[str]:
    return {key for key, code in statuses(found).items() if code == status}


def test_with_all_settings_every_block_is_ready() -> None:
    found = configuration(deal_type(1))
    assert set(statuses(found).values()) == {"READY"}
    assert all(readiness(REPORTS[key], found).missing == () for key in statuses(found))


@pytest.mark.parametrize(
    ("lacking", "blocks"), [(NO_SUCCESS, NEED_SUCCESS), (NO_FAILURE, NEED_FAILURE), (NO_PRICE, NEED_PRICE)]
)
def test_what_one_type_lacks_makes_partial_and_what_all_lack_not_configured(
    lacking: ReportFields, blocks: set[str]
) -> None:
    one_lacks = configuration(deal_type(1), deal_type(2, lacking))
    in_part = LACK_PRICE if lacking is NO_PRICE else set[str]()
    assert with_status(one_lacks, "PARTIAL") == blocks | in_part
    assert with_status(one_lacks, "NOT_CONFIGURED") == set()
    all_lack = configuration(deal_type(1, lacking), deal_type(2, lacking))
    assert with_status(all_lack, "NOT_CONFIGURED") == blocks
    assert with_status(all_lack, "PARTIAL") == in_part


def test_every_type_lacking_something_else_is_not_configured_either() -> None:
    found = configuration(deal_type(1, NO_SUCCESS), deal_type(2, NO_PRICE))
    assert with_status(found, "NOT_CONFIGURED") == NEED_SUCCESS & NEED_PRICE
    assert with_status(found, "PARTIAL") == ((NEED_SUCCESS | NEED_PRICE) - (NEED_SUCCESS & NEED_PRICE)) | LACK_PRICE


def test_the_gaps_are_named_type_by_type() -> None:
    found = configuration(deal_type(1), deal_type(2, NOTHING), deal_type(3, NO_PRICE))
    assert said("potential_revenue", found) == [
        "No successful stages are chosen for “B”",
        "No unsuccessful stages are chosen for “B”",
        "No price field is chosen for “B”",
        "No price field is chosen for “C”",
    ]
    [gap] = readiness(REPORTS["won_deals"], found).missing
    assert gap.words(found).ru == "Не выбраны успешные стадии для «B»"


def test_an_archived_type_is_asked_for_nothing() -> None:
    found = configuration(deal_type(1), deal_type(2, NOTHING, archived=True))
    assert set(statuses(found).values()) == {"READY"}


@pytest.mark.parametrize("types", [(), (deal_type(1, archived=True),)], ids=["none", "archived"])
def test_without_a_deal_type_in_use_there_is_nothing_to_count_by(types: tuple[object, ...]) -> None:
    found = configuration(*types)
    assert with_status(found, "NOT_CONFIGURED") == NEED_SUCCESS | NEED_FAILURE | NEED_PRICE
    assert with_status(found, "READY") == NEED_NOTHING
    assert said("revenue", found) == ["There is no deal type yet"]


def test_a_type_whose_price_field_is_archived_is_a_type_without_one() -> None:
    archived = field(2, FieldKind.PRICE, Entity.DEAL, archived=True)
    chosen = ReportFields(price_field_ids=(1, 2), success_stage_ids=(22,), failure_stage_ids=(23,))
    found = configuration(archived, deal_type(1), deal_type(2, chosen))
    assert with_status(found, "PARTIAL") == NEED_PRICE | LACK_PRICE
    assert said("revenue", found) == said("sales_funnel", found) == ["A chosen price field is archived for “B”"]
    alone = configuration(archived, deal_type(2, chosen))
    assert with_status(alone, "NOT_CONFIGURED") == NEED_PRICE


@pytest.mark.parametrize(("key", "entity"), [("deal_sources", Entity.DEAL), ("activity_sources", Entity.ACTIVITY)])
class TestSources:
    @staticmethod
    def of(entity: Entity, *fields: object, chosen: tuple[int, ...], types: int = 2) -> Configuration:
        make = deal_type if entity is Entity.DEAL else activity_type
        sources = {"deal_sources" if entity is Entity.DEAL else "activity_sources": chosen}
        return configuration(*(make(n) for n in range(1, types + 1)), *fields, **sources)  # pyright: ignore[reportArgumentType]

    def test_without_a_source_field_it_is_not_configured(self, key: str, entity: Entity) -> None:
        found = self.of(entity, chosen=())
        assert readiness(REPORTS[key], found).code.value == "NOT_CONFIGURED"
        assert said(key, found) == [f"No {entity.value} source field is chosen"]

    def test_a_field_of_all_types_is_enough(self, key: str, entity: Entity) -> None:
        found = self.of(entity, field(5, FieldKind.CHOICE, entity), chosen=(5,))
        assert readiness(REPORTS[key], found).code.value == "READY"

    def test_a_type_without_its_field_makes_it_partial(self, key: str, entity: Entity) -> None:
        found = self.of(entity, field(5, FieldKind.CHOICE, entity, 1), chosen=(5,))
        assert readiness(REPORTS[key], found).code.value == "PARTIAL"
        assert said(key, found) == [f"No {entity.value} source field is chosen for “B”"]

    def test_fields_of_each_type_are_enough(self, key: str, entity: Entity) -> None:
        fields = [field(n, FieldKind.CHOICE, entity, n - 4) for n in (5, 6)]
        assert readiness(REPORTS[key], self.of(entity, *fields, chosen=(5, 6))).code.value == "READY"

    def test_fields_that_no_type_has_are_none(self, key: str, entity: Entity) -> None:
        found = self.of(entity, field(5, FieldKind.CHOICE, entity, 7), chosen=(5,))
        assert readiness(REPORTS[key], found).code.value == "NOT_CONFIGURED"

    def test_an_archived_field_leaves_the_types_that_have_it_without(self, key: str, entity: Entity) -> None:
        fields = [field(5, FieldKind.CHOICE, entity), field(6, FieldKind.CHOICE, entity, 2, archived=True)]
        found = self.of(entity, *fields, chosen=(5, 6))
        assert readiness(REPORTS[key], found).code.value == "PARTIAL"
        assert said(key, found) == ["A chosen source field is archived for “B”"]

    def test_an_archived_field_of_all_types_makes_it_not_configured(self, key: str, entity: Entity) -> None:
        fields = [field(5, FieldKind.CHOICE, entity), field(6, FieldKind.CHOICE, entity, archived=True)]
        found = self.of(entity, *fields, chosen=(5, 6))
        assert readiness(REPORTS[key], found).code.value == "NOT_CONFIGURED"
        assert said(key, found) == [f"A chosen source field is archived for “{name}”" for name in "AB"]

    def test_a_company_without_types_has_no_records_to_ask(self, key: str, entity: Entity) -> None:
        found = self.of(entity, field(5, FieldKind.CHOICE, entity), chosen=(5,), types=0)
        assert readiness(REPORTS[key], found).code.value == "READY"
