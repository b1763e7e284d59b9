"""What was created in the period, by type and source, and how far it has come."""

from resolvers.catalog.visualisation import Size, Visualisation
from resolvers.language import LocalizedText
from resolvers.report_definitions.blocks.block import Block
from resolvers.report_definitions.building import by
from resolvers.report_definitions.definition import ReportDefinition
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.dataset import ReportDataset


def _created(dataset: ReportDataset, drawn: Visualisation, *dimensions: ReportAttribute) -> ReportDefinition:
    return ReportDefinition(dataset, drawn, dimensions=tuple(by(each) for each in dimensions))


NEW_ACTIVITIES = Block(
    key="new_activities",
    title=LocalizedText("New activities", "Новые активности"),
    description=LocalizedText(
        "Activities created in the period, by type.", "Активности, созданные за период, по типам."
    ),
    rule=LocalizedText(
        "Activities created in the period, by activity type.", "Активности, созданные за период, по типам активности."
    ),
    example=LocalizedText(
        "30 calls and 10 meetings created in March: 40 in two slices.", "30 звонков и 10 встреч за март: 40, две доли."
    ),
    size=Size(4, 4),
    definition=_created(ReportDataset.ACTIVITIES, Visualisation.BARS, ReportAttribute.ACTIVITY_TYPE),
)

ACTIVITY_SOURCES = Block(
    key="activity_sources",
    title=LocalizedText("Activity sources", "Источники активности"),
    description=LocalizedText(
        "Where the period's activities came from, by type.", "Откуда пришли активности за период, по типам."
    ),
    rule=LocalizedText(
        "Activities created in the period, by activity type and by the option chosen in the activity source field.",
        "Активности, созданные за период, по типу и по значению поля источника активности.",
    ),
    example=LocalizedText(
        "An activity without a source stands under “Not given”; an archived source keeps its name.",
        "Активность без источника стоит в «Не указан»; архивный источник сохраняет название.",
    ),
    size=Size(8, 4),
    definition=_created(
        ReportDataset.ACTIVITIES, Visualisation.MATRIX, ReportAttribute.ACTIVITY_TYPE, ReportAttribute.SOURCE
    ),
)

DEAL_TYPES = Block(
    key="deal_types",
    title=LocalizedText("Deal types", "Типы сделок"),
    description=LocalizedText("Deals created in the period, by type.", "Сделки, созданные за период, по типам."),
    rule=LocalizedText(
        "Deals created in the period, by their deal type today.", "Сделки, созданные за период, по их нынешнему типу."
    ),
    example=LocalizedText(
        "12 deals created in March, 9 of them “Service”: a share of 75 %.",
        "12 сделок за март, 9 из них «Сервис»: доля 75 %.",
    ),
    size=Size(6, 4),
    definition=_created(ReportDataset.DEALS, Visualisation.BARS, ReportAttribute.DEAL_TYPE),
)

DEAL_SOURCES = Block(
    key="deal_sources",
    title=LocalizedText("Deal sources", "Источники сделок"),
    description=LocalizedText("Where the period's new deals came from.", "Откуда пришли новые сделки за период."),
    rule=LocalizedText(
        "Deals created in the period, by the option chosen in the deal source field; options of the same name are one source.",
        "Сделки, созданные за период, по значению поля источника сделки; одноимённые значения — один источник.",
    ),
    example=LocalizedText(
        "“Website” of the field for equipment and “Website” of the field for service are one slice.",
        "«Сайт» в поле для оборудования и «Сайт» в поле для сервиса — одна доля.",
    ),
    size=Size(6, 4),
    definition=_created(ReportDataset.DEALS, Visualisation.BARS, ReportAttribute.SOURCE),
)

SALES_FUNNEL = Block(
    key="sales_funnel",
    title=LocalizedText("Sales funnel", "Воронка продаж"),
    description=LocalizedText(
        "How far the deals created in the period have come, by deal type.",
        "Как далеко продвинулись сделки, созданные за период, по типам.",
    ),
    rule=LocalizedText(
        "Deals created in the period, in the funnel of their type today: how many ever reached each intermediate stage, a later one or "
        "success; then how many reached each successful stage, wherever it stands in the list of stages. Moving back does not "
        "un-count; lost deals stand apart, with the stage they were lost from.",
        "Сделки, созданные за период, в воронке их нынешнего типа: сколько когда-либо дошло до каждой промежуточной стадии, до "
        "следующих или до успеха; затем — до каждой успешной, где бы она ни стояла в списке стадий. Возврат назад не отменяет; "
        "проигранные стоят отдельно, с указанием стадии, с которой их потеряли.",
    ),
    example=LocalizedText(
        "A deal that jumped from the first stage to the third has also passed the second.",
        "Сделка, перескочившая с первой стадии на третью, прошла и вторую.",
    ),
    size=Size(12, 7),
    definition=_created(ReportDataset.DEALS, Visualisation.FUNNEL),
)
