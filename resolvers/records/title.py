"""What a record is called in a list."""

from collections.abc import Mapping

from models import Channel, Direction
from resolvers.language import Language, Text
from resolvers.records.reading import CommunicationRecord, Record

_COMMUNICATIONS: Mapping[tuple[Direction, Channel], Text] = {
    (Direction.INCOMING, Channel.CALL): Text("Incoming call", "Входящий звонок"),
    (Direction.INCOMING, Channel.SMS): Text("Incoming SMS", "Входящее SMS"),
    (Direction.INCOMING, Channel.EMAIL): Text("Incoming e-mail", "Входящее письмо"),
    (Direction.INCOMING, Channel.FORM): Text("Submitted online form", "Заполненная онлайн-форма"),
    (Direction.OUTGOING, Channel.CALL): Text("Outgoing call", "Исходящий звонок"),
    (Direction.OUTGOING, Channel.SMS): Text("Outgoing SMS", "Исходящее SMS"),
    (Direction.OUTGOING, Channel.EMAIL): Text("Outgoing e-mail", "Исходящее письмо"),
    (Direction.OUTGOING, Channel.FORM): Text("Sent online form", "Отправленная онлайн-форма"),
}
_MISSED_CALL = Text("Missed call", "Пропущенный звонок")


def title_of(record: Record, language: Language) -> str:
    """The record's name; a communication has none of its own and is called by its direction and channel."""
    if not isinstance(record, CommunicationRecord):
        return record.title
    if record.direction is Direction.INCOMING and record.answered is False:
        return _MISSED_CALL.of(language)
    return _COMMUNICATIONS[record.direction, record.channel].of(language)
