"""Following what changes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import strawberry

from models import RecordAct
from permissions.viewer import Viewer
from resolvers.errors import ErrorCode, RequestError
from resolvers.following.cursor import FollowCursor
from resolvers.following.reading import Followed, RecordChanged, begin_following, read_changes
from resolvers.language import LocalizedText
from resolvers.report_definitions.saved_report import report_of_key
from resolvers.validity import is_of_this_instant
from resolvers.webhooks.sender import Names
from schema.context import Info, viewer_of
from schema.described_enum import describe
from schema.events.figure import figure_id, figure_ids, figure_keys
from schema.node import global_id
from schema.paging import no_cursor
from schema.records.kind import RecordKind

MAX_CHANGES = 1_000
MAX_FIGURES = 50
_TYPES = {
    RecordKind.CONTACT: "Contact",
    RecordKind.ACTIVITY: "Activity",
    RecordKind.DEAL: "Deal",
    RecordKind.COMMUNICATION: "Communication",
}

describe(
    RecordAct,
    "What became of a record.",
    {
        RecordAct.CREATED: "It was created.",
        RecordAct.CHANGED: "It was changed, moved or handed over; or it is written anew as it was.",
        RecordAct.DELETED: "It was deleted, and can be restored.",
        RecordAct.RESTORED: "It was restored.",
        RecordAct.REMOVED: "It is there no more, as the import that it came by was undone. Told to administrators alone.",
        RecordAct.MERGED: "It was merged into another contact. What was with it is told as changed.",
    },
)


@strawberry.type(description="That something became of a record. What it says now is read by its id.")
class RecordChange:
    kind: RecordKind = strawberry.field(description="What kind of record.")
    record_id: strawberry.ID | None = strawberry.field(
        description="Its id, as of `node`; null: any records of the kind may be others, or new, as a whole folder was imported."
    )
    external_id: str | None = strawberry.field(description="Its external id; null: it has none.")
    act: RecordAct = strawberry.field(description="What became of it.")
    merged_into: strawberry.ID | None = strawberry.field(
        description="Of a contact that is merged now: the contact that it is, if you see that one. Null for all others."
    )
    occurred_at: datetime = strawberry.field(description="When that was written.")


@strawberry.type(description="What has changed since a cursor.")
class ChangePage:
    changes: list[RecordChange] = strawberry.field(
        description="Changes of records that you see, those of one record in their order. There may be fewer than asked for with more "
        "to come, and one may be told again: what counts is what the record says when it is read."
    )
    changed_figures: list[strawberry.ID] = strawberry.field(
        description="Those of the figures asked for that may be others since the cursor, by ids of widgets."
    )
    end_cursor: str = strawberry.field(description="Where to go on from. It is good for six days.")
    has_next_page: bool = strawberry.field(description="Whether there is more already.")


@strawberry.type
class ChangeQuery:
    @strawberry.field(
        description="What has changed since a cursor, in the order in which it could be seen (docs/webhooks.md). Without a cursor "
        "nothing, and a cursor from which everything follows: who follows takes one, reads everything once, then asks for changes. "
        "NOT_FOUND for a cursor that is too old or of another database: then all of it is to be read anew."
    )
    async def changes(
        self,
        info: Info,
        after: Annotated[str | None, strawberry.argument(description="The cursor; now, if left out.")] = None,
        first: Annotated[int, strawberry.argument(description=f"How many changes, 1 to {MAX_CHANGES}.")] = 100,
        kinds: Annotated[
            list[RecordKind] | None, strawberry.argument(description="Of which kinds of records; of all if left out.")
        ] = None,
        figures: Annotated[
            list[strawberry.ID] | None,
            strawberry.argument(
                description=f"Figures that are followed, at most {MAX_FIGURES}: blocks, and for administrators reports, by ids of "
                "widgets."
            ),
        ] = None,
    ) -> ChangePage:
        viewer, engine = viewer_of(info), info.context.engine
        # What it tells is no answer that is kept.
        is_of_this_instant()
        if not 1 <= first <= MAX_CHANGES:
            raise RequestError(ErrorCode.BAD_USER_INPUT, _FIRST, ("first",))
        if len(figures or ()) > MAX_FIGURES:
            raise RequestError(ErrorCode.BAD_USER_INPUT, _FIGURES, ("figures",))
        if after is None:
            begun = await begin_following(engine)
            return ChangePage(changes=[], changed_figures=[], end_cursor=begun.write(), has_next_page=False)
        cursor = FollowCursor.read(after)
        if cursor is None:
            raise no_cursor()
        followed = Followed(
            viewer.company.id,
            viewer.people,
            [kind for kind in _TYPES if kinds is None or kind in kinds],
            _figures(viewer, figure_keys(figures or ())),
        )
        page = await read_changes(engine, followed, cursor, first)
        if page is None:
            raise RequestError(ErrorCode.NOT_FOUND, _LOST, ("after",))
        return ChangePage(
            changes=[_show(viewer, each) for each in page.changes],
            changed_figures=figure_ids(page.figures),
            end_cursor=page.cursor.write(),
            has_next_page=page.has_next,
        )


def record_id(kind: RecordKind, number: int) -> strawberry.ID:
    """What the API calls a record."""
    return global_id(_TYPES[kind], number)


NAMES = Names(record_id, figure_id)
"""What those who are told of changes are told."""


def _figures(viewer: Viewer, keys: Sequence[str]) -> Sequence[str]:
    """Whether there is a report is for those to know who may read it: administrators read all."""
    return [key for key in dict.fromkeys(keys) if viewer.is_admin or report_of_key(key) is None]


def _show(viewer: Viewer, change: RecordChanged) -> RecordChange:
    return RecordChange(
        kind=change.kind,
        record_id=None if change.record_id is None else record_id(change.kind, change.record_id),
        external_id=change.external_id,
        act=change.act,
        merged_into=None if change.merged_into is None else record_id(RecordKind.CONTACT, change.merged_into),
        occurred_at=change.occurred_at.astimezone(viewer.company.zone),
    )


_FIRST = LocalizedText(f"Expected 1 to {MAX_CHANGES} changes.", f"Ожидается от 1 до {MAX_CHANGES} изменений.")
_FIGURES = LocalizedText(f"Expected at most {MAX_FIGURES} figures.", f"Ожидается не больше {MAX_FIGURES} показателей.")
_LOST = LocalizedText(
    "Expected a cursor of the last six days, from this database: what came after this one is not known any more. "
    "Read everything anew, and begin without a cursor.",
    "Ожидается курсор не старше шести дней из этой же базы данных: что было после этого, уже неизвестно. "
    "Прочитайте всё заново и начните без курсора.",
)
