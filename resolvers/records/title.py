"""What a record is called in a list."""

from collections.abc import Mapping
from typing import NamedTuple

from models import Channel, Direction
from resolvers.language import Language, LocalizedText
from resolvers.records.reading import CommunicationRecord, Record


class Manner(NamedTuple):
    """How a communication took place, which is what it is called by."""

    direction: Direction
    channel: Channel
    answered: bool | None


_COMMUNICATIONS: Mapping[tuple[Direction, Channel], LocalizedText] = {
    (Direction.INCOMING, Channel.CALL): LocalizedText("Incoming call", "Входящий звонок"),
    (Direction.INCOMING, Channel.SMS): LocalizedText("Incoming SMS", "Входящее SMS"),
    (Direction.INCOMING, Channel.EMAIL): LocalizedText("Incoming e-mail", "Входящее письмо"),
    (Direction.INCOMING, Channel.FORM): LocalizedText("Submitted online form", "Заполненная онлайн-форма"),
    (Direction.OUTGOING, Channel.CALL): LocalizedText("Outgoing call", "Исходящий звонок"),
    (Direction.OUTGOING, Channel.SMS): LocalizedText("Outgoing SMS", "Исходящее SMS"),
    (Direction.OUTGOING, Channel.EMAIL): LocalizedText("Outgoing e-mail", "Исходящее письмо"),
    (Direction.OUTGOING, Channel.FORM): LocalizedText("Sent online form", "Отправленная онлайн-форма"),
}
_MISSED_CALL = LocalizedText("Missed call", "Пропущенный звонок")


def title_of(record: Record, language: Language) -> str:
    """The record's name; a communication has none of its own and is called by its direction and channel."""
    if not isinstance(record, CommunicationRecord):
        return record.title
    return called_by(Manner(record.direction, record.channel, record.answered), language)


def called_by(manner: Manner, language: Language) -> str:
    """What a communication is called."""
    if manner.direction is Direction.INCOMING and manner.answered is False:
        return _MISSED_CALL.of(language)
    return _COMMUNICATIONS[manner.direction, manner.channel].of(language)
