"""The audit log."""

from datetime import datetime
from typing import Annotated, Any, cast

import strawberry

from resolvers.audit.reading import AuditFilter, AuditRecord, list_audit_entries
from resolvers.audit.words import summary
from schema.connection import Connection
from schema.context import Info, viewer_of
from schema.directory.row_number import referred, row_number
from schema.directory.user import User, find_user_by_id
from schema.node import Node, finds, global_id, parse_global_id
from schema.paging import After, First, check_first, read_cursor, write_cursor
from schema.scalars import Json
from schema.writing import command_context

_VALUES = (
    "of the values that changed, by their names in this API; another object is `{id, name}`, as it was called then; "
    "lists of people have only those who came or went. Blocks go by their keys; where one stands is "
    "`[column, row, width, height, turn]`, and the greater turn was put there later."
)


@strawberry.type(description="What a change was made to.")
class AuditSubject:
    object_id: strawberry.ID | None = strawberry.field(
        description="The object's id; it may be gone. Null for what a company has once, such as the settings of desktops."
    )
    type: str = strawberry.field(description="The name of its type.")
    name: str | None = strawberry.field(
        description="What it is called now; null if it is gone, and for what has no name."
    )


@strawberry.type(
    description="One administrative change, one look at somebody else's desktop, or how somebody came in or went out."
)
class AuditEntry(Node):
    record: strawberry.Private[AuditRecord]
    action: str = strawberry.field(
        description="The mutation's name, `viewAs`, `logInFailed`, `secondFactorFailed`, `passkeyFailed`, `provisionUser`, "
        "`expireApiToken`, or `setPassword` for the command of that name."
    )
    before: Json | None = strawberry.field(description=f"The state before {_VALUES} Null for something new.")
    after: Json | None = strawberry.field(description=f"The state after {_VALUES} Null for something deleted.")

    @strawberry.field(description="When it was done.")
    def occurred_at(self, info: Info) -> datetime:
        return self.record.at.astimezone(viewer_of(info).company.zone)

    @strawberry.field(description="Who did it; null for the system.")
    async def actor(self, info: Info) -> User | None:
        return await find_user_by_id(info, self.record.actor_id)

    @strawberry.field(description="What it was done to.")
    def subject(self, info: Info) -> AuditSubject:
        record, language = self.record, info.context.language
        return AuditSubject(
            object_id=global_id(record.subject_type, record.subject_key) if record.subject_key else None,
            type=record.subject_type,
            name=record.subject_name.of(language) if record.subject_name else None,
        )

    @strawberry.field(description="The entry in words, in the viewer's language.")
    def summary(self, info: Info) -> str:
        return summary(self.record, info.context.language)


@strawberry.type(description="Entries of the audit log, newest first.")
class AuditEntryConnection(Connection[AuditEntry]):
    pass


@strawberry.input(description="Which entries of the audit log: those that fit everything given.")
class AuditLogFilter:
    actor: strawberry.ID | None = strawberry.field(default=None, description="Who did it.")
    action: str | None = strawberry.field(default=None, description="What was done, as an entry calls it.")
    subject: strawberry.ID | None = strawberry.field(default=None, description="What it was done to; it may be gone.")
    start: datetime | None = strawberry.field(name="from", default=None, description="Not before this instant.")
    end: datetime | None = strawberry.field(name="to", default=None, description="Before this instant.")

    def read(self) -> AuditFilter:
        """The filter as the resolvers take it."""
        subject = None if self.subject is None else parse_global_id(self.subject, ("filter", "subject"))
        return AuditFilter(
            actor_id=None if self.actor is None else referred("User", self.actor),
            action=self.action,
            subject=None if subject is None else ":".join(subject),
            start=self.start,
            end=self.end,
        )


@strawberry.type
class AuditQuery:
    @strawberry.field(
        description="Who changed what of the administration, looked at whose desktop, came in and went out. Administrators only."
    )
    async def audit_log(
        self,
        info: Info,
        first: First = 20,
        after: After = None,
        filter: Annotated[
            AuditLogFilter | None, strawberry.argument(description="Which entries; all if left out.")
        ] = None,
    ) -> AuditEntryConnection:
        requested = command_context(info)
        requested.require_administrator()
        page = await list_audit_entries(
            requested.engine,
            requested.viewer,
            first=check_first(first),
            after=None if after is None else read_cursor(after),
            which=AuditFilter() if filter is None else filter.read(),
        )
        cursors = [write_cursor(entry.at, entry.id) for entry in page.entries]
        entries = map(_show, page.entries)
        return AuditEntryConnection.page(entries, cursors, count=page.count, has_next=page.has_next, after=after)


def _show(entry: AuditRecord) -> AuditEntry:
    return AuditEntry(
        id=global_id("AuditEntry", entry.id),
        record=entry,
        action=entry.action,
        before=None if entry.before is None else Json(_with_ids(entry.before)),
        after=None if entry.after is None else Json(_with_ids(entry.after)),
    )


def _with_ids(value: object) -> object:
    """The value with the API's ids of the objects in it, which are stored as ``{"ref": "User:12", "name": …}``."""
    if isinstance(value, list):
        return [_with_ids(each) for each in cast("list[Any]", value)]
    if not isinstance(value, dict):
        return value
    values = cast("dict[str, Any]", value)
    type_name, _, key = str(values.get("ref", "")).partition(":")
    shown = {name: _with_ids(each) for name, each in values.items() if name != "ref"}
    return {"id": global_id(type_name, key), **shown} if key else shown


@finds("AuditEntry")
async def find_audit_entry(info: Info, key: str) -> AuditEntry | None:
    """An entry of the company's audit log, if an administrator asks."""
    requested = command_context(info)
    if not requested.viewer.is_admin:
        return None
    which = AuditFilter(entry_id=row_number(key))
    page = await list_audit_entries(requested.engine, requested.viewer, first=1, after=None, which=which)
    return _show(page.entries[0]) if page.entries else None
