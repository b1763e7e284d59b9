"""How a row's value can be held against those of a filter, by what kind of value it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from resolvers.catalog.condition import Operator
from resolvers.declared import Declared, Meaning
from resolvers.language import LocalizedText


class ValueKind(StrEnum):
    """What an attribute holds."""

    ID = "ID"
    NAME = "NAME"  # one of a few names: of outcomes, channels, directions
    NUMBER = "NUMBER"
    TEXT = "TEXT"
    FLAG = "FLAG"
    DAY = "DAY"
    INSTANT = "INSTANT"

    @property
    def is_of_time(self) -> bool:
        """Whether its values are before and after each other, where numbers are less and greater."""
        return self in (ValueKind.DAY, ValueKind.INSTANT)


class ValueCount(StrEnum):
    """How many values an operator takes."""

    NONE = "NONE"
    ONE = "ONE"
    SEVERAL = "SEVERAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorSpec(Meaning):
    """One operator: how many values it takes, and the test it is; what tells only whether there is a value has none of its own.

    ``label_of_time`` is what it is called of days, ``words_of_one`` within a sentence before a single value.
    """

    takes: ValueCount
    test: Operator | None = None
    label_of_time: LocalizedText | None = None
    words_of_one: LocalizedText | None = None


class FilterOperator(Declared):
    """How a row's value is held against those of a filter. Empty values pass only IS_EMPTY, IS_NONE_OF and CONTAINS_NOT."""

    IS_ONE_OF = (
        "IS_ONE_OF",
        OperatorSpec(
            label=LocalizedText("is one of", "одно из"),
            words=LocalizedText("is one of", "— одно из"),
            words_of_one=LocalizedText("is", "—"),
            description=LocalizedText("It is one of the values.", "Оно одно из значений."),
            takes=ValueCount.SEVERAL,
            test=Operator.ONE_OF,
        ),
    )
    IS_NONE_OF = (
        "IS_NONE_OF",
        OperatorSpec(
            label=LocalizedText("is none of", "ни одно из"),
            words=LocalizedText("is none of", "— ни одно из"),
            words_of_one=LocalizedText("is not", "— не"),
            description=LocalizedText("It is none of the values.", "Оно ни одно из значений."),
            takes=ValueCount.SEVERAL,
            test=Operator.NONE_OF,
        ),
    )
    IS_LESS = (
        "IS_LESS",
        OperatorSpec(
            label=LocalizedText("is less than", "меньше"),
            label_of_time=LocalizedText("is before", "раньше"),
            description=LocalizedText(
                "It is less than the value; of days, before it.", "Оно меньше значения; день — раньше."
            ),
            takes=ValueCount.ONE,
            test=Operator.LESS,
        ),
    )
    IS_AT_MOST = (
        "IS_AT_MOST",
        OperatorSpec(
            label=LocalizedText("is at most", "не больше"),
            label_of_time=LocalizedText("is on or before", "не позже"),
            description=LocalizedText("It is the value or less.", "Оно не больше значения."),
            takes=ValueCount.ONE,
            test=Operator.AT_MOST,
        ),
    )
    IS_GREATER = (
        "IS_GREATER",
        OperatorSpec(
            label=LocalizedText("is greater than", "больше"),
            label_of_time=LocalizedText("is after", "позже"),
            description=LocalizedText(
                "It is greater than the value; of days, after it.", "Оно больше значения; день — позже."
            ),
            takes=ValueCount.ONE,
            test=Operator.GREATER,
        ),
    )
    IS_AT_LEAST = (
        "IS_AT_LEAST",
        OperatorSpec(
            label=LocalizedText("is at least", "не меньше"),
            label_of_time=LocalizedText("is on or after", "не раньше"),
            description=LocalizedText("It is the value or greater.", "Оно не меньше значения."),
            takes=ValueCount.ONE,
            test=Operator.AT_LEAST,
        ),
    )
    CONTAINS = (
        "CONTAINS",
        OperatorSpec(
            label=LocalizedText("contains", "содержит"),
            description=LocalizedText(
                "It contains the text, in letters of any case.", "Оно содержит этот текст, в любом регистре."
            ),
            takes=ValueCount.ONE,
            test=Operator.CONTAINS,
        ),
    )
    CONTAINS_NOT = (
        "CONTAINS_NOT",
        OperatorSpec(
            label=LocalizedText("does not contain", "не содержит"),
            description=LocalizedText("It does not contain the text.", "Оно не содержит этого текста."),
            takes=ValueCount.ONE,
            test=Operator.CONTAINS_NOT,
        ),
    )
    IS_EMPTY = (
        "IS_EMPTY",
        OperatorSpec(
            label=LocalizedText("is empty", "не заполнено"),
            description=LocalizedText("It is empty; takes no values.", "Оно пустое; значений не нужно."),
            takes=ValueCount.NONE,
        ),
    )
    IS_NOT_EMPTY = (
        "IS_NOT_EMPTY",
        OperatorSpec(
            label=LocalizedText("is not empty", "заполнено"),
            description=LocalizedText("It is not empty; takes no values.", "Оно не пустое; значений не нужно."),
            takes=ValueCount.NONE,
        ),
    )

    def __init__(self, _name: str, spec: OperatorSpec) -> None:
        self.spec = spec

    def label_of(self, kind: ValueKind) -> LocalizedText:
        """What it is called of values of this kind."""
        return (self.spec.label_of_time if kind.is_of_time else None) or self.spec.label


_EITHER = (FilterOperator.IS_ONE_OF, FilterOperator.IS_NONE_OF)
_EQUALITY = (*_EITHER, FilterOperator.IS_EMPTY, FilterOperator.IS_NOT_EMPTY)
_ORDER = (
    FilterOperator.IS_LESS,
    FilterOperator.IS_AT_MOST,
    FilterOperator.IS_GREATER,
    FilterOperator.IS_AT_LEAST,
)
OPERATORS: Mapping[ValueKind, tuple[FilterOperator, ...]] = {
    ValueKind.ID: _EQUALITY,
    ValueKind.NAME: _EQUALITY,
    ValueKind.FLAG: _EQUALITY,
    ValueKind.NUMBER: (*_EQUALITY, *_ORDER),
    ValueKind.DAY: (*_EQUALITY, *_ORDER),
    ValueKind.INSTANT: (*_EITHER, *_ORDER),
    ValueKind.TEXT: (*_EQUALITY, FilterOperator.CONTAINS, FilterOperator.CONTAINS_NOT),
}
"""How a value of each kind can be held against others."""
