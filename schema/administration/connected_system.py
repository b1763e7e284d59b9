"""Other systems that records are brought from, and what their runs brought."""

import json
from datetime import datetime

import strawberry

from models import FeedKind, RunKind
from resolvers.connectors import reading
from resolvers.connectors.declaration import Setting
from resolvers.connectors.reading import ConnectionStatus
from resolvers.connectors.runner import next_night
from resolvers.connectors.trouble import TroubleKind
from resolvers.connectors.vendors import CONNECTORS
from resolvers.feed import Outcome
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.described_enum import describe
from schema.directory.row_number import referred, row_number
from schema.feed import mutation as mutation  # describes what becomes of a row
from schema.file_import import kinds as kinds  # describes what a row is
from schema.node import Node, finds, global_id
from schema.paging import ROWS, After, First, check_first, read_number, write_number
from schema.writing import command_context

describe(
    ConnectionStatus,
    "Where a connected system is in its life.",
    {
        ConnectionStatus.RUNNING: "Records are being brought right now.",
        ConnectionStatus.WAITING: "It waits for its next run.",
        ConnectionStatus.FAILING: "Something is wrong; it is tried again at the next run.",
        ConnectionStatus.PAUSED: "Nothing is brought.",
        ConnectionStatus.LEAVING: "What it brought is being deleted, and then it is gone.",
    },
)
describe(
    RunKind,
    "What a run of a connected system does.",
    {
        RunKind.HISTORY: "Brings everything that there is.",
        RunKind.CHANGES: "Brings what changed since the run before.",
        RunKind.RECONCILIATION: "Compares what is here with what is there, tells differences, and mends them.",
    },
)
describe(
    TroubleKind,
    "What is wrong with a connected system.",
    {
        TroubleKind.UNREACHABLE: "It does not answer, or cannot now.",
        TroubleKind.LIMITED: "It was asked too often.",
        TroubleKind.UNAUTHORIZED: "It does not take the settings: they are wrong, or what they name has expired.",
        TroubleKind.FORBIDDEN: "Whoever the settings name has no rights for that there.",
        TroubleKind.UNEXPECTED: "It answers otherwise than it is documented.",
    },
)


@strawberry.type(description="Something that is given when a system is connected.")
class VendorSetting:
    key: str = strawberry.field(description="What it is called in inputs.")
    label: str = strawberry.field(description="What it is called.")
    help: str = strawberry.field(description="Where it is found.")
    example: str = strawberry.field(description="What a value looks like; empty, if nothing special.")
    is_secret: bool = strawberry.field(description="Whether it is never shown again.")
    is_required: bool = strawberry.field(description="Whether it must be given.")


@strawberry.type(description="A kind of systems that can be connected.")
class Vendor:
    key: str = strawberry.field(description="What it is called in inputs.")
    name: str = strawberry.field(description="What it is called.")
    settings: list[VendorSetting] = strawberry.field(description="What is given to connect one.")
    entities: list[str] = strawberry.field(description="What is brought from it, in words.")
    tells: bool = strawberry.field(
        description="Whether it can tell of changes itself; otherwise it is asked again and again only."
    )


@strawberry.type(description="What is wrong with a connected system.")
class VendorTrouble:
    kind: TroubleKind = strawberry.field(description="What kind of thing.")
    detail: str = strawberry.field(description="In the system's own words.")


@strawberry.type(description="How many rows of a kind came to what.")
class RowCount:
    kind: FeedKind = strawberry.field(description="What they are.")
    outcome: Outcome = strawberry.field(description="What became of them.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="How many records of a kind there are.")
class BroughtRecords:
    kind: FeedKind = strawberry.field(description="What they are.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="What a reconciliation found of one kind of records.")
class Difference:
    entity: str = strawberry.field(description="Which records, in words.")
    there: int = strawberry.field(description="How many the system has.")
    here: int = strawberry.field(description="How many were here, before what is gone there was deleted.")
    missing: int = strawberry.field(description="How many were not here; they were brought.")
    outdated: int = strawberry.field(description="How many were older here; they were brought again.")
    gone: int = strawberry.field(description="How many are not there any more; they were deleted here, unless held.")
    is_held: bool = strawberry.field(
        description="Whether what is gone there was left here, since it is suspiciously much: run it again allowing that."
    )
    missing_ids: list[str] = strawberry.field(description="The system's ids of those, the first hundred.")
    outdated_ids: list[str] = strawberry.field(description="The system's ids of those, the first hundred.")
    gone_ids: list[str] = strawberry.field(description="The system's ids of those, the first hundred.")


@strawberry.type(description="A run of a connected system. Those that only looked and found nothing are not kept.")
class ConnectedSystemRun:
    kind: RunKind = strawberry.field(description="What it does.")
    started_at: datetime = strawberry.field(description="When it began.")
    ended_at: datetime | None = strawberry.field(description="When it ended; null: it is under way.")
    step: str = strawberry.field(description="How far it is, by the name of a step, such as `list:deals`.")
    requests: int = strawberry.field(description="How often the system was asked.")
    counts: list[RowCount] = strawberry.field(description="What it brought, by kind and outcome.")
    differences: list[Difference] = strawberry.field(description="What a reconciliation found.")


@strawberry.type(description="Runs of a connected system, the newest first.")
class ConnectedSystemRunConnection(Connection[ConnectedSystemRun]):
    pass


@strawberry.type(description="What is wrong with a row that was refused.")
class RefusedRowProblem:
    member: str | None = strawberry.field(description="In which member of the row; null: in all of it.")
    message: str = strawberry.field(description="What it is, and what was expected. In English.")


@strawberry.type(
    description="A row of a connected system that was refused: the latest of its record, until that is written."
)
class RefusedRow:
    kind: FeedKind = strawberry.field(description="What it is.")
    external_id: str = strawberry.field(description="Its external id here.")
    body: str = strawberry.field(
        description="The row, as JSON; or what the system told, where no row could be made of it."
    )
    problems: list[RefusedRowProblem] = strawberry.field(description="What is wrong with it.")
    refused_at: datetime = strawberry.field(description="When it was refused last.")


@strawberry.type(description="Rows of a connected system that were refused, the newest first.")
class RefusedRowConnection(Connection[RefusedRow]):
    pass


@strawberry.type(description="Another system that records are brought from, again and again (docs/connectors.md).")
class ConnectedSystem(Node):
    connection: strawberry.Private[reading.ConnectionState]
    vendor: str = strawberry.field(description="The key of its kind.")
    vendor_name: str = strawberry.field(description="What its kind is called.")
    name: str = strawberry.field(description="What it is called here.")
    status: ConnectionStatus = strawberry.field(description="Where it is in its life.")
    trouble: VendorTrouble | None = strawberry.field(description="What is wrong, since `failingSince`; null: nothing.")
    failing_since: datetime | None = strawberry.field(description="Since when something is wrong.")
    created_at: datetime = strawberry.field(description="When it was connected.")
    paused_at: datetime | None = strawberry.field(description="Since when nothing is brought; null: it is.")
    last_run_at: datetime | None = strawberry.field(
        description="When a run ended last, also one that found nothing; null: not yet."
    )
    next_run_at: datetime | None = strawberry.field(description="When it is looked at next; null while it is paused.")
    last_reconciled_at: datetime | None = strawberry.field(
        description="When what is here was known to be all that is there; null: not yet."
    )
    next_reconciliation_at: datetime | None = strawberry.field(
        description="From when on that is compared next; null before the history is here, and while it is paused."
    )
    asked_for: RunKind | None = strawberry.field(
        description="The run that somebody asked for and that is still to begin."
    )
    refused_count: int = strawberry.field(description="How many records were refused and not written since.")
    waiting_event_count: int = strawberry.field(
        description="How many records it said have changed that are still to be fetched."
    )
    events_address: str | None = strawberry.field(
        description="Where it may tell of changes, by POST; null where it cannot. Whoever knows the address can have records fetched "
        "again, and nothing else."
    )

    @strawberry.field(description="What it brought that is deleted with it, if it is disconnected with its records.")
    async def records(self, info: Info) -> list[BroughtRecords]:
        counted = await reading.read_records(command_context(info), self.connection)
        return [BroughtRecords(kind=kind, count=count) for kind, count in counted.items()]

    @strawberry.field(description="Its runs, the newest first.")
    async def runs(self, info: Info, first: First = ROWS, after: After = None) -> ConnectedSystemRunConnection:
        number, most = referred("ConnectedSystem", self.id), check_first(first)
        found, count, has_next = await reading.read_runs(command_context(info), number, most, read_number(after))
        cursors = [write_number(each.id) for each in found]
        shown = [_show_run(info, self.vendor, each) for each in found]
        return ConnectedSystemRunConnection.page(shown, cursors, count=count, has_next=has_next, after=after)

    @strawberry.field(description="The last time that what is here was compared with what is there; null: not yet.")
    async def last_reconciliation(self, info: Info) -> ConnectedSystemRun | None:
        number = referred("ConnectedSystem", self.id)
        found, _, _ = await reading.read_runs(command_context(info), number, 1, kind=RunKind.RECONCILIATION)
        return _show_run(info, self.vendor, found[0]) if found else None

    @strawberry.field(description="Rows of it that were refused, the newest first.")
    async def refused_rows(self, info: Info, first: First = ROWS, after: After = None) -> RefusedRowConnection:
        number, most = referred("ConnectedSystem", self.id), check_first(first)
        found, count, has_next = await reading.read_refusals(command_context(info), number, most, read_number(after))
        cursors = [write_number(each.id) for each in found]
        shown = [_show_refusal(info, each) for each in found]
        return RefusedRowConnection.page(shown, cursors, count=count, has_next=has_next, after=after)


@strawberry.type
class ConnectedSystemQuery:
    @strawberry.field(
        description="The systems that records of your company are brought from, by name. Administrators only."
    )
    async def connected_systems(self, info: Info) -> list[ConnectedSystem]:
        return [show_system(info, each) for each in await reading.read_connections(command_context(info))]

    @strawberry.field(description="The kinds of systems that can be connected. Administrators only.")
    async def vendors(self, info: Info) -> list[Vendor]:
        command_context(info).require_administrator()
        language = info.context.language
        return [
            Vendor(
                key=each.key,
                name=each.name,
                settings=[_show_setting(info, setting) for setting in each.settings],
                entities=[entity.label.of(language) for entity in each.entities],
                tells=each.read_events is not None,
            )
            for each in CONNECTORS.values()
        ]


def show_system(info: Info, state: reading.ConnectionState) -> ConnectedSystem:
    """The system, as it is answered."""
    connector, status = CONNECTORS.get(state.vendor), state.status(info.context.now)
    is_off = status in (ConnectionStatus.PAUSED, ConnectionStatus.LEAVING)
    known_at = state.reconciled_at or state.looked_at
    night = None if known_at is None or is_off else next_night(known_at, viewer_of(info).company.zone)
    tells = connector is not None and connector.read_events is not None
    return ConnectedSystem(
        id=global_id("ConnectedSystem", state.id),
        connection=state,
        vendor=state.vendor,
        vendor_name=state.vendor if connector is None else connector.name,
        name=state.name,
        status=status,
        trouble=None
        if state.problem is None
        else VendorTrouble(**{**state.problem, "kind": TroubleKind(state.problem["kind"])}),
        failing_since=_at(info, state.failing_since),
        created_at=state.created_at.astimezone(viewer_of(info).company.zone),
        paused_at=_at(info, state.paused_at),
        last_run_at=_at(info, state.looked_at),
        next_run_at=None if is_off else _at(info, state.due_at),
        last_reconciled_at=_at(info, state.reconciled_at),
        next_reconciliation_at=night,
        asked_for=None if state.asked is None else RunKind(state.asked),
        refused_count=state.refused,
        waiting_event_count=state.told,
        events_address=info.context.public_url + state.path if tells else None,
    )


def _show_setting(info: Info, setting: Setting) -> VendorSetting:
    language = info.context.language
    return VendorSetting(
        key=setting.key,
        label=setting.label.of(language),
        help=setting.help.of(language),
        example=setting.example,
        is_secret=setting.is_secret,
        is_required=setting.is_required,
    )


def _show_run(info: Info, vendor: str, run: reading.RunState) -> ConnectedSystemRun:
    connector = CONNECTORS.get(vendor)
    differences: list[Difference] = []
    known = [] if connector is None else [each.key for each in connector.entities]
    # The database keeps no order; those of an earlier version come last.
    for key in sorted(run.differences, key=lambda each: known.index(each) if each in known else len(known)):
        found, entity = run.differences[key], None if connector is None else connector.entity(key)
        differences.append(
            Difference(
                entity=key if entity is None else entity.label.of(info.context.language),
                there=found["there"],
                here=found["here"],
                missing=found["missing"],
                outdated=found["outdated"],
                gone=found["gone"],
                is_held=found["held"],
                missing_ids=found["ids"].get("missing", []),
                outdated_ids=found["ids"].get("outdated", []),
                gone_ids=found["ids"].get("gone", []),
            )
        )
    return ConnectedSystemRun(
        kind=RunKind(run.kind),
        started_at=run.started_at.astimezone(viewer_of(info).company.zone),
        ended_at=_at(info, run.ended_at),
        step=run.step,
        requests=run.requests,
        counts=[
            RowCount(kind=FeedKind(kind), outcome=Outcome(outcome), count=count)
            for kind, outcomes in run.counts.items()
            for outcome, count in outcomes.items()
        ],
        differences=differences,
    )


def _show_refusal(info: Info, refusal: reading.Refusal) -> RefusedRow:
    return RefusedRow(
        kind=FeedKind(refusal.kind),
        external_id=refusal.external_id,
        body=json.dumps(refusal.row, ensure_ascii=False),
        problems=[RefusedRowProblem(member=each["member"], message=each["message"]) for each in refusal.problems],
        refused_at=refusal.refused_at.astimezone(viewer_of(info).company.zone),
    )


def _at(info: Info, instant: datetime | None) -> datetime | None:
    return None if instant is None else instant.astimezone(viewer_of(info).company.zone)


@finds("ConnectedSystem")
async def find_connected_system(info: Info, key: str) -> ConnectedSystem | None:
    """A connected system, for administrators."""
    if not viewer_of(info).is_admin:
        return None
    found = await reading.read_connections(command_context(info))
    return next((show_system(info, each) for each in found if each.id == row_number(key)), None)
