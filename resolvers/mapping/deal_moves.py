"""The moves of deals: those that a file of them tells, or the one that a deal's own row does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models import FeedKind
from resolvers.language import LocalizedText
from resolvers.mapping.cells import CellError
from resolvers.mapping.document import ColumnMapping, RecordMapping
from resolvers.mapping.history import History, HistoryRow
from resolvers.mapping.looking_up import LookUp
from resolvers.mapping.row import Row
from resolvers.mapping.told import CellProblem, Note, RejectedRow, Translated


@dataclass(frozen=True, slots=True)
class Moves:
    """Of a deal: as cells of a feed's rows, and in words as the stage and since when."""

    cells: Sequence[Mapping[str, str]] = ()
    shown: Sequence[tuple[str, str]] = ()


class DealMoves:
    """Reads the moves of one deal after another."""

    def __init__(self, mapping: RecordMapping, look_up: LookUp, history: History, now: str, into: Translated) -> None:
        self._mapping = mapping
        self._look_up = look_up
        self._words = look_up.words
        self._history = history
        self._now = now
        self._into = into
        types = self._words.deal_types.by_id
        self._only_type = next(iter(types)) if len(types) == 1 else None

    def of(self, row: Row, stage_now: str | None, type_column: str | None) -> Moves:
        """Those of a row, whose type and stage are read with them; what is wrong is noted there.

        ``stage_now``: where the deal stands, if it is known; ``type_column``: what the file calls its types.
        """
        external_id, values = row.values["external_id"], row.values
        if not values.get("deal_type"):
            if self._only_type is None:
                row.problems.append(CellProblem(type_column, _NO_TYPE))
                return Moves()
            self._into.notes[Note.TYPE_DERIVED] += 1
            self._into.refer(FeedKind.DEAL_TYPE, self._only_type)
            values["deal_type"] = self._only_type
        if external_id in self._history.broken:
            row.problems.append(CellProblem(None, _BROKEN.format(place=self._history.broken[external_id])))
            return Moves()
        rows = self._history.moves.get(external_id)
        return self._told(row, rows) if rows else self._of_its_stage(row, stage_now)

    def _of_its_stage(self, row: Row, stage_now: str | None) -> Moves:
        values = row.values
        stage = self._stage_of(row)
        if not stage:
            return Moves()
        self._into.notes[Note.STAGE_ALONE] += 1
        name = self._words.stages_of(values["deal_type"]).by_id.get(stage, stage)
        if stage_now == stage:
            return Moves(shown=[(name, "")])
        since = values.get("staged_at", "")
        if not since:
            self._into.notes[Note.STAGE_DATE_UNKNOWN] += 1
            since = self._now if stage_now is not None else values.get("created_at") or self._now
        return Moves([{"to_stage": stage, "occurred_at": since}], [(name, since)])

    def _stage_of(self, row: Row) -> str:
        cell = row.values.get("stage", "")
        if not cell:
            return ""
        columns = self._mapping.file.of("stage")
        column = columns[0] if columns else ColumnMapping("", "stage", create=True)
        try:
            return self._look_up.stage(column, row.values["deal_type"], cell)
        except CellError as error:
            row.problems.append(CellProblem(column.column or None, error.message))
            return ""

    def _told(self, row: Row, rows: Sequence[HistoryRow]) -> Moves:
        moves: list[dict[str, str]] = []
        shown: list[tuple[str, str]] = []
        for each in rows:
            deal_type = each.deal_type or row.values["deal_type"]
            try:
                to_stage = self._look_up.stage(self._history.stage_column, deal_type, each.stage)
            except CellError as error:
                problems = (CellProblem(None, error.message),)
                self._into.rejected.append(RejectedRow(each.place, each.cells, problems, is_history=True))
                row.problems.append(CellProblem(None, _BROKEN.format(place=each.place)))
                continue
            move = {"to_stage": to_stage, "occurred_at": each.occurred_at, "actor": each.actor}
            moves.append({**move, "deal_type": each.deal_type} if each.deal_type else move)
            shown.append((self._words.stages_of(deal_type).by_id.get(to_stage, each.stage), each.occurred_at))
        # After its moves: stages that are new are made in the order in which deals come to them.
        stage = self._stage_of(row)
        if stage and len(moves) == len(rows) and moves[-1]["to_stage"] != stage:
            self._into.notes[Note.STAGE_DIFFERS] += 1
        return Moves(moves, shown)


_NO_TYPE = LocalizedText(
    "The deal has no type, and the company has not only one.",
    "У сделки нет типа, а у компании их не один.",
)
_BROKEN = LocalizedText(
    "Row {place} of its history is wrong: a deal comes with all its moves or not at all.",
    "Строка {place} её истории неверна: сделка загружается со всеми переходами или никак.",
)
