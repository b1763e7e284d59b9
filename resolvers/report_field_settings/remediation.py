"""What to do about what is missing."""

from resolvers.configuration import Configuration
from resolvers.dashboard.status import MissingCode, MissingSetting
from resolvers.language import LocalizedText


def how_to_mend(gap: MissingSetting, configuration: Configuration) -> LocalizedText:
    """The way to mend a gap, with the name of the type it is about and the operation that does it."""
    name = ""
    if gap.deal_type_id is not None:
        name = configuration.deal_types[gap.deal_type_id].name
    elif gap.activity_type_id is not None:
        name = configuration.activity_types[gap.activity_type_id].name
    words = _OF_ONE_TYPE.get(gap.code, _WAYS[gap.code]) if name else _WAYS[gap.code]
    return words.format(name=name)


_WAYS = {
    MissingCode.DEAL_TYPES: LocalizedText(
        "Create a deal type with its stages (createDealType, createStage).",
        "Создайте тип сделки и его стадии (createDealType, createStage).",
    ),
    MissingCode.SUCCESS_STAGES: LocalizedText(
        "Choose which stages of “{name}” mean that a deal is won (updateReportFieldSettings, successfulStages).",
        "Выберите, какие стадии типа «{name}» означают выигрыш (updateReportFieldSettings, successfulStages).",
    ),
    MissingCode.FAILURE_STAGES: LocalizedText(
        "Choose which stages of “{name}” mean that a deal is lost (updateReportFieldSettings, unsuccessfulStages).",
        "Выберите, какие стадии типа «{name}» означают проигрыш (updateReportFieldSettings, unsuccessfulStages).",
    ),
    MissingCode.PRICE_FIELDS: LocalizedText(
        "Choose the fields that hold the price of “{name}” (updateReportFieldSettings, priceFields). "
        "If there is none, create a field of the kind PRICE first (createCustomField).",
        "Выберите поля с ценой для «{name}» (updateReportFieldSettings, priceFields). "
        "Если такого поля нет, сначала создайте поле вида «Цена» (createCustomField).",
    ),
    MissingCode.ARCHIVED_PRICE_FIELD: LocalizedText(
        "Choose another price field of “{name}” instead of the archived one (updateReportFieldSettings, priceFields), or restore it.",
        "Выберите для «{name}» другое поле цены вместо архивного (updateReportFieldSettings, priceFields) или верните его из архива.",
    ),
    MissingCode.DEAL_SOURCE_FIELD: LocalizedText(
        "Choose the field that tells where deals come from (updateReportFieldSettings, dealSourceFields). "
        "If there is none, create it with its options in one step (createSourceField).",
        "Выберите поле, в котором указан источник сделки (updateReportFieldSettings, dealSourceFields). "
        "Если такого поля нет, создайте его вместе с вариантами (createSourceField).",
    ),
    MissingCode.ACTIVITY_SOURCE_FIELD: LocalizedText(
        "Choose the field that tells where activities come from (updateReportFieldSettings, activitySourceFields). "
        "If there is none, create it with its options in one step (createSourceField).",
        "Выберите поле, в котором указан источник активности (updateReportFieldSettings, activitySourceFields). "
        "Если такого поля нет, создайте его вместе с вариантами (createSourceField).",
    ),
    MissingCode.ARCHIVED_SOURCE_FIELD: LocalizedText(
        "Choose other source fields instead of the archived one (updateReportFieldSettings, dealSourceFields or activitySourceFields), "
        "or bring it back.",
        "Выберите другие поля источника вместо архивного (updateReportFieldSettings, dealSourceFields или activitySourceFields) "
        "или верните его из архива.",
    ),
}

# Where source fields are chosen, and none of them is a field of this type.
_OF_ONE_TYPE = {
    MissingCode.DEAL_SOURCE_FIELD: LocalizedText(
        "Choose a source field that deals of “{name}” have, beside the others (updateReportFieldSettings, dealSourceFields), "
        "or create one for them (createSourceField).",
        "Добавьте к полям источника поле, которое есть у сделок типа «{name}» (updateReportFieldSettings, dealSourceFields), "
        "или создайте его (createSourceField).",
    ),
    MissingCode.ACTIVITY_SOURCE_FIELD: LocalizedText(
        "Choose a source field that activities of “{name}” have, beside the others (updateReportFieldSettings, activitySourceFields), "
        "or create one for them (createSourceField).",
        "Добавьте к полям источника поле, которое есть у активностей типа «{name}» (updateReportFieldSettings, activitySourceFields), "
        "или создайте его (createSourceField).",
    ),
}
