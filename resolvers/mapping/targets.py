"""What columns of a file can be mapped to, by the kind of its records, and what programs call these in both languages."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from models import Entity, FeedKind, FieldKind
from resolvers.language import LocalizedText


class Takes(Enum):
    """What the cells of a column are read as."""

    TEXT = "text"
    ID = "id"
    MOMENT = "moment"
    FLAG = "flag"
    WORD = "word"
    CURRENCY = "currency"
    PERSON = "person"
    DEPARTMENT = "department"
    CONTACT = "contact"
    DEAL_TYPE = "deal_type"
    STAGE = "stage"
    ACTIVITY_TYPE = "activity_type"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Target:
    """Something that a record has. ``words`` are names of columns that mean it, the surest first, ``values`` words of cells."""

    name: str
    takes: Takes
    label: LocalizedText
    words: str = ""
    is_required: bool = False
    values: Mapping[str, str] | None = None

    @property
    def names(self) -> Sequence[str]:
        """Names of columns that mean it, as `bare` makes them, the surest first."""
        words = (self.name, self.label.en, self.label.ru, *self.words.split("|"))
        return tuple(dict.fromkeys(bare(word) for word in words if word))


def bare(name: str) -> str:
    """A name by its letters and digits alone: spelling variants of one name are the same."""
    return re.sub(r"[\W_]+", "", name.casefold().replace("ё", "е"))


def _values(**words: str) -> Mapping[str, str]:
    return {bare(word): value for value, listed in words.items() for word in (value, *listed.split("|"))}


FLAGS: Final = {
    **dict.fromkeys(map(bare, ["true", "yes", "y", "1", "да", "д", "истина", "on", "checked", "вкл"]), "true"),
    **dict.fromkeys(map(bare, ["false", "no", "n", "0", "нет", "н", "ложь", "off", "unchecked", "выкл"]), "false"),
}
_CHANNELS = _values(
    call="phone|phone call|calls|звонок|звонки|телефон|тел",
    sms="text|text message|смс|сообщение",
    email="e-mail|mail|emails|письмо|почта|эл почта|электронная почта|имейл",
    form="web form|form submission|web|форма|заявка|заявка с сайта|веб-форма",
)
_DIRECTIONS = _values(
    incoming="inbound|in|received|входящий|входящая|входящее|входящие|вх",
    outgoing="outbound|out|sent|исходящий|исходящая|исходящее|исходящие|исх",
)
_ROLES = _values(
    admin="administrator|админ|администратор",
    manager="head|supervisor|руководитель|начальник",
    user="employee|agent|member|сотрудник|пользователь|менеджер",
)
_STATUSES = _values(
    active="employed|yes|true|работает|активен|активный|да",
    dismissed="inactive|no|false|blocked|fired|left|уволен|неактивен|заблокирован|нет",
)

_CURRENCIES = _values(
    USD="us dollar|dollar|dollars|доллар|доллар сша|доллары",
    EUR="euro|euros|евро",
    RUB="russian ruble|ruble|rouble|рубль|российский рубль|рубли|руб",
    GBP="pound|pound sterling|british pound|фунт|фунт стерлингов",
    CNY="yuan|renminbi|юань|китайский юань",
    KZT="tenge|тенге|казахстанский тенге",
    BYN="belarusian ruble|белорусский рубль",
    UAH="hryvnia|гривна|украинская гривна",
)
_ID = Target(
    "external_id",
    Takes.ID,
    LocalizedText("Id", "Идентификатор"),
    "record id|opportunity id|deal id|lead id|contact id|item id|call id|activity id|ид|код|номер|№|id сделки|id контакта|guid|uuid",
)
_NAME = Target(
    "name",
    Takes.TEXT,
    LocalizedText("Name", "Название"),
    "deal name|opportunity name|title|subject|item|full name|company name|lead title|имя|фио|наименование|название сделки|тема|"
    "заголовок|first name|last name|second name|имя контакта|фамилия|отчество|название компании",
)
_RESPONSIBLE = Target(
    "responsible",
    Takes.PERSON,
    LocalizedText("Responsible", "Ответственный"),
    "owner|deal owner|contact owner|opportunity owner|owner name|assigned to|assignee|assigned by|sales agent|sales rep|account owner|"
    "person|responsible person|ответственный менеджер|ответственное лицо|менеджер|владелец|исполнитель|owner id|assigned by id",
)
_CREATED_BY = Target(
    "created_by",
    Takes.PERSON,
    LocalizedText("Created by", "Кем создано"),
    "creator|author|created by user|автор|кем создана|кем создан|создатель|created by id",
)
_CREATED_AT = Target(
    "created_at",
    Takes.MOMENT,
    LocalizedText("Created at", "Дата создания"),
    "created|create date|created date|creation date|date created|created on|created time|date create|creation log|дата создания сделки|"
    "создано|создан|создана|дата добавления|engage date|added",
)
_CONTACT = Target(
    "contact",
    Takes.CONTACT,
    LocalizedText("Contact", "Контакт"),
    "account|account name|company|customer|client|associated contact|associated company|contact name|клиент|компания|заказчик|"
    "покупатель|account id|company id|contact id",
)

DEAL_TARGETS = (
    _ID,
    _NAME,
    Target(
        "deal_type",
        Takes.DEAL_TYPE,
        LocalizedText("Deal type", "Тип сделки"),
        "pipeline|type|opportunity type|category|sales pipeline|воронка|направление|тип|категория",
    ),
    Target(
        "stage",
        Takes.STAGE,
        LocalizedText("Stage", "Стадия"),
        "deal stage|opportunity stage|stage name|status|stage id|стадия сделки|этап|этап сделки|статус|статус сделки",
    ),
    Target(
        "staged_at",
        Takes.MOMENT,
        LocalizedText("On this stage since", "На стадии с"),
        "close date|closed at|closed date|closed|last stage change date|date entered stage|stage changed|moved at|дата закрытия|"
        "дата завершения|закрыта|дата смены стадии|дата изменения стадии",
    ),
    Target(
        "currency",
        Takes.CURRENCY,
        LocalizedText("Currency", "Валюта"),
        "deal currency|currency code|currency iso code|opportunity currency|валюта сделки|код валюты",
        values=_CURRENCIES,
    ),
    _CONTACT,
    _RESPONSIBLE,
    _CREATED_BY,
    _CREATED_AT,
)
CONTACT_TARGETS = (
    _ID,
    Target(_NAME.name, _NAME.takes, _NAME.label, _NAME.words, is_required=True),
    _RESPONSIBLE,
    _CREATED_BY,
    _CREATED_AT,
)
ACTIVITY_TARGETS = (
    _ID,
    _NAME,
    Target(
        "activity_type",
        Takes.ACTIVITY_TYPE,
        LocalizedText("Activity type", "Тип активности"),
        "type|kind|activity|тип|вид|тип дела|вид дела",
        is_required=True,
    ),
    _CONTACT,
    _RESPONSIBLE,
    _CREATED_BY,
    _CREATED_AT,
)
COMMUNICATION_TARGETS = (
    _ID,
    Target(
        "channel",
        Takes.WORD,
        LocalizedText("Channel", "Канал"),
        "type|kind|medium|тип|вид|канал связи",
        is_required=True,
        values=_CHANNELS,
    ),
    Target(
        "direction",
        Takes.WORD,
        LocalizedText("Direction", "Направление"),
        "call direction|направление звонка",
        is_required=True,
        values=_DIRECTIONS,
    ),
    _CONTACT,
    _RESPONSIBLE,
    Target(
        "occurred_at",
        Takes.MOMENT,
        LocalizedText("When", "Когда"),
        "date|time|datetime|timestamp|started at|call date|дата|время|дата и время|дата звонка|начало",
        is_required=True,
    ),
    Target(
        "answered",
        Takes.FLAG,
        LocalizedText("Answered", "Принят"),
        "is answered|успешный|отвечен|принятый",
    ),
)
PERSON_TARGETS = (
    _ID,
    Target(
        "email",
        Takes.TEXT,
        LocalizedText("E-mail", "Почта"),
        "email|mail|e-mail address|email address|work email|эл почта|электронная почта|имейл|логин|login",
        is_required=True,
    ),
    Target(
        _NAME.name, _NAME.takes, LocalizedText("Name", "Имя"), _NAME.words + "|сотрудник|user name", is_required=True
    ),
    Target("role", Takes.WORD, LocalizedText("Role", "Роль"), "access|permission set|права|доступ", values=_ROLES),
    Target(
        "department",
        Takes.DEPARTMENT,
        LocalizedText("Department", "Отдел"),
        "team|office|regional office|unit|подразделение|команда",
    ),
    Target(
        "status",
        Takes.WORD,
        LocalizedText("Status", "Статус"),
        "active|is active|employment|активность|работает",
        values=_STATUSES,
    ),
)
MOVE_TARGETS = (
    Target(
        "deal",
        Takes.ID,
        LocalizedText("Deal", "Сделка"),
        "deal id|opportunity id|id сделки|номер сделки|ид сделки|owner id|record id|id",
        is_required=True,
    ),
    Target(
        "to_stage",
        Takes.STAGE,
        LocalizedText("To stage", "На стадию"),
        "stage|stage id|new stage|new value|stage name|to|стадия|новая стадия|этап|новый этап|стадия после",
        is_required=True,
    ),
    Target(
        "occurred_at",
        Takes.MOMENT,
        LocalizedText("When", "Когда"),
        "date|time|created time|created date|changed at|moved at|edit date|дата|дата изменения|дата перехода|время|дата смены",
        is_required=True,
    ),
    Target(
        "deal_type",
        Takes.DEAL_TYPE,
        LocalizedText("Deal type", "Тип сделки"),
        "pipeline|category|category id|воронка|направление",
    ),
    Target(
        "actor",
        Takes.PERSON,
        LocalizedText("Who", "Кто"),
        "user|changed by|edited by|author|moved by|кем|автор|сотрудник|кем изменена|кто изменил|created by|created by id",
    ),
)

TARGETS: Final[Mapping[FeedKind, tuple[Target, ...]]] = {
    FeedKind.DEAL: DEAL_TARGETS,
    FeedKind.CONTACT: CONTACT_TARGETS,
    FeedKind.ACTIVITY: ACTIVITY_TARGETS,
    FeedKind.COMMUNICATION: COMMUNICATION_TARGETS,
    FeedKind.PERSON: PERSON_TARGETS,
    FeedKind.MOVE: MOVE_TARGETS,
}
KINDS: Final = (
    FeedKind.DEAL,
    FeedKind.CONTACT,
    FeedKind.ACTIVITY,
    FeedKind.COMMUNICATION,
    FeedKind.PERSON,
)
"""What a file may hold; moves come beside deals."""
ENTITIES: Final[Mapping[FeedKind, Entity]] = {
    FeedKind.DEAL: Entity.DEAL,
    FeedKind.CONTACT: Entity.CONTACT,
    FeedKind.ACTIVITY: Entity.ACTIVITY,
}
"""Whose custom fields a kind has."""


@dataclass(frozen=True, slots=True)
class UsualField:
    """A custom field that figures are made of: a new one is proposed for a column that is called so."""

    kind: FieldKind
    words: str

    def is_called(self, column: str) -> bool:
        """Whether a column of this name is it."""
        return bare(column) in {bare(word) for word in self.words.split("|")}


_SOURCE = UsualField(
    FieldKind.CHOICE,
    "source|source id|lead source|deal source|original source|источник|источник сделки|источник обращения",
)
USUAL_FIELDS: Final[Mapping[FeedKind, Sequence[UsualField]]] = {
    FeedKind.DEAL: (
        UsualField(
            FieldKind.PRICE,
            "amount|deal amount|opportunity amount|value|deal value|close value|price|sum|total|budget|opportunity|сумма|сумма сделки|"
            "стоимость|цена|бюджет",
        ),
        _SOURCE,
    ),
    FeedKind.ACTIVITY: (_SOURCE,),
}


def is_usually_chosen(column: str) -> bool:
    """Whether what stands in a column of this name is chosen from a list, however few rows there are."""
    return _SOURCE.is_called(column)


FIELD: Final = "field"
"""Mapped to this, a column is a field that is made for it."""
FIELD_PREFIX: Final = "field:"


def target_of(kind: FeedKind, name: str) -> Target | None:
    """What is called so by this kind."""
    return next((each for each in TARGETS[kind] if each.name == name), None)
