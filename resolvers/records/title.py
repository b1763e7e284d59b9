"""What a record is called in a list."""

from collections.abc import Mapping

from models import Channel, Direction
from resolvers.language import Language, LocalizedText
from resolvers.records.reading import CommunicationRecord, Record

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
    if record.direction is Direction.INCOMING and record.answered is False:
        return _MISSED_CALL.of(language)
    return _COMMUNICATIONS[record.direction, record.channel].of(language)
