"""The values that rows have, and what may be done with each: filtering, grouping, aggregating."""

from collections.abc import Mapping

from resolvers.catalog import attribute as values
from resolvers.catalog.dimension import (
    BY_ACTIVITY_SOURCE,
    BY_ACTIVITY_TYPE,
    BY_CHANNEL,
    BY_CONTACT,
    BY_DEAL_SOURCE,
    BY_DEAL_TYPE,
    BY_DIRECTION,
    BY_OUTCOME,
    BY_STAGE,
    BY_TIME,
    by_department,
    by_flag,
    by_group,
    by_person,
)
from resolvers.catalog.measure import Unit
from resolvers.catalog.report import Need
from resolvers.declared import Declared, Meaning
from resolvers.language import LocalizedText
from resolvers.report_definitions.vocabulary.attribute_spec import AttributeSpec, Referred, rows_of
from resolvers.report_definitions.vocabulary.dataset import COUNTED, ReportDataset
from resolvers.report_definitions.vocabulary.operator import ValueKind
from resolvers.report_definitions.vocabulary.time import BALANCES, ENTRIES, ReportTime

_RESPONSIBLE = LocalizedText("Responsible", "Ответственный")
_DEALS = (ReportDataset.DEALS, ReportDataset.DEAL_TRANSITIONS)


class ReportAttribute(Declared):
    """A value that rows have, to filter, group or aggregate by; FIELD is a custom field, TIME the time the rows go by.

    In the order in which values are offered: within it, those first that most datasets have.
    """

    DEAL_TYPE = (
        "DEAL_TYPE",
        AttributeSpec(
            label=LocalizedText("Deal type", "Тип сделки"),
            description=LocalizedText(
                "The deal's type; of won, lost and moved deals, the type in which it happened.",
                "Тип сделки; у выигранных, проигранных и переходов — тип, в котором это произошло.",
            ),
            of=values.DEAL_TYPE,
            kind=ValueKind.ID,
            refers_to=Referred.DEAL_TYPE,
            dimension=BY_DEAL_TYPE,
            is_counted=True,
        ),
    )
    STAGE = (
        "STAGE",
        AttributeSpec(
            label=LocalizedText("Stage", "Стадия"),
            description=LocalizedText(
                "The stage; of won, lost and moved deals, the one that was entered.",
                "Стадия; у выигранных, проигранных и переходов — та, на которую перешли.",
            ),
            of=values.STAGE,
            kind=ValueKind.ID,
            refers_to=Referred.STAGE,
            dimension=BY_STAGE,
            is_counted=True,
        ),
    )
    OUTCOME = (
        "OUTCOME",
        AttributeSpec(
            label=LocalizedText("Outcome", "Исход"),
            description=LocalizedText(
                "What that stage means: SUCCESS, FAILURE or OPEN.",
                "Что эта стадия значит: успех, неуспех или в работе.",
            ),
            of=values.OUTCOME,
            kind=ValueKind.NAME,
            dimension=BY_OUTCOME,
            needs=dict.fromkeys(_DEALS, (Need.SUCCESS_STAGES, Need.FAILURE_STAGES)),
        ),
    )
    SOURCE = (
        "SOURCE",
        AttributeSpec(
            label=LocalizedText("Source", "Источник"),
            description=LocalizedText(
                "Where it came from, by the source fields of the report field settings.",
                "Откуда пришло, по полям источника из настроек полей отчётов.",
            ),
            of=values.SOURCE,
            kind=ValueKind.ID,
            refers_to=Referred.OPTION,
            dimension=lambda by: BY_ACTIVITY_SOURCE if by.dataset is ReportDataset.ACTIVITIES else BY_DEAL_SOURCE,
            needs={
                **dict.fromkeys(_DEALS, (Need.DEAL_SOURCE_FIELD,)),
                ReportDataset.ACTIVITIES: (Need.ACTIVITY_SOURCE_FIELD,),
            },
        ),
    )
    ACTIVITY_TYPE = (
        "ACTIVITY_TYPE",
        AttributeSpec(
            label=LocalizedText("Activity type", "Тип активности"),
            description=LocalizedText("The activity's type.", "Тип активности."),
            of=values.ACTIVITY_TYPE,
            kind=ValueKind.ID,
            refers_to=Referred.ACTIVITY_TYPE,
            dimension=BY_ACTIVITY_TYPE,
        ),
    )
    CHANNEL = (
        "CHANNEL",
        AttributeSpec(
            label=LocalizedText("Channel", "Канал"),
            description=LocalizedText(
                "How it was communicated: call, sms, email, form.", "Чем связались: звонок, SMS, письмо, форма."
            ),
            of=values.CHANNEL,
            kind=ValueKind.NAME,
            dimension=BY_CHANNEL,
        ),
    )
    DIRECTION = (
        "DIRECTION",
        AttributeSpec(
            label=LocalizedText("Direction", "Направление"),
            description=LocalizedText("Which way: incoming, outgoing.", "В какую сторону: входящее, исходящее."),
            of=values.DIRECTION,
            kind=ValueKind.NAME,
            dimension=BY_DIRECTION,
        ),
    )
    ANSWERED = (
        "ANSWERED",
        AttributeSpec(
            label=LocalizedText("Answered", "Отвечено"),
            description=LocalizedText(
                "Whether a call was answered; empty for everything else.", "Ответили ли на звонок; у остального пусто."
            ),
            of=values.ANSWERED,
            kind=ValueKind.FLAG,
        ),
    )
    RESPONSIBLE = (
        "RESPONSIBLE",
        AttributeSpec(
            label=_RESPONSIBLE,
            description=LocalizedText("The responsible today.", "Ответственный сегодня."),
            of=values.RESPONSIBLE,
            kind=ValueKind.ID,
            refers_to=Referred.USER,
            dimension=lambda by: by_person(values.RESPONSIBLE, _RESPONSIBLE, by.people, by.language),
            is_counted=True,
        ),
    )
    DEPARTMENT = (
        "DEPARTMENT",
        AttributeSpec(
            label=LocalizedText("Department", "Отдел"),
            description=LocalizedText(
                "The department the responsible is in today.", "Отдел, в котором ответственный сегодня."
            ),
            of=values.RESPONSIBLE,
            kind=ValueKind.ID,
            refers_to=Referred.DEPARTMENT,
            dimension=lambda by: by_department(by.people, by.language),
            teams=lambda people: people.departments,
        ),
    )
    GROUP = (
        "GROUP",
        AttributeSpec(
            label=LocalizedText("Group", "Группа"),
            description=LocalizedText(
                "Every group the responsible is in today.", "Каждая группа, в которой ответственный сегодня."
            ),
            of=values.RESPONSIBLE,
            kind=ValueKind.ID,
            refers_to=Referred.GROUP,
            dimension=lambda by: by_group(by.people, by.language),
            teams=lambda people: people.groups,
        ),
    )
    CONTACT = (
        "CONTACT",
        AttributeSpec(
            label=LocalizedText("Contact", "Контакт"),
            description=LocalizedText("The contact.", "Контакт."),
            of=values.CONTACT,
            kind=ValueKind.ID,
            refers_to=Referred.CONTACT,
            dimension=BY_CONTACT,
            is_counted=True,
        ),
    )
    FIELD = (
        "FIELD",
        Meaning(
            label=LocalizedText("Field", "Поле"),
            description=LocalizedText("A custom field, named by `field`.", "Дополнительное поле."),
        ),
    )
    PRICE = (
        "PRICE",
        AttributeSpec(
            label=LocalizedText("Price", "Цена"),
            description=LocalizedText(
                "The deal's price, by the price fields of the report field settings.",
                "Цена сделки, по полям цены из настроек полей отчётов.",
            ),
            of=values.PRICE,
            kind=ValueKind.NUMBER,
            unit=Unit.MONEY,
            needs=dict.fromkeys(_DEALS, (Need.PRICE_FIELDS,)),
        ),
    )
    TIME = (
        "TIME",
        AttributeSpec(
            label=LocalizedText("Time", "Время"),
            description=LocalizedText("The time the rows go by.", "Время, по которому идут строки."),
            of=values.TIME,
            kind=ValueKind.INSTANT,
            rows=rows_of(COUNTED),
            dimension=BY_TIME,
        ),
    )
    IS_NEW = (
        "IS_NEW",
        AttributeSpec(
            label=LocalizedText("New in the period", "Появилось за период"),
            description=LocalizedText("Whether it came in the period.", "Появилось ли за период."),
            of=values.IS_NEW,
            kind=ValueKind.FLAG,
            rows=rows_of(
                (ReportDataset.CONTACTS, ReportDataset.ACTIVITIES, ReportDataset.DEALS), (ReportTime.EXISTING,)
            ),
        ),
    )
    RETURNED = (
        "RETURNED",
        AttributeSpec(
            label=LocalizedText("Returned", "Возвращено"),
            description=LocalizedText(
                "Whether it was won or lost in the period, and no longer is at its end.",
                "Было ли выиграно или проиграно за период, а к его концу уже нет.",
            ),
            of=values.RETURNED,
            kind=ValueKind.FLAG,
            rows=rows_of((ReportDataset.DEALS,), (ReportTime.WON, ReportTime.LOST)),
            lookup_cost=10,
        ),
    )
    IS_FIRST_OF_CONTACT = (
        "IS_FIRST_OF_CONTACT",
        AttributeSpec(
            label=LocalizedText("The contact's first deal", "Первая сделка контакта"),
            description=LocalizedText("Whether it is the contact's first deal.", "Первая ли это сделка контакта."),
            of=values.IS_FIRST_OF_CONTACT,
            kind=ValueKind.FLAG,
            dimension=by_flag(
                values.IS_FIRST_OF_CONTACT.key,
                LocalizedText("New or returning", "Новый или повторный"),
                values.IS_FIRST_OF_CONTACT,
                LocalizedText("First deal", "Первая сделка"),
                LocalizedText("Further deal", "Повторная сделка"),
            ),
            lookup_cost=10,
        ),
    )
    DAYS_TO_CLOSE = (
        "DAYS_TO_CLOSE",
        AttributeSpec(
            label=LocalizedText("Days to close", "Дней до закрытия"),
            description=LocalizedText(
                "Calendar days from creation to the entry that the row is; negative where that came first.",
                "Календарных дней от создания до перехода, который и есть строка; меньше нуля, если переход был раньше.",
            ),
            of=values.DAYS_TO_CLOSE,
            kind=ValueKind.NUMBER,
            rows=rows_of((ReportDataset.DEALS,), ENTRIES),
            unit=Unit.DAYS,
        ),
    )
    DAYS_IN_STAGE = (
        "DAYS_IN_STAGE",
        AttributeSpec(
            label=LocalizedText("Days in stage", "Дней на стадии"),
            description=LocalizedText(
                "Calendar days on the stage; where it still stands, up to the period's end or today.",
                "Календарных дней на стадии; если всё ещё стоит — до конца периода или до сегодня.",
            ),
            of=values.DAYS_IN_STAGE,
            kind=ValueKind.NUMBER,
            # Moves have spent days on the stage; deals that were created have not yet.
            rows={
                **rows_of((ReportDataset.DEALS,), BALANCES),
                **rows_of((ReportDataset.DEAL_TRANSITIONS,), (ReportTime.CREATED,)),
            },
            unit=Unit.DAYS,
        ),
    )

    @property
    def spec(self) -> AttributeSpec:
        """What is known of it. Raises LookupError for FIELD, of which `attribute_spec` knows."""
        if isinstance(self.meaning, AttributeSpec):
            return self.meaning
        raise LookupError("a custom field is known by its id")

    @property
    def refers_to(self) -> Referred | None:
        """What ids of its values refer to; of custom fields, those with options have ids."""
        return Referred.OPTION if self is ReportAttribute.FIELD else self.spec.refers_to


DECLARED = tuple(each for each in ReportAttribute if each is not ReportAttribute.FIELD)
"""Those that all companies have."""

OF_PEOPLE = tuple(
    each for each in DECLARED if each.spec.refers_to in (Referred.USER, Referred.DEPARTMENT, Referred.GROUP)
)
"""Those whose values are told by who works in the company, and where."""

USUAL_DIMENSIONS: Mapping[ReportDataset, tuple[ReportAttribute, ...]] = {
    ReportDataset.DEALS: (ReportAttribute.DEAL_TYPE, ReportAttribute.RESPONSIBLE),
    ReportDataset.DEAL_TRANSITIONS: (ReportAttribute.STAGE, ReportAttribute.RESPONSIBLE),
    ReportDataset.ACTIVITIES: (ReportAttribute.ACTIVITY_TYPE, ReportAttribute.RESPONSIBLE),
    ReportDataset.CONTACTS: (ReportAttribute.RESPONSIBLE, ReportAttribute.DEPARTMENT),
    ReportDataset.COMMUNICATIONS: (ReportAttribute.CHANNEL, ReportAttribute.DIRECTION),
}
"""What rows are broken down by where something has to be chosen for somebody."""
