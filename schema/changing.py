"""What an input changes: what is left out, or null, stays as it is; what is to be emptied is named in ``clear``."""

from collections.abc import Sequence
from enum import Enum
from typing import TypeVar

import strawberry

from resolvers.errors import ErrorCode, RequestError
from resolvers.language import LocalizedText
from resolvers.records.inputs import UNSET, Unset

V = TypeVar("V")

CLEAR = "What to empty, of what is not given beside it."
NOBODY = "That nobody is responsible: for administrators only, and without a person beside it."


@strawberry.enum(description="What can be emptied of an activity or deal.")
class ClearableRecordField(Enum):
    CONTACT = strawberry.enum_value("contact", description="It is with no contact.")


@strawberry.enum(description="What can be emptied of a department.")
class ClearableDepartmentField(Enum):
    PARENT = strawberry.enum_value("parent", description="It is a part of none.")
    HEAD = strawberry.enum_value("head", description="Nobody heads it.")


@strawberry.enum(description="What can be emptied of a stage.")
class ClearableStageField(Enum):
    COLOR = strawberry.enum_value("color", description="It has no colour of its own.")


@strawberry.enum(description="What can be emptied of a person.")
class ClearableUserField(Enum):
    DEPARTMENT = strawberry.enum_value("department", description="They belong to none.")
    LANGUAGE = strawberry.enum_value("language", description="They are answered in the language of their browser.")


@strawberry.enum(description="What can be emptied of a report.")
class ClearableReportField(Enum):
    DESCRIPTION = strawberry.enum_value("description", description="Nothing is said about it.")
    FOLDER = strawberry.enum_value("folder", description="It is in none.")
    SIZE = strawberry.enum_value("size", description="It is as large as its visualisation has it.")


def given(value: V | None) -> V | Unset:
    """What a field that cannot be emptied becomes, if it is given."""
    return UNSET if value is None else value


def given_or_cleared(value: V | None, clear: Sequence[Enum], field: Enum) -> V | Unset | None:
    """What a field becomes, ``None``: empty. Raises `RequestError` (BAD_USER_INPUT) for one that is given and to be emptied."""
    if field not in clear:
        return given(value)
    if value is not None:
        raise RequestError(ErrorCode.BAD_USER_INPUT, _GIVEN_AND_EMPTIED, ("input", "clear"))
    return None


def given_or_nobody(value: V | None, *, nobody: bool) -> V | Unset | None:
    """Who is responsible, ``None``: nobody. Raises `RequestError` (BAD_USER_INPUT) for somebody and nobody at once."""
    if not nobody:
        return given(value)
    if value is not None:
        raise RequestError(ErrorCode.BAD_USER_INPUT, _SOMEBODY_AND_NOBODY, ("input", "nobody"))
    return None


_GIVEN_AND_EMPTIED = LocalizedText(
    "Expected each field either given or emptied, not both.",
    "Каждое поле ожидается либо заполненным, либо очищенным, но не то и другое.",
)
_SOMEBODY_AND_NOBODY = LocalizedText(
    "Expected a person, or nobody, not both.", "Ожидается сотрудник или никто, но не то и другое."
)
