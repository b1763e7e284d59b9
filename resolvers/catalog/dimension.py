"""Dimensions: what a figure is broken down by, and how its values are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models import Channel, Direction
from resolvers.alphabet import alphabetical, sort_key
from resolvers.catalog.attribute import (
    ACTIVITY_TYPE,
    BUCKET,
    CHANNEL,
    CONTACT,
    DEAL_TYPE,
    DIRECTION,
    OUTCOME,
    RESPONSIBLE,
    SOURCE,
    STAGE,
    Attribute,
)
from resolvers.catalog.palette_place import by_age, of_options, of_sources
from resolvers.catalog.people import People, Team
from resolvers.configuration import Configuration, CustomFieldConfig
from resolvers.language import Language, LocalizedText

NOT_GIVEN = LocalizedText("Not given", "Не указан")
_YES = LocalizedText("Yes", "Да")
_NO = LocalizedText("No", "Нет")


@dataclass(frozen=True, slots=True, eq=False)
class Category:
    """One value of a dimension as people know it; several stored values may be one category (options of the same label).

    Within a dimension two of the same key are the same: one of a thousand values is told from others as fast as one of one.
    """

    key: str
    label: LocalizedText
    values: tuple[object, ...]
    color: str | None = None
    # Its colour in a palette; see `palette_place`. What is no value of its own has none.
    palette_place: int | None = None
    # Of how many it tells that have rows: more than itself where it is all others as one.
    stands_for: int = 1
    # Whether a chart over time shows it even where it has nothing: what is in use today.
    is_current: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Category) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


@dataclass(frozen=True, slots=True, eq=False)
class Dimension:
    """A way to break a figure down. ``categories`` lists all that a company's rows can fall into, in display order.

    Two have no list of their own: time, whose categories are the steps of the period, and open-ended ones, whose categories are
    what is found.
    """

    key: str
    title: LocalizedText
    attribute: Attribute
    categories: Callable[[Configuration], Sequence[Category]]

    @property
    def is_time(self) -> bool:
        """Whether its categories are steps of time."""
        return self.attribute == BUCKET


def _same(name: str) -> LocalizedText:
    return LocalizedText(name, name)


def _not_given(*further: object) -> Category:
    return Category("not_given", NOT_GIVEN, (None, *further))


def _deal_types(configuration: Configuration) -> Sequence[Category]:
    places = by_age(configuration.deal_types)
    return [
        Category(str(t.id), _same(t.name), (t.id,), palette_place=places[t.id], is_current=not t.archived)
        for t in configuration.deal_types.values()
    ]


def _stages(configuration: Configuration) -> Sequence[Category]:
    places = by_age(configuration.stages)
    named = [
        Category(str(stage.id), _same(f"{deal_type.name}: {stage.name}"), (stage.id,), stage.color, places[stage.id])
        for deal_type in configuration.deal_types.values()
        for stage in deal_type.stages
    ]
    return [*named, _not_given()]


def _activity_types(configuration: Configuration) -> Sequence[Category]:
    places = by_age(configuration.activity_types)
    return [
        Category(str(t.id), _same(t.name), (t.id,), palette_place=places[t.id])
        for t in configuration.activity_types.values()
    ]


def _sources(field_ids: Callable[[Configuration], Sequence[int]]) -> Callable[[Configuration], Sequence[Category]]:
    def categories(configuration: Configuration) -> Sequence[Category]:
        by_label: dict[str, list[int]] = {}
        for field_id in field_ids(configuration):
            for option in configuration.custom_fields[field_id].options:
                by_label.setdefault(option.label, []).append(option.id)
        places = of_sources(configuration)
        named = [
            Category(f"label:{label}", _same(label), tuple(ids), palette_place=places[label])
            for label, ids in by_label.items()
        ]
        return [*named, _not_given()]

    return categories


def _listed(*categories: Category) -> Callable[[Configuration], Sequence[Category]]:
    return lambda _configuration: categories


def _fixed(*categories: Category) -> Callable[[Configuration], Sequence[Category]]:
    """Values that are the same in every company: their order gives their colours."""
    return _listed(*(replace(category, palette_place=place) for place, category in enumerate(categories)))


BY_DEAL_TYPE = Dimension("deal_type", LocalizedText("Deal type", "Тип сделки"), DEAL_TYPE, _deal_types)
BY_ACTIVITY_TYPE = Dimension(
    "activity_type", LocalizedText("Activity type", "Тип активности"), ACTIVITY_TYPE, _activity_types
)
BY_DEAL_SOURCE = Dimension(
    "deal_source", LocalizedText("Source", "Источник"), SOURCE, _sources(lambda c: c.deal_source_field_ids)
)
BY_ACTIVITY_SOURCE = Dimension(
    "activity_source", LocalizedText("Source", "Источник"), SOURCE, _sources(lambda c: c.activity_source_field_ids)
)
BY_STAGE = Dimension("stage", LocalizedText("Stage", "Стадия"), STAGE, _stages)
BY_OUTCOME = Dimension(
    "outcome",
    LocalizedText("Outcome", "Итог"),
    OUTCOME,
    _fixed(
        Category("SUCCESS", LocalizedText("Won", "Выиграны"), ("SUCCESS",)),
        Category("FAILURE", LocalizedText("Lost", "Проиграны"), ("FAILURE",)),
        Category("OPEN", LocalizedText("Open", "В работе"), ("OPEN",)),
    ),
)
BY_CHANNEL = Dimension(
    "channel",
    LocalizedText("Channel", "Канал"),
    CHANNEL,
    _fixed(
        Category(Channel.CALL.value, LocalizedText("Call", "Звонок"), (Channel.CALL.value,)),
        Category(Channel.SMS.value, LocalizedText("SMS", "SMS"), (Channel.SMS.value,)),
        Category(Channel.EMAIL.value, LocalizedText("E-mail", "Письмо"), (Channel.EMAIL.value,)),
        Category(Channel.FORM.value, LocalizedText("Online form", "Онлайн-форма"), (Channel.FORM.value,)),
    ),
)
BY_DIRECTION = Dimension(
    "direction",
    LocalizedText("Direction", "Направление"),
    DIRECTION,
    _fixed(
        Category(Direction.INCOMING.value, LocalizedText("Incoming", "Входящие"), (Direction.INCOMING.value,)),
        Category(Direction.OUTGOING.value, LocalizedText("Outgoing", "Исходящие"), (Direction.OUTGOING.value,)),
    ),
)
BY_TIME = Dimension("time", LocalizedText("Time", "Время"), BUCKET, _listed())
BY_CONTACT = Dimension("contact", LocalizedText("Contact", "Контакт"), CONTACT, _listed())


def by_flag(
    key: str, title: LocalizedText, attribute: Attribute, yes: LocalizedText = _YES, no: LocalizedText = _NO
) -> Dimension:
    """By what is true or false of a row."""
    yes_or_no = Category("true", yes, (True,), palette_place=0), Category("false", no, (False,), palette_place=1)
    return Dimension(key, title, attribute, _listed(*yes_or_no, _not_given()))


def by_option(field: CustomFieldConfig, attribute: Attribute) -> Dimension:
    """By the options of a choice field, archived ones too."""

    def categories(configuration: Configuration) -> Sequence[Category]:
        places = of_options(field, configuration)
        options = [Category(str(o.id), _same(o.label), (o.id,), palette_place=places[o.id]) for o in field.options]
        return [*options, _not_given()]

    return Dimension(f"field_{field.id}", _same(field.name), attribute, categories)


def by_person(attribute: Attribute, title: LocalizedText, people: People, language: Language) -> Dimension:
    """By who it is, dismissed people too, in the language's order."""
    listed = sorted(people.users.items(), key=lambda each: (sort_key(each[1], language), each[0]))
    places = by_age(people.users)
    named = [Category(str(id_), _same(name), (id_,), palette_place=places[id_]) for id_, name in listed]
    return Dimension(attribute.key, title, attribute, _listed(*named, _not_given()))


def by_department(people: People, language: Language) -> Dimension:
    """By the department the responsible person is in itself, in the language's order."""
    return _by_team(
        "department", LocalizedText("Department", "Отдел"), alphabetical(people.departments, language), people
    )


def by_group(people: People, language: Language) -> Dimension:
    """By the groups the responsible person is in, in the language's order: in several of them, a row stands in each."""
    return _by_team("group", LocalizedText("Group", "Группа"), alphabetical(people.groups, language), people)


def _by_team(key: str, title: LocalizedText, teams: Sequence[Team], people: People) -> Dimension:
    places = by_age(team.id for team in teams)
    named = [Category(str(t.id), _same(t.name), t.user_ids, palette_place=places[t.id]) for t in teams]
    return Dimension(key, title, RESPONSIBLE, _listed(*named, _not_given(*people.outside(teams))))
