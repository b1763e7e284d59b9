"""What may be chosen: one set of rules for administrators and imports."""

import pytest

from models import Entity, FieldKind
from resolvers.report_field_settings.rules import (
    FieldTraits,
    Objection,
    object_to_place,
    object_to_price,
    object_to_source,
    object_to_stage,
)

SALE, SERVICE = 1, 2


@pytest.mark.parametrize("kind", FieldKind)
@pytest.mark.parametrize("entity", Entity)
def test_a_source_is_a_choice_of_its_entity(entity: Entity, kind: FieldKind) -> None:
    expected = None if kind is FieldKind.CHOICE else Objection.OTHER_KIND
    for of in (Entity.DEAL, Entity.ACTIVITY):
        objection = object_to_source(FieldTraits(entity, kind, None), of)
        assert objection == (expected if entity is of else Objection.OTHER_ENTITY)


@pytest.mark.parametrize("kind", FieldKind)
@pytest.mark.parametrize("entity", Entity)
@pytest.mark.parametrize(("own", "is_of_it"), [(None, True), (SALE, True), (SERVICE, False)])
def test_a_price_is_a_price_field_that_the_types_deals_have(
    entity: Entity, kind: FieldKind, own: int | None, is_of_it: bool
) -> None:
    objection = object_to_price(FieldTraits(entity, kind, own), SALE)
    if entity is not Entity.DEAL:
        assert objection is Objection.OTHER_ENTITY
    elif kind is not FieldKind.PRICE:
        assert objection is Objection.OTHER_KIND
    else:
        assert objection == (None if is_of_it else Objection.OTHER_DEAL_TYPE)


def test_a_stage_is_one_of_its_type() -> None:
    assert object_to_stage(SALE, SALE) is None
    assert object_to_stage(SERVICE, SALE) is Objection.OTHER_DEAL_TYPE


def test_what_is_not_known_is_not_objected_to() -> None:
    assert object_to_source(FieldTraits(None, None, None), Entity.DEAL) is None
    assert object_to_price(FieldTraits(None, None, SERVICE), None) is None
    assert object_to_stage(None, SALE) is None
    assert object_to_stage(SALE, None) is None


def test_each_stands_once_and_in_one_of_two_lists() -> None:
    assert object_to_place(1, [2], [3]) is None
    assert object_to_place(2, [2], [3]) is Objection.TWICE
    assert object_to_place(3, [2], [3]) is Objection.IN_BOTH
