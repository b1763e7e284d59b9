"""What was given of a deal in another currency, beside what it comes to."""

from typing import Any, Final

from sqlalchemy import ARRAY, ColumnElement, Text, case, literal_column, or_

from models import Deal
from models.deal import CONVERTED, UNRATED

_MARKS = literal_column(f"'{{{CONVERTED},{UNRATED}}}'::text[]", ARRAY(Text))

IS_CONVERTED: Final[ColumnElement[bool]] = Deal.amounts.is_not(None)
COUNTED_FIELDS: Final[ColumnElement[Any]] = Deal.fields.op("-")(_MARKS)
"""Of one in another currency: its custom fields, amounts as they are counted."""
GIVEN_FIELDS: Final[ColumnElement[Any]] = case((IS_CONVERTED, COUNTED_FIELDS.op("||")(Deal.amounts)), else_=Deal.fields)
"""A deal's custom fields as they were given."""


def has_given(key: ColumnElement[str] | str) -> ColumnElement[bool]:
    """Whether a deal was given a value in the custom field of this id, as text: also where there is no rate to convert it by."""
    return or_(Deal.fields.has_key(key), Deal.amounts.has_key(key))


GIVEN: Final = f"((deals.fields - '{{{CONVERTED},{UNRATED}}}'::text[]) || coalesce(deals.amounts, '{{}}'))"
"""The same in the text of SQL."""
