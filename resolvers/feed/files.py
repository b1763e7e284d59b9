"""Rows of a feed as files of the import format."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from models import FeedKind
from resolvers.errors import ErrorCode, RequestError
from resolvers.feed.outcome import RowProblem
from resolvers.feed.row import DEAL, FORMATS, KINDS, MOVES, FeedRow
from resolvers.importing.format import FileFormat
from resolvers.importing.given_rows import ABSENT, GivenRows
from resolvers.importing.problem import Hints, Problem, listed
from resolvers.language import LocalizedText

Key = int
"""By which a row is known while a call is carried out."""

# Each row has a cell in each column that any of them names.
_MOST_COLUMNS = 2_000
_MOST_EMPTY = 5_000_000


@dataclass(frozen=True, slots=True)
class Files:
    """The rows by the names of their files, and which of them stands in which line: lines are counted through all files."""

    sources: Mapping[str, GivenRows]
    keys: tuple[Key, ...]
    """By line, from 1 on."""
    moves: Mapping[int, int]
    """Which of its deal's moves stands in a line, from 0."""

    def problems_of(self, problems: Iterable[Problem]) -> dict[Key, list[RowProblem]]:
        """What is wrong with which row. What is wrong with a column is wrong with each row that names it."""
        found: dict[Key, list[RowProblem]] = {}
        for problem in problems:
            for line in [problem.line] if problem.line else self._naming(problem):
                found.setdefault(self.keys[line - 1], []).append(self._told(problem, line))
        return found

    def _naming(self, problem: Problem) -> Iterator[int]:
        source = self.sources[problem.file]
        place = source.columns.index(problem.column) if problem.column in source.columns else None
        for line, cells in source.rows:
            if place is None or cells[place] is not ABSENT:
                yield line

    def _told(self, problem: Problem, line: int) -> RowProblem:
        place = self.moves.get(line)
        member = problem.column if place is None else f"{MOVES}.{place}.{problem.column}"
        missing = problem.missing and (KINDS[problem.missing[0]], problem.missing[1])
        return RowProblem(member, problem.wrong, problem.expected, missing)


def as_files(rows: Mapping[Key, FeedRow]) -> Files:
    """The rows, those of one file in their order. Each names columns of its format only (`unknown_columns`)."""
    filed: dict[FeedKind, list[tuple[int, Mapping[str, str]]]] = {}
    keys: list[Key] = []
    moves: dict[int, int] = {}
    for key, row in ((key, row) for key, row in rows.items() if row.is_whole):
        keys.append(key)
        filed.setdefault(row.kind, []).append((len(keys), row.cells))
        for place, move in enumerate(row.moves):
            keys.append(key)
            moves[len(keys)] = place
            filed.setdefault(FeedKind.MOVE, []).append((len(keys), {DEAL: row.external_id or "", **move}))
    sources = {FORMATS[kind].file: _given(FORMATS[kind], lines) for kind, lines in filed.items()}
    return Files(sources, tuple(keys), moves)


def _given(file: FileFormat, lines: list[tuple[int, Mapping[str, str]]]) -> GivenRows:
    columns = list(dict.fromkeys(name for _, cells in lines for name in cells))
    empty = len(columns) * len(lines) - sum(len(cells) for _, cells in lines)
    if len(columns) > _MOST_COLUMNS or empty > _MOST_EMPTY:
        raise RequestError(ErrorCode.BAD_USER_INPUT, _TOO_SPARSE.format(columns=len(columns), rows=len(lines)))
    # Moves are told whole: whoever names no actor knows of none.
    otherwise = "" if file is FORMATS[FeedKind.MOVE] else ABSENT
    return GivenRows(
        file.file, columns, [(line, [cells.get(name, otherwise) for name in columns]) for line, cells in lines]
    )


def check_columns(row: FeedRow, hints: Hints) -> tuple[RowProblem, ...]:
    """What is wrong with the names of a row's columns."""
    file = FORMATS[row.kind]
    found = [*_unknown(file, row.cells, "", hints), *_missing(file, row.cells, "")]
    moves = FORMATS[FeedKind.MOVE]
    for place, move in enumerate(row.moves):
        found += [
            *_unknown(moves, move, f"{MOVES}.{place}.", hints),
            *_missing(moves, {DEAL: "", **move}, f"{MOVES}.{place}."),
        ]
    return tuple(found)


def _unknown(file: FileFormat, cells: Mapping[str, str], within: str, hints: Hints) -> Iterator[RowProblem]:
    names = [column.name for column in file.columns]
    for name in cells:
        if file.column_name(name) != name or not file.has_column(name):
            fields = ["field:<external_id of a field>"] if file.fields_of else []
            yield RowProblem(
                f"{within}{name}", "is unknown", f"one of {listed([*names, *fields])}{hints.nearest(name, names)}"
            )


def _missing(file: FileFormat, cells: Mapping[str, str], within: str) -> Iterator[RowProblem]:
    for column in file.columns:
        if column.required and column.name not in cells:
            yield RowProblem(f"{within}{column.name}", "is missing", "it in every row of the kind")


_TOO_SPARSE = LocalizedText(
    f"Expected rows of one kind that name nearly the same members, {_MOST_COLUMNS} at the most; got {{rows}} rows that name "
    "{columns}. Send fewer rows at once.",
    f"Ожидаются строки одного вида почти с одними и теми же полями, не больше {_MOST_COLUMNS}; получено строк: {{rows}}, разных полей "
    "в них: {columns}. Отправьте меньше строк за раз.",
)
