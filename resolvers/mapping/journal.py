"""What an import makes of the company: noted with it, so that all of it can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Table, insert, update

from models import AuditEntry, FeedKind, FileImportRun, FileImportTask
from resolvers.commands import CommandContext, CompanyTransaction
from resolvers.currencies.given import GIVEN
from resolvers.feed import FORMATS, FeedResult, FeedRow
from resolvers.importing.given_names import name_listed
from resolvers.importing.merged_names import kept_names

# Nobody is told what people came in by, and an undone import leaves them that. Keys of contacts follow from them, and when a deal last
# moved from its moves.
_NEVER_NOTED: Final = {"users": ("password_hash",), "contacts": ("is_keyed",), "deals": ("moved_at",)}
NOT_NOTED_OF_MOVES: Final = ("company_id", "heeded")
LEDGER: Final = """(
  SELECT coalesce(jsonb_agg(to_jsonb(transitions) - 'heeded' ORDER BY occurred_at, ordinal), '[]') FROM transitions
  WHERE transitions.company_id = %(company)s::bigint AND transitions.deal_id = deals.id)"""


def image(table: str) -> str:
    """A row as it is noted: of a deal with its moves, and the amounts that were given, whatever they come to."""
    row = f"to_jsonb({table})" + "".join(f" - '{column}'" for column in _NEVER_NOTED.get(table, ()))
    if table == "deals":
        row = f"({row} || jsonb_build_object('fields', {GIVEN}, 'amounts', NULL, 'rate_day', NULL))"
    return f"jsonb_build_object('row', {row}{f', {chr(39)}ledger{chr(39)}, {LEDGER}' if table == 'deals' else ''})"


def noted_columns(table: Table) -> Sequence[str]:
    """The columns that an undone import puts back."""
    left = {"company_id", "id", *_NEVER_NOTED.get(table.name, ())}
    return [column.name for column in table.columns if column.name not in left]


@dataclass(frozen=True, slots=True)
class Claim:
    """Of which task an import is, and who has it."""

    task_id: int
    holder: UUID


class ClaimLostError(Exception):
    """Somebody else has the task, or has carried it out. Nothing was written."""


@dataclass(slots=True)
class Journal:
    """Goes with an import in its transaction (`resolvers.feed.Beside`)."""

    command: CommandContext
    source: str
    file_name: str
    kind: FeedKind
    prefix: str
    referred: Mapping[FeedKind, set[str]]
    is_trial: bool
    claim: Claim | None = None
    counts: dict[str, int] = field(default_factory=dict[str, int])
    """How many records are new, changed, or are as the file says already."""
    run_id: int | None = None
    """Once it is kept."""
    _begun: int = 0
    _names: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    async def before(self, transaction: CompanyTransaction, rows: Sequence[FeedRow]) -> None:
        """Notes how everything is that the rows are about. What they refer to gets a name, where it has none."""
        named: dict[str, set[str]] = {}
        for kind, names in self.referred.items():
            named.setdefault(FORMATS[kind].table.name, set()).update(names)
        own: dict[str, set[str]] = {}
        for row in rows:
            if row.kind is FeedKind.MOVE:
                own.setdefault("deals", set()).add(row.cells["deal"])
            elif row.external_id:
                own.setdefault(FORMATS[row.kind].table.name, set()).add(row.external_id)
        if "contacts" in own:
            own["contacts"].update((await kept_names(transaction, self.prefix, own["contacts"])).values())
        tables = {each.table.name: each.table for each in FORMATS.values()}
        for name in named.keys() | own.keys():
            together = named.get(name, set()) | own.get(name, set())
            await name_listed(transaction, tables[name], self.prefix, together)
        # Contacts before what hangs on them, as whoever merges contacts does it.
        self._names = {name: sorted(own[name]) for name in sorted(own, key=lambda each: each != "contacts")}
        self._begun = await self._begin(transaction)
        for name, names in self._names.items():
            params = {"company": transaction.company_id, "run": self._begun, "names": names}
            await transaction.connection.exec_driver_sql(_HELD.format(table=name), params)
            await transaction.connection.exec_driver_sql(_BEFORE.format(table=name, image=image(name)), params)

    async def after(self, transaction: CompanyTransaction, result: FeedResult) -> bool:
        """Notes what has become of it, and counts."""
        if not result.has_written:
            return True
        connection, main = transaction.connection, FORMATS[self.kind].table.name
        self.counts = {"created": 0, "changed": 0, "unchanged": 0, "made": 0}
        for name, names in self._names.items():
            params: dict[str, Any] = {"company": transaction.company_id, "run": self._begun, "names": names}
            await connection.exec_driver_sql(_AFTER.format(table=name, image=image(name)), params)
            same = await connection.exec_driver_sql(_FORGET_SAME, {**params, "table": name})
            counted = await connection.exec_driver_sql(_COUNTED, {**params, "table": name})
            created, changed = cast("tuple[int, int]", counted.one())
            if name == main:
                self.counts |= {"created": created, "changed": changed, "unchanged": same.rowcount}
            else:
                self.counts["made"] += created
        if self.is_trial:
            return False
        if self.claim is not None:
            await self._keep_claim(transaction, self.claim)
        run = FileImportRun
        ended = update(run).where(run.company_id == transaction.company_id, run.id == self._begun)
        await transaction.write(ended.values(counts=self.counts))
        entry = {
            "company_id": transaction.company_id,
            "occurred_at": self.command.now,
            "actor_id": self.command.viewer.user_id,
            "action": "importFile",
            "subject": f"Company:{transaction.company_id}",
            "after": {"source": self.source, "file": self.file_name, **self.counts},
        }
        await transaction.write(insert(AuditEntry).values(entry))
        self.run_id = self._begun
        return True

    async def _keep_claim(self, transaction: CompanyTransaction, claim: Claim) -> None:
        """The task knows its import from the moment on in which it is there: it is never made twice."""
        task = FileImportTask
        mine = (task.company_id == transaction.company_id, task.id == claim.task_id, task.claim == claim.holder)
        noted = await transaction.write(update(task).where(*mine, task.run_id.is_(None)).values(run_id=self._begun))
        if noted.rowcount != 1:
            raise ClaimLostError

    async def _begin(self, transaction: CompanyTransaction) -> int:
        values: dict[str, Any] = {
            "company_id": transaction.company_id,
            "source": self.source,
            "file_name": self.file_name,
            "kind": self.kind.value,
            "actor_id": self.command.viewer.user_id,
            "started_at": self.command.now,
            "counts": {},
        }
        made = await transaction.write(insert(FileImportRun).values(values).returning(FileImportRun.id))
        return int(made.scalar_one())


_MINE = "company_id = %(company)s::bigint AND external_id = ANY(%(names)s::text[])"
_HELD = f"SELECT count(*) FROM (SELECT id FROM {{table}} WHERE {_MINE} ORDER BY id FOR NO KEY UPDATE) AS held"  # noqa: S608 - from constants
_BEFORE = f"""
INSERT INTO file_import_changes (company_id, run_id, table_name, record_id, before)
SELECT %(company)s::bigint, %(run)s::bigint, '{{table}}', id, {{image}} FROM {{table}} WHERE {_MINE}"""  # noqa: S608 - from constants
_AFTER = f"""
INSERT INTO file_import_changes (company_id, run_id, table_name, record_id, after)
SELECT %(company)s::bigint, %(run)s::bigint, '{{table}}', id, {{image}} FROM {{table}} WHERE {_MINE}
ON CONFLICT (company_id, run_id, table_name, record_id) DO UPDATE SET after = excluded.after"""  # noqa: S608 - from constants
_RUN = "company_id = %(company)s::bigint AND run_id = %(run)s::bigint AND table_name = %(table)s"
_FORGET_SAME = f"DELETE FROM file_import_changes WHERE {_RUN} AND before = after"  # noqa: S608 - from constants
_COUNTED = f"""
SELECT count(*) FILTER (WHERE before IS NULL), count(*) FILTER (WHERE before IS NOT NULL) FROM file_import_changes
WHERE {_RUN}"""  # noqa: S608 - from constants
