"""What is told of rows that were read by a mapping."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from models import FeedKind, FieldKind
from resolvers.feed import FeedRow
from resolvers.language import LocalizedText
from resolvers.mapping.targets import Takes


class Note(StrEnum):
    """What was derived where the file does not say it, or left out; counted in rows."""

    LEFT_OUT = "left_out"
    REPEATED = "repeated"
    IDS_DERIVED = "ids_derived"
    NAMES_DERIVED = "names_derived"
    TYPE_DERIVED = "type_derived"
    ROLES_DERIVED = "roles_derived"
    CREATED_BY_HISTORY = "created_by_history"
    CREATED_BY_STAGE = "created_by_stage"
    CREATED_NOW = "created_now"
    CREATED_KEPT = "created_kept"
    STAGE_ALONE = "stage_alone"
    STAGE_DATE_UNKNOWN = "stage_date_unknown"
    STAGE_DIFFERS = "stage_differs"
    HISTORY_REVERSED = "history_reversed"
    HISTORY_UNUSED = "history_unused"
    NOBODY = "nobody"


NOTES = {
    Note.LEFT_OUT: LocalizedText(
        "Rows that are no records: the header again, or titles of groups. Left out.",
        "Строки, которые не записи: повтор заголовка или названия групп. Пропущены.",
    ),
    Note.REPEATED: LocalizedText(
        "Rows whose id an earlier row has: together they are one record, and the later one counts.",
        "Строки с идентификатором, который уже был: вместе это одна запись, считается последняя.",
    ),
    Note.IDS_DERIVED: LocalizedText(
        "The file has no ids. They are made of what stands in the row: a row that says something else is another record.",
        "В файле нет идентификаторов. Они составлены из содержимого строки: изменённая строка станет другой записью.",
    ),
    Note.NAMES_DERIVED: LocalizedText(
        "Rows without a name: the record is called by its id.", "Строки без названия: запись названа по идентификатору."
    ),
    Note.TYPE_DERIVED: LocalizedText(
        "The file has no types of deals: all are of the company's only one.",
        "В файле нет типов сделок: все отнесены к единственному типу компании.",
    ),
    Note.ROLES_DERIVED: LocalizedText(
        "Rows without a role: new people see their own records.",
        "Строки без роли: новые сотрудники видят свои записи.",
    ),
    Note.CREATED_BY_HISTORY: LocalizedText(
        "No date of creation: the first move of the history is taken for it.",
        "Нет даты создания: за неё принят первый переход из истории.",
    ),
    Note.CREATED_BY_STAGE: LocalizedText(
        "No date of creation: the date of the stage is taken for it.",
        "Нет даты создания: за неё принята дата стадии.",
    ),
    Note.CREATED_NOW: LocalizedText(
        "No date at all: the moment of this import is taken for the date of creation.",
        "Нет никакой даты: датой создания считается момент загрузки.",
    ),
    Note.CREATED_KEPT: LocalizedText(
        "No date of creation: the one that is known of the record stays.",
        "Нет даты создания: у известных записей остаётся прежняя.",
    ),
    Note.STAGE_ALONE: LocalizedText(
        "No history: of these deals it is known where they stand, and not where they stood before.",
        "Истории нет: про эти сделки известно, где они сейчас, и неизвестно, где были раньше.",
    ),
    Note.STAGE_DATE_UNKNOWN: LocalizedText(
        "No date of the stage: a new deal stands on it since its creation, a known one that has moved since this import.",
        "Нет даты стадии: новая сделка стоит на ней с создания, перешедшая известная — с этой загрузки.",
    ),
    Note.STAGE_DIFFERS: LocalizedText(
        "The history ends on another stage than the deal's row says: the history counts.",
        "История кончается не на той стадии, что в строке сделки: считается история.",
    ),
    Note.HISTORY_REVERSED: LocalizedText(
        "The history has its latest moves first, and is read from its end.",
        "История идёт от новых переходов к старым и прочитана с конца.",
    ),
    Note.HISTORY_UNUSED: LocalizedText(
        "Rows of the history of deals that the file does not have. Left out.",
        "Строки истории сделок, которых нет в файле. Пропущены.",
    ),
    Note.NOBODY: LocalizedText(
        "Nobody here is called so: the record is nobody's.",
        "Никого здесь так не зовут: запись остаётся без ответственного.",
    ),
}


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in a row, and in which of its columns; without one it is the row."""

    column: str | None
    message: LocalizedText


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that is not brought in: its place in its file, its cells, and why."""

    place: int
    cells: Sequence[str]
    problems: tuple[CellProblem, ...]
    is_history: bool = False
    """Whether it is of the file of moves."""


@dataclass(frozen=True, slots=True)
class ShownValue:
    """Something of a record: of what, how it stands, and what it was read as.

    What is referred to stands by its name, times by the company's clock, all else as the import format writes it.
    """

    label: LocalizedText
    value: str
    takes: Takes = Takes.TEXT
    field_kind: FieldKind | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A record as it would stand; of a deal also its moves: the stage, and when it came to it, by the company's clock."""

    place: int
    values: tuple[ShownValue, ...]
    moves: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Translated:
    """Rows of a file as rows of a feed: first what they need, then the records, each with its place in the file."""

    made: dict[FeedKind, list[FeedRow]] = field(default_factory=dict[FeedKind, list[FeedRow]])
    """What is made on wish, because rows name it, by kind."""
    records: list[tuple[int, FeedRow]] = field(default_factory=list[tuple[int, FeedRow]])
    moves: list[tuple[int, FeedRow]] = field(default_factory=list[tuple[int, FeedRow]])
    rejected: list[RejectedRow] = field(default_factory=list[RejectedRow])
    notes: Counter[Note] = field(default_factory=Counter[Note])
    shown: list[ShownRow] = field(default_factory=list[ShownRow])
    referred: dict[FeedKind, set[str]] = field(default_factory=dict[FeedKind, set[str]])
    """What they refer to, by kind."""
    columns: dict[str, str] = field(default_factory=dict[str, str])
    """What the file calls what the rows name."""
    prefix: str = ""
    """What names begin with of things of the company that have no external id."""

    def refer(self, kind: FeedKind, external_id: str) -> None:
        """Notes that something is referred to."""
        self.referred.setdefault(kind, set()).add(external_id)
