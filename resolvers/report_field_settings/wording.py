"""What was expected of a choice, and what was got instead, in words."""

from models import Entity, FieldKind
from resolvers.configuration import CustomFieldConfig, DealTypeConfig, StageConfig
from resolvers.language import LocalizedText
from resolvers.report_field_settings.rules import Objection

A_DEAL_TYPE = LocalizedText("a deal type", "тип сделки")


def a_source_of(entity: Entity) -> LocalizedText:
    """A source field of deals or activities."""
    whose = _OF_ENTITY[entity]
    return LocalizedText(
        f"a single-choice field of {whose.en} in use", f"действующее поле {whose.ru} с выбором значения"
    )


def a_price_of(deal_type: DealTypeConfig) -> LocalizedText:
    """A price field of a deal type."""
    return LocalizedText(
        f"a price field in use that deals of “{deal_type.name}” have",
        f"действующее поле цены, которое есть у сделок типа «{deal_type.name}»",
    )


def a_stage_of(deal_type: DealTypeConfig) -> LocalizedText:
    """A stage of a deal type."""
    return LocalizedText(f"a stage of “{deal_type.name}”", f"стадия типа «{deal_type.name}»")


def archived(name: str, expected: LocalizedText) -> LocalizedText:
    """The message about something archived."""
    return _message(name, expected, LocalizedText("is archived", "в архиве"))


def objection_text(
    objection: Objection, name: str, expected: LocalizedText, found: CustomFieldConfig | StageConfig | None
) -> LocalizedText:
    """The message about something that cannot be chosen."""
    if objection is Objection.TWICE:
        return LocalizedText(
            f"Expected each one once; “{name}” is there twice.",
            f"Каждое значение ожидается один раз; «{name}» указано дважды.",
        )
    if objection is Objection.IN_BOTH:
        return LocalizedText(
            f"Expected each stage in one of the two lists; “{name}” is among the successful and the unsuccessful ones.",
            f"Стадия может быть только в одном из двух списков; «{name}» и среди успешных, и среди неуспешных.",
        )
    actual = LocalizedText("is of another deal type", "относится к другому типу сделки")
    if isinstance(found, CustomFieldConfig) and objection is Objection.OTHER_ENTITY:
        whose = _OF_ENTITY[found.entity]
        actual = LocalizedText(f"is a field of {whose.en}", f"поле {whose.ru}")
    elif isinstance(found, CustomFieldConfig) and objection is Objection.OTHER_KIND:
        kind = _KINDS[found.kind]
        actual = LocalizedText(f"is a field of the kind {kind.en}", f"поле вида «{kind.ru}»")
    return _message(name, expected, actual)


def _message(name: str, expected: LocalizedText, actual: LocalizedText) -> LocalizedText:
    return LocalizedText(
        f"Expected {expected.en}; “{name}” {actual.en}.", f"Ожидается {expected.ru}; «{name}»: {actual.ru}."
    )


_OF_ENTITY = {
    Entity.CONTACT: LocalizedText("contacts", "контактов"),
    Entity.ACTIVITY: LocalizedText("activities", "активностей"),
    Entity.DEAL: LocalizedText("deals", "сделок"),
}
_KINDS = {
    FieldKind.TEXT: LocalizedText("text", "текст"),
    FieldKind.NUMBER: LocalizedText("number", "число"),
    FieldKind.PRICE: LocalizedText("price", "цена"),
    FieldKind.CHOICE: LocalizedText("choice", "выбор варианта"),
    FieldKind.DATE: LocalizedText("date", "дата"),
    FieldKind.FLAG: LocalizedText("flag", "да/нет"),
}
