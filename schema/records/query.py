"""Records by what they are called where they come from."""

from typing import Annotated

import strawberry

from schema.context import Info
from schema.records.kind import RecordKind
from schema.records.record import Record, show_record


@strawberry.type
class RecordQuery:
    @strawberry.field(
        description="A record by its external id; null when there is none, or none that you see, deleted ones among them."
    )
    async def record(
        self,
        info: Info,
        kind: Annotated[RecordKind, strawberry.argument(description="What kind of record it is.")],
        external_id: Annotated[
            str, strawberry.argument(description="What it is called in the system that it came from.")
        ],
    ) -> Record | None:
        found = await info.context.loaders.records.load((kind, external_id))
        return None if found is None else show_record(found)
