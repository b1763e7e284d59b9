"""Where files come from."""

from datetime import datetime

import strawberry

from resolvers.mapping import Source
from schema.context import Info, viewer_of
from schema.file_import.mapping import FileMapping, show_mapping
from schema.node import global_id


@strawberry.type(
    description="Where files come from, by a name that somebody gave it, with the mapping by which its last one went in."
)
class FileSource:
    kept: strawberry.Private[Source]
    id: strawberry.ID = strawberry.field(description="The source's id.")

    @strawberry.field(description="What it is called.")
    def name(self) -> str:
        return self.kept.name

    @strawberry.field(description="The mapping by which its last file went in.")
    def mapping(self) -> FileMapping:
        return show_mapping(self.kept.mapping)

    @strawberry.field(description="When its last file went in.")
    def changed_at(self, info: Info) -> datetime:
        return self.kept.changed_at.astimezone(viewer_of(info).company.zone)


def show_source(source: Source) -> FileSource:
    """The source as it is told."""
    return FileSource(id=global_id("FileSource", source.id), kept=source)
