"""What was expected of a choice, and what was got instead, in words."""

from models import Entity, FieldKind
from resolvers.configuration import CustomFieldConfig, DealTypeConfig, StageConfig
from resolvers.language import Text
from resolvers.report_field_settings.rules import Objection

A_DEAL_TYPE = Text("a deal type", "тип сделки")


def a_source_of(entity: Entity) -> Text:
    """A source field of deals or activities."""
    whose = _OF_ENTITY[entity]
    return Text(f"a single-choice field of {whose.en} in use", f"действующее поле {whose.ru} с выбором значения")


def a_price_of(deal_type: DealTypeConfig) -> Text:
    """A price field of a deal type."""
    return Text(
        f"a price field in use that deals of “{deal_type.name}” have",
        f"действующее поле цены, которое есть у сделок типа «{deal_type.name}»",
    )


def a_stage_of(deal_type: DealTypeConfig) -> Text:
    """A stage of a deal type."""
    return Text(f"a stage of “{deal_type.name}”", f"стадия типа «{deal_type.name}»")


def archived(name: str, expected: Text) -> Text:
    """The message about something archived."""
    return _message(name, expected, Text("is archived", "в архиве"))


def objection_text(
    objection: Objection, name: str, expected: Text, found: CustomFieldConfig | StageConfig | None
) -> Text:
    """The message about something that cannot be chosen."""
    if objection is Objection.TWICE:
        return Text(
            f"Expected each one once; “{name}” is there twice.",
            f"Каждое значение ожидается один раз; «{name}» указано дважды.",
        )
    if objection is Objection.IN_BOTH:
        return Text(
            f"Expected each stage in one of the two lists; “{name}” is among the successful and the unsuccessful ones.",
            f"Стадия может быть только в одном из двух списков; «{name}» и среди успешных, и среди неуспешных.",
        )
    actual = Text("is of another deal type", "относится к другому типу сделки")
    if isinstance(found, CustomFieldConfig) and objection is Objection.OTHER_ENTITY:
        whose = _OF_ENTITY[found.entity]
        actual = Text(f"is a field of {whose.en}", f"поле {whose.ru}")
    elif isinstance(found, CustomFieldConfig) and objection is Objection.OTHER_KIND:
        kind = _KINDS[found.kind]
        actual = Text(f"is a field of the kind {kind.en}", f"поле вида «{kind.ru}»")
    return _message(name, expected, actual)


def _message(name: str, expected: Text, actual: Text) -> Text:
    return Text(f"Expected {expected.en}; “{name}” {actual.en}.", f"Ожидается {expected.ru}; «{name}»: {actual.ru}.")


_OF_ENTITY = {
    Entity.CONTACT: Text("contacts", "контактов"),
    Entity.ACTIVITY: Text("activities", "активностей"),
    Entity.DEAL: Text("deals", "сделок"),
}
_KINDS = {
    FieldKind.TEXT: Text("text", "текст"),
    FieldKind.NUMBER: Text("number", "число"),
    FieldKind.PRICE: Text("price", "цена"),
    FieldKind.CHOICE: Text("choice", "выбор"),
    FieldKind.DATE: Text("date", "дата"),
    FieldKind.FLAG: Text("flag", "да/нет"),
}
